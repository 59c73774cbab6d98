import { type Cancelled, searchCancelled } from './cancelled.ts'
import type { Marks } from './marks.ts'

/** Terms from one to before another, as the index has them: their bytes with the letter of its main index before them. */
export interface TermRange {
  readonly from: Uint8Array
  readonly to: Uint8Array
}

/** A sorted piece of the index: its terms and their lists of rows on pages first … last. */
export interface Segment {
  readonly id: number
  readonly first: number
  readonly last: number
}

/** Pages read at a time once a list goes on and on; the cancel flag is looked at between. */
const MOST_PAGES = 128

/** The index is not laid out as this reader knows it. */
export class Unknown extends Error {}

export interface Finders {
  /** Pages from one on, as many as the segment has. */
  pages(from: number, count: number): Buffer[]
  /** The page on which a term stands, if it is there at all. */
  leafAt(term: Uint8Array): number
  /** The next page that begins terms greater than one; null: there is none. */
  leafAfter(term: Uint8Array): number | null
}

/**
 * Goes through the terms of one segment.
 *
 * A page: u16 the place of the first row id on it, 0 for none; u16 the end of its data; data from byte 4 on; then a list of where
 * terms begin. A term (the first of a page whole, others by what they share with the one before) is followed by its rows: the id (the
 * first of the list and of a page whole, others as difference), the size of its positions times two, the positions. What does not fit goes on with
 * the next page.
 */
export class SegmentReader {
  readonly #segment: Segment
  readonly #find: Finders
  readonly #marks: Marks
  readonly #cancelled: Cancelled
  #ahead: Buffer[] = []
  #aheadFrom = 0
  /** The page that is read, where its data and its list of terms end, and where its next term begins, 0: it has no more. */
  #page: Uint8Array = new Uint8Array(0)
  #number = 0
  #end = 0
  #nextAt = 0
  #offsets = new Numbers(this.#page, 0)
  /** Whether no term of the page was read yet. */
  #fresh = true
  #term = new Uint8Array(1024)
  #length = 0
  /** Where the rows of the term begin. */
  #rowsAt = 0

  constructor(segment: Segment, find: Finders, marks: Marks, cancelled: Cancelled) {
    this.#segment = segment
    this.#find = find
    this.#marks = marks
    this.#cancelled = cancelled
  }

  read(ranges: readonly TermRange[]): void {
    for (const { from, to } of ranges) {
      let isThere = this.#seek(from)
      while (isThere && this.#compare(to) < 0) {
        this.#markRows()
        isThere = this.#next()
      }
    }
  }

