/** Rate and time left over the last seconds of a job, so that both follow what is happening now. */
export class Meter {
  #samples: { at: number; rows: number; done: number }[] = []

  /** Forgets what was measured: a new step has a pace of its own. */
  reset(): void {
    this.#samples = []
  }

  /**
   * @param now UTC milliseconds
   * @returns rows a second, and seconds left by `done` of `total`; null while fewer than 500 ms have been seen.
   */
  add(
    now: number,
    at: { rows: number; done: number; total: number | null },
  ): { rate: number | null; left: number | null } {
    this.#samples.push({ at: now, rows: at.rows, done: at.done })
    while (this.#samples.length > 2 && now - (this.#samples[1]?.at ?? now) > window) this.#samples.shift()
    const first = this.#samples[0]
    if (first === undefined || now - first.at < least) return { rate: null, left: null }
    const seconds = (now - first.at) / 1000
    const pace = (at.done - first.done) / seconds
    return {
      rate: (at.rows - first.rows) / seconds,
      left: at.total === null || pace <= 0 ? null : Math.max(0, (at.total - at.done) / pace),
    }
  }
}

const window = 5_000
const least = 500
