import { TextColumn, type Texts } from '../cells/index.ts'

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
  readonly timeText = new TextColumn()
  readonly body = new TextColumn()
  readonly extra = new TextColumn()
  readonly image = new TextColumn()
  readonly detail = new TextColumn()

  get full(): boolean {
    const bytes = this.timeText.used + this.body.used + this.extra.used + this.image.used + this.detail.used
    return this.count === chunkRows || bytes > chunkBytes
  }

  clear(): void {
    this.count = 0
    this.timeText.clear()
    this.body.clear()
    this.extra.clear()
    this.image.clear()
    this.detail.clear()
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
    const order = new Uint32Array(count)
    for (let i = 0; i < count; i++) order[i] = i
    if (ascending) return order
    // Time and index in one double, where they fit: sorting numbers needs no comparison function.
    const unknown = latest + 1
    if ((unknown - earliest + 1) * count >= Number.MAX_SAFE_INTEGER) {
      return order.sort((a, b) => (sentAt[a] ?? 0) - (sentAt[b] ?? 0) || a - b)
    }
    const keys = new Float64Array(count)
    for (let i = 0; i < count; i++) keys[i] = (Math.min(sentAt[i] ?? 0, unknown) - earliest) * count + i
    keys.sort()
    for (let i = 0; i < count; i++) order[i] = (keys[i] ?? 0) % count
    return order
  }
}
