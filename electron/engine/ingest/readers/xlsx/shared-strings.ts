import { isAscii } from 'node:buffer'
import type { ZipEntry } from '../../served/zip.ts'
import { decode } from '../encoding.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { XmlScanner, type XmlToken } from '../sheet/xml-scanner.ts'
import { unescapeText } from './escaped-text.ts'
import { StringTable } from './string-table.ts'

const tag = { si: 0, t: 1, rPh: 2 } as const
const remembered = 4096

/** A shared string, or why there is none to be had. */
export type Shared = { readonly text: string } | { readonly fault: 'missing' | 'encoding' | 'too long' }

/**
 * The shared strings of a workbook, read only as far as cells refer to them: the first rows of a large sheet need a small part.
 * Rich text is joined, phonetic guides are left out.
 */
export class SharedStrings {
  readonly #table = new StringTable()
  readonly #scanner = new XmlScanner(Object.keys(tag), [])
  readonly #pieces: AsyncGenerator<Buffer, void, undefined> | null
  #ended = false
  #inText = false
  #inPhonetic = false
  /** The same few strings come again and again: senders, kinds. By index modulo. */
  readonly #textIndex = new Int32Array(remembered).fill(-1)
  readonly #text: string[] = new Array(remembered).fill('')

  constructor(part: ZipEntry | null) {
    this.#pieces = part === null ? null : utf8Pieces(part.stream())
    this.#ended = part === null
  }

  /** Reads on until the string of this index is there, or there are no more. @throws XmlFault, WinnowError */
  async upTo(index: number): Promise<void> {
    while (!this.#ended && this.#table.count <= index) {
      const piece = await this.#pieces?.next()
      if (piece === undefined || piece.done === true) {
        this.#scanner.finish()
        this.#ended = true
      } else this.#scanner.push(piece.value)
      for (let token = this.#scanner.next(); token !== 'more' && token !== 'end'; ) {
        this.#take(token)
        token = this.#scanner.next()
      }
    }
  }

  get(index: number): Shared {
    const slot = index % remembered
    if (this.#textIndex[slot] === index) return { text: this.#text[slot] ?? '' }
    const bytes = this.#table.bytes(index)
    if (bytes === null) return { fault: 'missing' }
    if (bytes === 'too long') return { fault: 'too long' }
    const text = decode(bytes, 'utf-8', isAscii(bytes))
    if (text === null) return { fault: 'encoding' }
    this.#textIndex[slot] = index
    this.#text[slot] = unescapeText(text)
    return { text: this.#text[slot] ?? '' }
  }

  /** Lets go of the archive. */
  async close(): Promise<void> {
    this.#ended = true
    await this.#pieces?.return()
  }

  #take(token: XmlToken): void {
    const scanner = this.#scanner
    if (token === 'text') {
      if (!this.#inText || this.#inPhonetic) return
      const text = scanner.plain ? null : scanner.text()
      // Bytes that are not UTF-8 go in as they are: only the cells that refer to them are rejected.
      this.#table.append(text === null ? scanner.bytes.subarray(scanner.from, scanner.to) : Buffer.from(text))
    } else if (scanner.element === tag.t) this.#inText = token === 'open'
    else if (scanner.element === tag.rPh) this.#inPhonetic = token === 'open'
    else if (scanner.element === tag.si && token === 'close') this.#table.end()
  }
}
