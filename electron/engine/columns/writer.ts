import type { WriteDb } from '../db/connection.ts'
import { blockRows, encodeHashes, encodeNumbers, encodeTimes } from './block.ts'
import {
  type ColumnName,
  mostLength,
  type NumberColumn,
  numberColumns,
  type PostingKind,
  postingKinds,
} from './names.ts'
import { ChunkWriter } from './posting-chunk.ts'

/** Rows whose postings are made together: bounds what a large import holds in memory, at 16 bytes a row. */
export const segmentRows = 64 * blockRows
/** Bytes of ids in a chunk: about one read of a disk. */
const chunkBytes = 32 * 1024
/** Ids of a key that are encoded at a time; a busy key has chunks of its own. */
const idsAtOnce = 16_384

/** Where blocks of columns and chunks of postings go. */
export interface ColumnSink {
  column(name: ColumnName, firstId: number, least: number | null, data: Buffer): void
  posting(kind: PostingKind, base: number, firstKey: number, lastKey: number, data: Buffer): void
}

/** Into the case; what is put there may not stay without the rows, so it belongs into the transaction that writes those. */
export function columnsInto(db: WriteDb): ColumnSink {
  const block = db.prepare<[ColumnName, number, number | null, Buffer]>(
    'INSERT INTO message_column (column, first_id, least, data) VALUES (?, ?, ?, ?)',
  )
  const chunk = db.prepare<[PostingKind, number, number, number, Buffer]>(
    'INSERT INTO posting (kind, base, first_key, last_key, data) VALUES (?, ?, ?, ?, ?)',
  )
  return {
    column: (...values) => void block.run(...values),
    posting: (...values) => void chunk.run(...values),
  }
}

/**
 * Makes the columns and postings of one run from its rows, which come in the order of their ids.
 */
export class ColumnWriter {
  readonly #sink: ColumnSink
  readonly #numbers = {
    owner: new Uint32Array(blockRows),
    sender: new Uint32Array(blockRows),
    recipient: new Uint32Array(blockRows),
    conversation: new Uint32Array(blockRows),
    kind: new Uint32Array(blockRows),
    length: new Uint32Array(blockRows),
  } satisfies Record<NumberColumn, Uint32Array>
  readonly #times = new Float64Array(blockRows)
  readonly #matches = new Float64Array(blockRows)
  /** Of the rows since the last segment. */
  readonly #keys: Record<PostingKind, Uint32Array[]> = { conversation: [], sender: [], recipient: [] }
  #first: number
  #count = 0
  #dated = 0
  #segmentFirst: number
  #segmentCount = 0

  constructor(sink: ColumnSink, first: number) {
    this.#sink = sink
    this.#first = first
    this.#segmentFirst = first
  }

  /**
   * The next row. Ids 0: none; sentAt in UTC milliseconds, Infinity where unknown: such rows come last. match 0: nothing to match by.
   * length: bytes of the text in UTF-8, negative where there is none.
   */
  add(
    owner: number,
    sender: number,
    recipient: number,
    conversation: number,
    kind: number,
    sentAt: number,
    match: number,
    length: number,
  ): void {
    const i = this.#count++
    this.#numbers.owner[i] = owner
    this.#numbers.sender[i] = sender
    this.#numbers.recipient[i] = recipient
    this.#numbers.conversation[i] = conversation
    this.#numbers.kind[i] = kind
    this.#numbers.length[i] = Math.max(0, Math.min(mostLength, length))
    this.#matches[i] = match
    if (sentAt !== Number.POSITIVE_INFINITY) this.#times[this.#dated++] = sentAt
    if (this.#count === blockRows) this.#endBlock()
  }

  /** Writes what is left. */
  end(): void {
    this.#endBlock()
    this.#endSegment()
  }

  #endBlock(): void {
    const count = this.#count
    if (count === 0) return
    for (const name of numberColumns) {
      this.#sink.column(name, this.#first, null, encodeNumbers(this.#numbers[name], count))
    }
    const least = this.#dated === 0 ? null : (this.#times[0] ?? null)
    this.#sink.column('sent_at', this.#first, least, encodeTimes(this.#times, this.#dated))
    this.#sink.column('match', this.#first, null, encodeHashes(this.#matches, count))
    for (const kind of postingKinds) this.#keys[kind].push(this.#numbers[kind].slice(0, count))
    this.#first += count
    this.#segmentCount += count
    this.#count = 0
    this.#dated = 0
    if (this.#segmentCount >= segmentRows) this.#endSegment()
  }

  #endSegment(): void {
    if (this.#segmentCount === 0) return
    for (const kind of postingKinds) this.#writePostings(kind, this.#keys[kind].splice(0))
    this.#segmentFirst += this.#segmentCount
    this.#segmentCount = 0
  }

  /** Sorts the segment's ids by key, by counting, and writes them in chunks. */
  #writePostings(kind: PostingKind, blocks: readonly Uint32Array[]): void {
    let highest = 0
    for (const block of blocks) for (const key of block) if (key > highest) highest = key
    // After the loop below: where the ids of a key end; those of key k begin where k - 1's end.
    const ends = new Uint32Array(highest + 2)
    for (const block of blocks) for (const key of block) ends[key + 1] = (ends[key + 1] ?? 0) + 1
    for (let k = 1; k < ends.length; k++) ends[k] = (ends[k] ?? 0) + (ends[k - 1] ?? 0)
    const ids = new Uint32Array(this.#segmentCount)
    let id = this.#segmentFirst
    for (const block of blocks) {
      for (const key of block) {
        const place = ends[key] ?? 0
        ids[place] = id++
        ends[key] = place + 1
      }
    }
    this.#writeChunks(kind, ids, ends)
  }

  #writeChunks(kind: PostingKind, ids: Uint32Array, ends: Uint32Array): void {
    const base = this.#segmentFirst
    const chunk = new ChunkWriter()
    let first = 0
    const write = (last: number) => {
      if (chunk.keys > 0) this.#sink.posting(kind, base, first, last, chunk.take())
    }
    let lastKey = 0
    // 0 is no key: rows that have none come first, and are left out.
    let from = ends[0] ?? 0
    for (let key = 1; key + 1 < ends.length; key++) {
      const to = ends[key] ?? 0
      if (to === from) continue
      const large = to - from > idsAtOnce
      if (large || chunk.size >= chunkBytes) write(lastKey)
      if (chunk.keys === 0) first = key
      for (let at = from; at < to; at += idsAtOnce) {
        chunk.add(key, ids, at, Math.min(to, at + idsAtOnce), base)
        if (large) write(key)
      }
      lastKey = key
      from = to
    }
    write(lastKey)
  }
}
