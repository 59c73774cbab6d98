import type { Tally } from '../hand.ts'
import { CellCodes } from './cell-codes.ts'
import { PairTable } from './pair-table.ts'
import { SpanCounts } from './span-counts.ts'

/** Counts which cells of a column stand in whose rows. */
export class CountedCells {
  readonly codes = new CellCodes()
  readonly #pairs = new PairTable()
  readonly #counts = new SpanCounts()
  #holder = -1
  #code = -1
  #number = 0

  /** @param holder any number from 0; `code` of `codes`, 1 or more; `sentAt` UTC milliseconds, Infinity: unknown */
  add(holder: number, code: number, sentAt: number): void {
    // A device stays in a phone for row after row.
    if (holder !== this.#holder || code !== this.#code) {
      this.#holder = holder
      this.#code = code
      this.#number = this.#pairs.add(holder, code)
    }
    this.#counts.add(this.#number, sentAt)
  }

  *[Symbol.iterator](): Generator<{ readonly holder: number; readonly text: string; readonly tally: Tally }> {
    for (let n = 0; n < this.#pairs.size; n++) {
      yield {
        holder: this.#pairs.first(n),
        text: this.codes.text(this.#pairs.second(n)),
        tally: this.#counts.tally(n),
      }
    }
  }
}
