/** Rows to a chunk: the sums of chunks are walked, so a million rows take two thousand additions. */
const CHUNK = 512

/**
 * The heights of a list's rows where they are only known once drawn: an estimate until then. Positions are the sums of
 * what is known and what is estimated.
 */
export class Heights {
  readonly #estimate: number
  #count: number
  /** Made when a row of the chunk is first measured. */
  readonly #chunks: (Float64Array | undefined)[] = []
  readonly #sums: (number | undefined)[] = []
  #total: number

  /** @param estimate px, for rows not measured yet. */
  constructor(count: number, estimate: number) {
    this.#count = count
    this.#estimate = estimate
    this.#total = count * estimate
  }

  get count(): number {
    return this.#count
  }

  /** px */
  get total(): number {
    return this.#total
  }

  /** Rows are added or taken away at the end; what was measured stays. */
  resize(count: number): void {
    for (let chunk = Math.floor(count / CHUNK); chunk < this.#chunks.length; chunk++) {
      const heights = this.#chunks[chunk]
      if (!heights) continue
      for (let row = Math.max(0, count - chunk * CHUNK); row < CHUNK; row++) heights[row] = this.#estimate
      this.#sums[chunk] = heights.reduce((sum, height) => sum + height, 0)
    }
    this.#count = count
    this.#total = this.offsetOf(count)
  }

  heightOf(index: number): number {
    return this.#chunks[Math.floor(index / CHUNK)]?.[index % CHUNK] ?? this.#estimate
  }

  /** @returns whether it was another height before. */
  set(index: number, height: number): boolean {
    const before = this.heightOf(index)
    if (index < 0 || index >= this.#count || before === height) return false
    const chunk = Math.floor(index / CHUNK)
    const heights = this.#chunks[chunk] ?? new Float64Array(CHUNK).fill(this.#estimate)
    this.#chunks[chunk] = heights
    heights[index % CHUNK] = height
    this.#sums[chunk] = this.#sumOf(chunk) + height - before
    this.#total += height - before
    return true
  }

  /** Where a row begins, px from the list's beginning; for `count`, where the list ends. */
  offsetOf(index: number): number {
    const at = Math.max(0, Math.min(this.#count, index))
    const chunk = Math.floor(at / CHUNK)
    let offset = 0
    for (let before = 0; before < chunk; before++) offset += this.#sumOf(before)
    for (let row = chunk * CHUNK; row < at; row++) offset += this.heightOf(row)
    return offset
  }

  /** The row that lies at a position: the last one that begins at or before it. */
  indexAt(position: number): number {
    let offset = 0
    let chunk = 0
    const chunks = Math.ceil(this.#count / CHUNK)
    while (chunk < chunks - 1 && offset + this.#sumOf(chunk) <= position) {
      offset += this.#sumOf(chunk)
      chunk++
    }
    let row = chunk * CHUNK
    while (row < this.#count - 1 && offset + this.heightOf(row) <= position) {
      offset += this.heightOf(row)
      row++
    }
    return Math.max(0, Math.min(this.#count - 1, row))
  }

  /** Of a whole chunk; the last one may reach past the end, where no sum is asked for. */
  #sumOf(chunk: number): number {
    return this.#sums[chunk] ?? CHUNK * this.#estimate
  }
}
