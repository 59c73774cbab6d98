import type { Answer } from '../../../shared/contract/index.ts'
import { timeBuckets } from '../../../shared/domain/time-buckets.ts'
import type { Columns } from '../columns/index.ts'
import type { IdList } from './id-list.ts'

/**
 * Looks a list up by time: the list is sorted by time, so each question is a few dozen look-ups by id, whatever its length.
 */
export class Seeker {
  readonly #list: IdList
  readonly #sentAt: (id: number) => number | null

  constructor(columns: Columns, list: IdList) {
    this.#list = list
    this.#sentAt = (id) => columns.time(id)
  }

  /** Position of the first row at or after `at` (UTC ms); null when the dated rows end before it. */
  time(at: number): number | null {
    const found = this.#firstAtOrAfter(at)
    return found < this.#list.length && this.#at(found) !== null ? found : null
  }

  /** Position of a message; null when it is not in the list. */
  message(id: number): number | null {
    const wanted = this.#sentAt(id)
    const low = this.#list.around(wanted)[0]
    const high = wanted === null ? this.#list.length : this.#list.around(wanted + 1)[1]
    const found = this.#firstNot((position) => this.#isBefore(position, wanted, id), low, high)
    return found < this.#list.length && this.#list.at(found) === id ? found : null
  }

  /** How many rows have a time: they stand before those without one. */
  dated(): number {
    return this.#firstNot((position) => this.#at(position) !== null, ...this.#list.around(null))
  }

  /** Rows per bucket, and rows without a time. */
  histogram(most: number): Answer<'list.histogram'> {
    const dated = this.dated()
    const unknown = this.#list.length - dated
    const first = dated === 0 ? null : this.#at(0)
    const last = dated === 0 ? null : this.#at(dated - 1)
    if (first === null || last === null) return { from: null, width: 0, counts: [], unknown }
    const { from, width, count } = timeBuckets(first, last, most)
    const counts: number[] = []
    let start = 0
    for (let bucket = 1; bucket <= count; bucket++) {
      const end = bucket === count ? dated : this.#firstAtOrAfter(from + bucket * width, start)
      counts.push(end - start)
      start = end
    }
    return { from, width, counts, unknown }
  }

  #at(position: number): number | null {
    return this.#sentAt(this.#list.at(position))
  }

  /** Whether the row at a position stands before a message with that time and id. */
  #isBefore(position: number, wanted: number | null, id: number): boolean {
    const at = this.#at(position)
    if (at === wanted) return this.#list.at(position) < id
    return wanted === null || (at !== null && at < wanted)
  }

  /** From `start` on; strides double first, since the next bucket is rarely far. */
  #firstAtOrAfter(at: number, start = 0): number {
    const isBefore = (position: number) => {
      const sent = this.#at(position)
      return sent !== null && sent < at
    }
    const [from, to] = this.#list.around(at)
    let low = Math.max(start, from)
    let high = low
    for (let stride = 1; high < to && isBefore(high); stride *= 2) {
      low = high + 1
      high = Math.min(to, low + stride)
    }
    return this.#firstNot(isBefore, low, high)
  }

  /** First position in [low, high] for which `isBefore` no longer holds; it holds for all before and for none after. */
  #firstNot(isBefore: (position: number) => boolean, low: number, high: number): number {
    let from = low
    let to = high
    while (from < to) {
      const middle = from + Math.floor((to - from) / 2)
      if (isBefore(middle)) from = middle + 1
      else to = middle
    }
    return from
  }
}
