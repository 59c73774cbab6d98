import type { ReadDb } from '../db/connection.ts'
import type { PostingKind } from './names.ts'
import { countIn, partOf, readInto } from './posting-chunk.ts'
import { unionOf } from './union.ts'

/** Which rows a conversation has, a handle sent or received: kept as lists of ids, run by run. */
export class Postings {
  readonly #chunks
  readonly #chunk

  constructor(db: ReadDb) {
    // posting_key covers it: a few hundred chunks for ten million rows.
    this.#chunks = db
      .prepare<[PostingKind, number, number], number>(
        'SELECT id FROM posting WHERE kind = ? AND last_key >= ? AND first_key <= ?',
      )
      .pluck()
    this.#chunk = db
      .prepare<[number], [base: number, data: Buffer]>('SELECT base, data FROM posting WHERE id = ?')
      .raw()
  }

  /** The ids of a key, ascending: run by run in the order of time. Rows of withdrawn sources are among them. */
  of(kind: PostingKind, key: number): Uint32Array {
    const parts: (readonly [base: number, part: Buffer])[] = []
    let count = 0
    // Chunks were written in the order of their ids.
    for (const id of this.#chunks.all(kind, key, key).sort((a, b) => a - b)) {
      const row = this.#chunk.get(id)
      const part = row === undefined ? null : partOf(row[1], key)
      if (row === undefined || part === null) continue
      parts.push([row[0], part])
      count += countIn(part)
    }
    const ids = new Uint32Array(count)
    let at = 0
    for (const [base, part] of parts) at = readInto(ids, at, part, base)
    return ids
  }

  /** The ids of any of several keys, ascending. */
  ofAny(kind: PostingKind, keys: readonly number[]): Uint32Array {
    return unionOf(keys.map((key) => this.of(kind, key)))
  }

  close(): void {}
}
