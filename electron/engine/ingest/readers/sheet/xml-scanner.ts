import { characterStart } from '../encoding.ts'
import { XmlFault } from './xml-fault.ts'
import { hashed, XmlNames } from './xml-names.ts'
import { xmlText } from './xml-text.ts'

/** 'more': the next piece of the file is needed. 'end': nothing is left. An empty element is an 'open' and a 'close'. */
export type XmlToken = 'open' | 'close' | 'text' | 'more' | 'end'

/** No tag of a sheet comes near this. */
const longestTag = 1024 * 1024
/** A text without an end in sight is handed over in pieces of about this size. */
const textPiece = 64 * 1024

const cr = 13
const space = 32
const bang = 0x21
const quote = 0x22
const amp = 0x26
const apos = 0x27
const slash = 0x2f
const colon = 0x3a
const lt = 0x3c
const equals = 0x3d
const gt = 0x3e
const question = 0x3f
const bracket = 0x5d
const underscore = 0x5f
const endOfComment = Buffer.from('-->')
const endOfInstruction = Buffer.from('?>')

/** What XML allows between names is all that stands below the first visible character. */
const isSpace = (c: number): boolean => c <= space
/** Longer slices of a string keep the whole string in memory; shorter ones are copied. */
const copied = 12

/**
 * Cuts UTF-8 XML into tags and texts on its way through memory, at hundreds of MB a second: a sheet has tens of millions of tags.
 *
 * Elements are known by their local names, whatever their prefix. Document types and entities are refused: nothing is ever expanded.
 * It does not check that every element is closed in order, and holds no stack that could grow.
 */
export class XmlScanner {
  /** Of the last tag: the index of its name among the names given, or -1. */
  element = -1
  /** The file ended inside a tag. */
  cutOff = false
  /** The window on the file; what attributes and texts point into, until the next piece is pushed. */
  bytes: Buffer = Buffer.alloc(0)
  /** Of the last text: where it stands in `bytes`. */
  from = 0
  to = 0

  readonly #elements: XmlNames
  readonly #attributes: XmlNames
  readonly #qualified: boolean
  readonly #valueFrom: Int32Array
  readonly #valueTo: Int32Array
  /** The tag on which the attribute was last seen. */
  readonly #seen: Int32Array
  /** `bytes` as characters, once they are asked for. */
  #letters: string | null = null
  #tag = 0
  #at = 0
  #ended = false
  #selfClosed = false
  #skipTo: Buffer | null = null
  #inCdata = false
  /** Of the last text: every byte or-ed together; and whether something in it is not as it stands. */
  #high = 0
  #escaped = false

  /** `qualified`: attributes are known by their whole name, prefix and all; else by their local name. */
  constructor(elements: readonly string[], attributes: readonly string[], qualified = false) {
    this.#elements = new XmlNames(elements)
    this.#attributes = new XmlNames(attributes)
    this.#qualified = qualified
    this.#valueFrom = new Int32Array(attributes.length)
    this.#valueTo = new Int32Array(attributes.length)
    this.#seen = new Int32Array(attributes.length).fill(-1)
  }

