/** Rows of a chunk, one typed array or list a column; a message is one index through all of them. */
export interface StagedRows {
  readonly count: number
  /** Record number in the served file. */
  readonly row: Float64Array
  /** UTC milliseconds; Infinity where unknown, so that such rows come last. */
  readonly sentAt: Float64Array
  /** Ids in the case; 0: none. */
  readonly sender: Uint32Array
  readonly recipient: Uint32Array
  readonly conversation: Uint32Array
  /** Index into `kinds`. */
  readonly kind: Uint8Array
  readonly timeText: readonly (string | null)[]
  readonly body: readonly (string | null)[]
  readonly extra: readonly (string | null)[]
  readonly image: readonly (string | null)[]
}

/** Rows that are collected and put into the order of time in memory: a chunk's order is what merging needs. */
const chunkRows = 150_000
/** Text that a chunk holds at most, in UTF-16 units. */
const chunkUnits = 24 * 1024 * 1024

/** Collects rows until they are a chunk. */
export class RowChunk implements StagedRows {
  count = 0
  /** UTF-16 units of text held. */
  units = 0
  readonly row = new Float64Array(chunkRows)
  readonly sentAt = new Float64Array(chunkRows)
  readonly sender = new Uint32Array(chunkRows)
  readonly recipient = new Uint32Array(chunkRows)
  readonly conversation = new Uint32Array(chunkRows)
  readonly kind = new Uint8Array(chunkRows)
  timeText: (string | null)[] = []
  body: (string | null)[] = []
  extra: (string | null)[] = []
  image: (string | null)[] = []

  get full(): boolean {
    return this.count === chunkRows || this.units > chunkUnits
  }

  clear(): void {
    this.count = 0
    this.units = 0
    this.timeText = []
    this.body = []
    this.extra = []
    this.image = []
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
    const order = Uint32Array.from({ length: count }, (_, i) => i)
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