  /** Moves to the first term that is not less than one; false: there is none. */
  #seek(term: Uint8Array): boolean {
    const leaf = this.#find.leafAt(term)
    const stays = leaf === this.#number && this.#length > 0 && this.#compare(term) <= 0
    if (!stays) {
      this.#open(leaf)
      if (!this.#next()) return false
    }
    while (this.#compare(term) < 0) if (!this.#next()) return false
    return true
  }

  /** Moves to the term behind; false: it was the last. */
  #next(): boolean {
    if (this.#nextAt === 0) {
      // The list of the page's last term may fill pages before the next term comes.
      const leaf =
        this.#length === 0 ? this.#number + 1 : this.#find.leafAfter(this.#term.slice(0, this.#length))
      if (leaf === null || leaf > this.#segment.last) return false
      this.#open(leaf)
      if (this.#nextAt === 0) throw new Unknown()
    }
    const numbers = new Numbers(this.#page, this.#nextAt)
    const shared = this.#fresh ? 0 : numbers.next()
    const own = numbers.next()
    if (shared > this.#length || numbers.at + own > this.#end) throw new Unknown()
    if (shared + own > this.#term.length) {
      const longer = new Uint8Array((shared + own) * 2)
      longer.set(this.#term)
      this.#term = longer
    }
    for (let i = 0; i < own; i++) this.#term[shared + i] = this.#page[numbers.at + i] ?? 0
    this.#length = shared + own
    this.#rowsAt = numbers.at + own
    this.#fresh = false
    const step = this.#offsets.at < this.#page.length ? this.#offsets.next() : 0
    this.#nextAt = step === 0 ? 0 : this.#nextAt + step
    return true
  }

  /** Marks the rows of the term, over as many pages as they fill. */
  #markRows(): void {
    const { first, last, words } = this.#marks
    let page = this.#page
    let at = this.#rowsAt
    let row = 0
    let whole = true
    for (;;) {
      const limit = this.#nextAt === 0 ? this.#end : this.#nextAt
      while (at < limit) {
        let number = page[at++] ?? 0
        if (number > 0x7f) {
          number &= 0x7f
          let byte: number
          do {
            byte = page[at++] ?? 0
            number = number * 128 + (byte & 0x7f)
          } while (byte > 0x7f)
        }
        row = whole ? number : row + number
        whole = false
        if (row < first || row > last) throw new Unknown()
        const place = row - first
        words[place >>> 5] = (words[place >>> 5] ?? 0) | (1 << (place & 31))
        let size = page[at++] ?? 0
        if (size > 0x7f) {
          size &= 0x7f
          let byte: number
          do {
            byte = page[at++] ?? 0
            size = size * 128 + (byte & 0x7f)
          } while (byte > 0x7f)
        }
        // The lowest bit would say that the row was deleted: rows never are.
        if ((size & 1) === 1) throw new Unknown()
        at += size >>> 1
      }
      if (this.#nextAt !== 0) {
        if (at !== limit) throw new Unknown()
        return
      }
      let left = at - limit
      // Pages that positions fill alone.
      for (;;) {
        if (this.#number === this.#segment.last) {
          if (left > 0) throw new Unknown()
          return
        }
        this.#open(this.#number + 1)
        const room = (this.#nextAt === 0 ? this.#end : this.#nextAt) - 4
        if (left < room || this.#nextAt !== 0) break
        left -= room
      }
      page = this.#page
      at = 4 + left
      whole = true
    }
  }

  /** Reads a page. */
  #open(number: number): void {
    const page = this.#pageAt(number)
    this.#page = page
    this.#number = number
    this.#end = ((page[2] ?? 0) << 8) | (page[3] ?? 0)
    if (this.#end < 4 || this.#end > page.length) throw new Unknown()
    this.#offsets = new Numbers(page, this.#end)
    this.#nextAt = this.#end < page.length ? this.#offsets.next() : 0
    this.#fresh = true
  }

  #pageAt(number: number): Uint8Array {
    const known = this.#ahead[number - this.#aheadFrom]
    if (known !== undefined) return known
    if (this.#cancelled()) throw searchCancelled()
    const goesOn = this.#ahead.length > 0 && number === this.#aheadFrom + this.#ahead.length
    const count = goesOn ? Math.min(MOST_PAGES, this.#ahead.length * 4) : 1
    this.#ahead = this.#find.pages(number, count)
    this.#aheadFrom = number
    const [page] = this.#ahead
    if (page === undefined) throw new Unknown()
    return page
  }

  /** Below 0: the term is less than the other. */
  #compare(other: Uint8Array): number {
    const term = this.#term
    const both = Math.min(this.#length, other.length)
    for (let i = 0; i < both; i++) {
      const off = (term[i] ?? 0) - (other[i] ?? 0)
      if (off !== 0) return off
    }
    return this.#length - other.length
  }
}

/** Numbers as SQLite writes them: seven bits a byte, the highest first, the top bit set where more follow. */
export class Numbers {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes
    this.at = at
  }

  next(): number {
    let number = 0
    for (;;) {
      const byte = this.#bytes[this.at++]
      if (byte === undefined) throw new Unknown()
      number = number * 128 + (byte & 0x7f)
      if (byte < 0x80) return number
    }
  }
}