  /** The next piece of the file; what was not read yet stays before it. */
  push(piece: Buffer): void {
    const rest = this.bytes.subarray(this.#at)
    this.bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    this.#letters = null
    this.#at = 0
  }

  /** There is no further piece. */
  finish(): void {
    this.#ended = true
  }

  /** @throws XmlFault */
  next(): XmlToken {
    if (this.#selfClosed) {
      this.#selfClosed = false
      return 'close'
    }
    for (;;) {
      const { bytes } = this
      if (this.#skipTo !== null && !this.#skipped(this.#skipTo)) return this.#dry()
      const at = this.#at
      if (at >= bytes.length) return this.#dry()
      if (this.#inCdata) {
        if (bytes[at] === bracket && bytes[at + 1] === bracket && bytes[at + 2] === gt) {
          this.#inCdata = false
          this.#at += 3
          continue
        }
        return this.#cdata()
      }
      if (bytes[at] !== lt) return this.#text()
      const c = bytes[at + 1]
      if (c === undefined) return this.#cut()
      if (c === slash) return this.#close(at + 2)
      if (c === question) {
        this.#at += 2
        this.#skipTo = endOfInstruction
      } else if (c === bang) {
        if (!this.#declaration(at)) return this.#cut()
      } else return this.#open(at + 1)
    }
  }

  /** The last text; null where its bytes are not UTF-8. @throws XmlFault for an entity that XML itself does not have. */
  text(): string | null {
    if (this.#high < 0x80 && !this.#escaped) return this.ascii(this.from, this.to)
    return xmlText(this.bytes.subarray(this.from, this.to), this.#escaped && !this.#inCdata)
  }

  /** Whether the last text stands in the file byte by byte as it is meant. */
  get plain(): boolean {
    return !this.#escaped
  }

  /** Whether the last opened tag has the attribute. */
  has(attribute: number): boolean {
    return this.#seen[attribute] === this.#tag
  }

  /** Where the value of an attribute that the last tag `has` begins and ends in `bytes`. */
  valueFrom(attribute: number): number {
    return this.#valueFrom[attribute] ?? 0
  }

  valueTo(attribute: number): number {
    return this.#valueTo[attribute] ?? 0
  }

  /** An attribute of the last opened tag; null when it has none, or its bytes are not UTF-8. */
  value(attribute: number): string | null {
    if (!this.has(attribute)) return null
    const { bytes } = this
    const from = this.valueFrom(attribute)
    const to = this.valueTo(attribute)
    for (let at = from; at < to; at++) {
      const c = bytes[at] ?? 0
      if (c >= 0x80 || c === amp || c === cr) return xmlText(bytes.subarray(from, to), true)
    }
    return this.ascii(from, to)
  }

  /** An attribute that is a whole number of at most nine digits, else `otherwise`. */
  number(attribute: number, otherwise: number): number {
    if (!this.has(attribute)) return otherwise
    const to = this.valueTo(attribute)
    const from = this.valueFrom(attribute)
    if (to === from || to - from > 9) return otherwise
    let number = 0
    for (let at = from; at < to; at++) {
      const digit = (this.bytes[at] ?? 0) - 0x30
      if (digit < 0 || digit > 9) return otherwise
      number = number * 10 + digit
    }
    return number
  }

  /** xsd:boolean. */
  flag(attribute: number): boolean {
    const value = this.value(attribute)
    return value === '1' || value === 'true' || value === 'on'
  }

  /** Where in `bytes` the next token begins; -1: within one that is longer than what is here. */
  get place(): number {
    return this.#selfClosed || this.#skipTo !== null || this.#inCdata ? -1 : this.#at
  }

  /** For who knows better what stands at `place`: it was read, up to here. */
  passTo(at: number): void {
    this.#at = at
  }

  /** ASCII bytes as a text of its own. */
  ascii(from: number, to: number): string {
    if (to - from > copied * 2) return this.bytes.toString('latin1', from, to)
    this.#letters ??= this.bytes.toString('latin1')
    if (to - from <= copied) return this.#letters.slice(from, to)
    return this.#letters.slice(from, from + copied) + this.#letters.slice(from + copied, to)
  }

  #dry(): XmlToken {
    return this.#ended ? 'end' : 'more'
  }

  /** A tag is not here to its end. */
  #cut(): XmlToken {
    if (this.#ended) {
      this.cutOff = true
      this.#at = this.bytes.length
    } else if (this.bytes.length - this.#at > longestTag) throw new XmlFault('has a tag that does not end')
    return this.#dry()
  }

  #skipped(to: Buffer): boolean {
    const found = this.bytes.indexOf(to, this.#at)
    if (found < 0) {
      this.#at = Math.max(this.#at, this.bytes.length - to.length + 1)
      if (this.#ended) this.#at = this.bytes.length
      return false
    }
    this.#at = found + to.length
    this.#skipTo = null
    return true
  }

  /** False: more of it is needed. */
  #declaration(at: number): boolean {
    const { bytes } = this
    if (bytes.length - at < 9 && !this.#ended) return false
    const start = bytes.toString('latin1', at, at + 9)
    if (start.startsWith('<!--')) {
      this.#at += 4
      this.#skipTo = endOfComment
    } else if (start === '<![CDATA[') {
      this.#at += 9
      this.#inCdata = true
    } else if (bytes.length - at < 9) return false
    else if (start.toUpperCase() === '<!DOCTYPE') {
      throw new XmlFault('declares a document type, which could make it grow without bound: it is not read')
    } else throw new XmlFault('has a declaration that does not belong there')
    return true
  }

  #close(at: number): XmlToken {
    const { bytes } = this
    const end = bytes.length
    let from = at
    let hash = 0
    let i = at
    for (; i < end; i++) {
      const c = bytes[i] ?? 0
      if (c === gt || isSpace(c)) break
      if (c === colon) {
        from = i + 1
        hash = 0
      } else hash = hashed(hash, c)
    }
    const to = i
    while (i < end && isSpace(bytes[i] ?? 0)) i++
    if (i >= end) return this.#cut()
    if (bytes[i] !== gt) throw new XmlFault('has an end tag that is not well-formed')
    this.element = this.#elements.find(bytes, from, to, hash)
    this.#at = i + 1
    return 'close'
  }

  #open(at: number): XmlToken {
    const { bytes } = this
    const end = bytes.length
    let from = at
    let hash = 0
    let i = at
    for (; i < end; i++) {
      const c = bytes[i] ?? 0
      if (c === gt || c === slash || isSpace(c)) break
      if (c === lt) throw new XmlFault('has a tag inside a tag')
      if (c === colon) {
        from = i + 1
        hash = 0
      } else hash = hashed(hash, c)
    }
    if (i >= end) return this.#cut()
    if (i === from) throw new XmlFault('has a tag without a name')
    const to = i
    this.#tag++
    for (;;) {
      while (i < end && isSpace(bytes[i] ?? 0)) i++
      if (i >= end) return this.#cut()
      const c = bytes[i]
      if (c === gt) {
        this.#at = i + 1
        break
      }
      if (c === slash) {
        if (i + 1 >= end) return this.#cut()
        if (bytes[i + 1] !== gt) throw new XmlFault('has a tag that is not well-formed')
        this.#at = i + 2
        this.#selfClosed = true
        break
      }
      i = this.#attribute(i)
      if (i < 0) return this.#cut()
    }
    this.element = this.#elements.find(bytes, from, to, hash)
    return 'open'
  }

  /** Where the attribute that begins here ends; -1: it is not here to its end. */
  #attribute(at: number): number {
    const { bytes } = this
    const end = bytes.length
    let from = at
    let hash = 0
    let i = at
    for (; i < end; i++) {
      const c = bytes[i] ?? 0
      if (c === equals || isSpace(c)) break
      if (c === gt || c === lt || c === slash) throw new XmlFault('has an attribute without a value')
      // xmlns:r is no attribute called r.
      if (
        c === colon &&
        !this.#qualified &&
        !(i - at === 5 && bytes[at] === 0x78 && bytes[at + 4] === 0x73)
      ) {
        from = i + 1
        hash = 0
      } else hash = hashed(hash, c)
    }
    const to = i
    while (i < end && isSpace(bytes[i] ?? 0)) i++
    if (i >= end) return -1
    if (bytes[i] !== equals) throw new XmlFault('has an attribute without a value')
    i++
    while (i < end && isSpace(bytes[i] ?? 0)) i++
    if (i >= end) return -1
    const mark = bytes[i]
    if (mark !== quote && mark !== apos) throw new XmlFault('has an attribute without quotation marks')
    const value = ++i
    while (i < end && bytes[i] !== mark) i++
    if (i >= end) return -1
    const id = this.#attributes.find(bytes, from, to, hash)
    if (id >= 0) {
      this.#valueFrom[id] = value
      this.#valueTo[id] = i
      this.#seen[id] = this.#tag
    }
    return i + 1
  }

  #text(): XmlToken {
    const { bytes } = this
    const end = bytes.length
    let high = 0
    let escaped = false
    let i = this.#at
    for (; i < end; i++) {
      const c = bytes[i] ?? 0
      if (c === lt) break
      high |= c
      if (c === amp || c === cr) escaped = true
    }
    if (i === end && !this.#ended) {
      if (i - this.#at < textPiece) return 'more'
      i = this.#pieceEnd()
    }
    return this.#texted(i, high, escaped)
  }

  #cdata(): XmlToken {
    const found = this.bytes.indexOf(']]>', this.#at)
    let to = found
    if (found < 0) {
      if (!this.#ended && this.bytes.length - this.#at < textPiece) return 'more'
      to = this.#ended ? this.bytes.length : this.#pieceEnd()
    }
    return this.#texted(to, 0xff, true)
  }

  #texted(to: number, high: number, escaped: boolean): XmlToken {
    this.from = this.#at
    this.to = to
    this.#high = high
    this.#escaped = escaped
    this.#at = to
    return 'text'
  }

  /** An end of a piece that cuts no character, no reference, no _x000D_, no CRLF and no ]]>. */
  #pieceEnd(): number {
    const { bytes } = this
    const from = bytes.length - 32
    let to = characterStart(bytes, bytes.length - 1)
    for (let at = from; at < to; at++) {
      const c = bytes[at]
      if (c === amp || c === cr || c === underscore || c === bracket) to = at
    }
    return to
  }
}
