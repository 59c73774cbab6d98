import { bitCount } from '../../../shared/domain/id-bits.ts'
import { isPart, isWithin } from '../../../shared/query/index.ts'

/** A word of the index that is not written as it is searched for: its key, and what it looks like in Latin letters. */
export interface OddWord {
  readonly term: string
  readonly key: string
  readonly drawn: string
}

/**
 * The words of an index, as one text with a line break before and after each: a part of a word is found in it by a scan of that text,
 * some milliseconds for a million words. For spelling-tolerant search each word's length and letters are kept as numbers: two words that
 * are k slips apart differ by at most k in length and by at most 2k in the set of letters they use, so few are compared letter
 * by letter.
 */
export class Vocabulary {
  readonly #text: string
  readonly #odd: ReadonlyMap<string, OddWord>
  readonly #rows: Buffer | null
  #shapes: Shapes | null = null

  /**
   * @param words each once, in the order of their bytes, parted by line breaks, which no word of an index has in it
   * @param odd those of them that are not written as they are searched for, and perhaps others
   * @param rows how many rows have each word, u32 little-endian in the order of `words`; null: not counted
   */
  constructor(words: string, odd: readonly OddWord[], rows: Buffer | null) {
    this.#text = words === '' ? '\n' : `\n${words}\n`
    this.#rows = rows
    this.#odd = new Map(odd.map((word) => [word.term, word]))
  }

  /** How many rows have a word; null: not counted. */
  rowsWith(term: string): number | null {
    if (this.#rows === null) return null
    const place = this.#firstFrom(term)
    return this.#wordAt(place) === term ? this.#rows.readUInt32LE(place * 4) : 0
  }

  /** How many rows the words that begin so have, a row once for each of them; null: not counted. */
  rowsBegun(prefix: string): number | null {
    if (this.#rows === null) return null
    const end = this.#firstFrom(`${prefix}\u{10FFFF}`)
    let rows = 0
    for (let place = this.#firstFrom(prefix); place < end; place++) rows += this.#rows.readUInt32LE(place * 4)
    return rows
  }

  #wordAt(place: number): string {
    this.#shapes ??= shapesOf(this.#text)
    const { starts } = this.#shapes
    return this.#text.slice(starts[place], (starts[place + 1] ?? 1) - 1)
  }

  /** Place of the first word that is not less than one: they stand in the order of their bytes. */
  #firstFrom(word: string): number {
    this.#shapes ??= shapesOf(this.#text)
    let low = 0
    let high = this.#shapes.starts.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(this.#wordAt(middle), word)) low = middle + 1
      else high = middle
    }
    return low
  }

  /** The words at most `distance` slips from a word as `drawnLike` gives it, in no order. */
  near(word: string, distance: number): string[] {
    this.#shapes ??= shapesOf(this.#text)
    const { starts, shapes } = this.#shapes
    const { size: wanted, letters } = shapeOf(word)
    const found: string[] = []
    for (let i = 0; i + 1 < starts.length; i++) {
      const shape = shapes[i] ?? 0
      const size = shape >>> 26
      if (size < wanted - distance || size > wanted + distance) continue
      if (bitCount((shape ^ letters) & LETTERS) > 2 * distance) continue
      const term = this.#text.slice(starts[i], (starts[i + 1] ?? 0) - 1)
      if (!this.#odd.has(term) && isWithin(term, word, distance)) found.push(term)
    }
    for (const { term, drawn } of this.#odd.values()) if (isWithin(drawn, word, distance)) found.push(term)
    return found
  }

  /** The words that have a part by their keys: at the beginning where it is a prefix, at the end where it is a suffix, anywhere where both. */
  withPart(part: string, prefix: boolean, suffix: boolean): string[] {
    const text = this.#text
    const wanted = `${suffix ? '' : '\n'}${part}${prefix ? '' : '\n'}`
    const found: string[] = []
    for (let at = text.indexOf(wanted); at !== -1; ) {
      const from = suffix ? text.lastIndexOf('\n', at) + 1 : at + 1
      const to = text.indexOf('\n', Math.max(from, at + 1))
      const term = text.slice(from, to)
      if (!this.#odd.has(term)) found.push(term)
      at = text.indexOf(wanted, to)
    }
    for (const { term, key } of this.#odd.values()) if (isPart(key, part, prefix, suffix)) found.push(term)
    return found
  }
}

/** In the order of UTF-8: UTF-16 puts what lies beyond the basic plane before the end of it. */
function isBefore(a: string, b: string): boolean {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return (a.codePointAt(i) ?? 0) < (b.codePointAt(i) ?? 0)
  }
  return a.length < b.length
}

interface Shapes {
  /** Where each word begins, and one after the last. */
  readonly starts: Uint32Array
  /** Length in code points above, up to 63; a bit for the letters it has below: a–z in 20 bits, all other characters in six. */
  readonly shapes: Uint32Array
}

const LETTERS = 0x3ff_ffff

function shapesOf(text: string): Shapes {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  const starts = new Uint32Array(count)
  const shapes = new Uint32Array(count)
  let word = -1
  let length = 0
  let letters = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code !== 10) {
      letters |= letterBit(code)
      // The second half of a character beyond the basic plane is not one of its own.
      if (code < 0xdc00 || code > 0xdfff) length++
      continue
    }
    if (word >= 0) shapes[word] = (Math.min(length, 63) << 26) | letters
    word++
    starts[word] = at + 1
    length = 0
    letters = 0
  }
  return { starts, shapes }
}

function shapeOf(term: string): { size: number; letters: number } {
  let length = 0
  let letters = 0
  for (let at = 0; at < term.length; at++) {
    const code = term.charCodeAt(at)
    letters |= letterBit(code)
    if (code < 0xdc00 || code > 0xdfff) length++
  }
  return { size: Math.min(length, 63), letters }
}

/** a–t have a bit each, u–z and all others share six. A shared bit only lets a word through that is then compared. */
function letterBit(code: number): number {
  return 1 << (code >= 97 && code < 117 ? code - 97 : 20 + (code % 6))
}
