import type Database from 'better-sqlite3'
import type { Cancelled } from './cancelled.ts'
import type { Marks } from './marks.ts'
import {
  type Finders,
  Numbers,
  type Segment,
  SegmentReader,
  type TermRange,
  Unknown,
} from './segment-reader.ts'

/** One word. No term holds a NUL: nothing stands between a word and the word with one behind it. */
export const wordRange = (word: string): TermRange => ({
  from: Buffer.from(`0${word}`),
  to: Buffer.from(`0${word}\0`),
})

/** All words that begin so: 0xff is no byte of UTF-8. */
export const prefixRange = (prefix: string): TermRange => ({
  from: Buffer.from(`0${prefix}`),
  to: Buffer.concat([Buffer.from(`0${prefix}`), Buffer.of(0xff)]),
})

/** Ids of a segment's pages begin at its number times this (FTS5_SEGMENT_ROWID). */
const SEGMENT_PAGES = 2 ** 37
const STRUCTURE_ROW = 10

/**
 * Reads which rows have a word straight from the pages of an FTS5 index: some ten times as fast as MATCH, which steps through
 * each list behind several layers of calls, and it can stop at any page. The layout is that of SQLite's fts5_index.c ("FTS5 data
 * structures"), without its options (detail, prefix, contentless_delete, secure-delete): whatever is not as expected makes it give up, and
 * MATCH answers then.
 */
export class Doclists {
  readonly #db: Database.Database
  readonly #block
  readonly #pagesFrom
  readonly #leafAt
  readonly #leafAfter

  constructor(db: Database.Database) {
    this.#db = db
    this.#block = db
      .prepare<[number], Buffer>('SELECT block FROM body_index_data WHERE id = CAST(? AS INTEGER)')
      .pluck()
    this.#pagesFrom = db
      .prepare<[number, number], Buffer>(
        'SELECT block FROM body_index_data WHERE id BETWEEN CAST(? AS INTEGER) AND CAST(? AS INTEGER) ORDER BY id',
      )
      .pluck()
    // The primary key (segid, term) of FTS5's own table; its columns have no type, and a cast would keep it from serving.
    this.#leafAt = db
      .prepare<[number, Uint8Array], number>(
        'SELECT pgno >> 1 FROM body_index_idx WHERE segid = ? AND term <= ? ORDER BY term DESC LIMIT 1',
      )
      .pluck()
    this.#leafAfter = db
      .prepare<[number, Uint8Array], number>(
        'SELECT pgno >> 1 FROM body_index_idx WHERE segid = ? AND term > ? ORDER BY term LIMIT 1',
      )
      .pluck()
  }

  /**
   * Marks the rows that have any term of ascending ranges that do not overlap.
   * @returns false where the index cannot be read so; what is marked then means nothing
   * @throws WinnowError call.cancelled, SqliteError
   */
  mark(ranges: readonly TermRange[], marks: Marks, cancelled: Cancelled): boolean {
    try {
      // One snapshot: an index build may add to the shard meanwhile.
      this.#db.transaction(() => {
        for (const segment of this.#segments()) {
          new SegmentReader(segment, this.#finders(segment), marks, cancelled).read(ranges)
        }
      })()
      return true
    } catch (error) {
      if (error instanceof Unknown) return false
      throw error
    }
  }

  #finders({ id, first, last }: Segment): Finders {
    const base = id * SEGMENT_PAGES
    return {
      pages: (from, count) => this.#pagesFrom.all(base + from, base + Math.min(last, from + count - 1)),
      leafAt: (term) => Math.max(first, this.#leafAt.get(id, term) ?? first),
      leafAfter: (term) => this.#leafAfter.get(id, term) ?? null,
    }
  }

  #segments(): Segment[] {
    const bytes = this.#block.get(STRUCTURE_ROW)
    if (bytes === undefined) return []
    const numbers = new Numbers(bytes, 4)
    // The second form of the record has this in place of the number of levels.
    if (bytes.length >= 8 && bytes.readUInt32BE(4) === 0xff00_0001) throw new Unknown()
    const levels = numbers.next()
    numbers.next()
    numbers.next()
    const segments: Segment[] = []
    for (let level = 0; level < levels; level++) {
      numbers.next()
      for (let left = numbers.next(); left > 0; left--) {
        segments.push({ id: numbers.next(), first: numbers.next(), last: numbers.next() })
      }
    }
    return segments
  }
}
