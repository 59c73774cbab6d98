import { RowTexts, type Texts } from '../cells/index.ts'
import { timeOrder } from './time-order.ts'

/** Rows of a chunk, one typed array or list a column; a message is one index through all of them. */
export interface StagedRows {
  readonly count: number
  /** Record number in the served file. */
  readonly row: Float64Array
  /** UTC milliseconds; Infinity where unknown, so that such rows come last. */
  readonly sentAt: Float64Array
  /** Ids in the case; 0: none. */
  readonly owner: Uint32Array
  readonly sender: Uint32Array
  readonly recipient: Uint32Array
  readonly conversation: Uint32Array
  /** Place in `kinds`. */
  readonly kind: Uint8Array
  /** Hash to find twins by; 0: nothing to match by. */
  readonly match: Float64Array
  readonly timeText: Texts
  readonly body: Texts
  readonly extra: Texts
  readonly image: Texts
  /** What few suppliers give, written by `detailText`. */
  readonly detail: Texts
}

/** In which order a row's texts are written. */
export const textColumn = { extra: 0, timeText: 1, body: 2, image: 3, detail: 4 } as const
export const textColumns = 5

/** Rows that are collected and put into the order of time in memory: a chunk's order is what merging needs. */
const chunkRows = 100_000
/** Text that a chunk holds at most. */
const chunkBytes = 16 * 1024 * 1024

/** Collects rows until they are a chunk. */
export class RowChunk implements StagedRows {
  count = 0
  readonly row = new Float64Array(chunkRows)
  readonly sentAt = new Float64Array(chunkRows)
  readonly owner = new Uint32Array(chunkRows)
  readonly sender = new Uint32Array(chunkRows)
  readonly recipient = new Uint32Array(chunkRows)
  readonly conversation = new Uint32Array(chunkRows)
  readonly kind = new Uint8Array(chunkRows)
  readonly match = new Float64Array(chunkRows)
  /** Written row by row, as `textColumn` says. */
  readonly texts = new RowTexts(textColumns)
  readonly extra = this.texts.column(textColumn.extra)
  readonly timeText = this.texts.column(textColumn.timeText)
  readonly body = this.texts.column(textColumn.body)
  readonly image = this.texts.column(textColumn.image)
  readonly detail = this.texts.column(textColumn.detail)

  get full(): boolean {
    return this.count === chunkRows || this.texts.used > chunkBytes
  }

  clear(): void {
    this.count = 0
    this.texts.clear()
  }

  /** Indexes in the order of time; equal times stay in file order. */
  order(): Uint32Array {
    const { count, sentAt } = this
    let ascending = true
    let earliest = Number.POSITIVE_INFINITY
    let latest = Number.NEGATIVE_INFINITY
    for (let i = 0; i < count; i++) {
      const at = sentAt[i] ?? 0
      if (i > 0 && at < (sentAt[i - 1] ?? 0)) ascending = false
      if (at < earliest) earliest = at
      if (at > latest && at !== Number.POSITIVE_INFINITY) latest = at
    }
    return ascending
      ? Uint32Array.from({ length: count }, (_, i) => i)
      : timeOrder(sentAt.subarray(0, count), earliest, latest)
  }
}
