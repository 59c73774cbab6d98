import type { Tally } from '../hand.ts'

/** Tallies by dense numbers from 0, in typed arrays that grow: counting a row is three cells of memory, no look-up by id. */
export class SpanCounts {
  #rows = new Uint32Array(256)
  #firstAt = new Float64Array(256).fill(Number.POSITIVE_INFINITY)
  #lastAt = new Float64Array(256).fill(Number.NEGATIVE_INFINITY)

  /** @param sentAt UTC milliseconds; Infinity: unknown */
  add(number: number, sentAt: number): void {
    if (number >= this.#rows.length) this.#reach(number)
    this.#rows[number] = (this.#rows[number] ?? 0) + 1
    if (sentAt === Number.POSITIVE_INFINITY) return
    if (sentAt < (this.#firstAt[number] ?? 0)) this.#firstAt[number] = sentAt
    if (sentAt > (this.#lastAt[number] ?? 0)) this.#lastAt[number] = sentAt
  }

  tally(number: number): Tally {
    return {
      rows: this.#rows[number] ?? 0,
      firstAt: this.#firstAt[number] ?? Number.POSITIVE_INFINITY,
      lastAt: this.#lastAt[number] ?? Number.NEGATIVE_INFINITY,
    }
  }

  #reach(number: number): void {
    const size = Math.max(number + 1, this.#rows.length * 2)
    const [rows, firstAt, lastAt] = [this.#rows, this.#firstAt, this.#lastAt]
    this.#rows = new Uint32Array(size)
    this.#rows.set(rows)
    this.#firstAt = new Float64Array(size).fill(Number.POSITIVE_INFINITY)
    this.#firstAt.set(firstAt)
    this.#lastAt = new Float64Array(size).fill(Number.NEGATIVE_INFINITY)
    this.#lastAt.set(lastAt)
  }
}
