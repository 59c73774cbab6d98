/** Rows to a page: one page is one call to the engine. */
const PAGE = 100

/** Fetches `count` rows from position `from`; fewer come back only at the end. */
export type FetchRows<Row> = (from: number, count: number, signal: AbortSignal) => Promise<readonly Row[]>

export interface PageCacheOptions {
  /** Rows to a page. */
  readonly page?: number
  /** Pages kept; the ones longest out of sight go first. */
  readonly keep?: number
}

interface Page<Row> {
  readonly number: number
  rows: readonly Row[] | null
  /** The rows are of an earlier generation: shown until the new ones are here. */
  stale: boolean
  error: unknown
  /** Set while it is being fetched. */
  stop: AbortController | null
}

/**
 * The rows of a long list, a page at a time. `want` says what is in sight: pages that are missing are fetched once,
 * pages that were scrolled past before they came are given up, and the oldest are forgotten. `refresh` begins a new
 * generation: whatever answers afterwards from before is not taken.
 */
export class PageCache<Row> {
  readonly #page: number
  readonly #keep: number
  readonly #listeners = new Set<() => void>()
  /** In the order of last use. */
  readonly #pages = new Map<number, Page<Row>>()
  readonly #fetch: FetchRows<Row>
  readonly #count: number
  #wanted: readonly number[] = []
  #version = 0

  constructor(fetch: FetchRows<Row>, count: number, { page = PAGE, keep = 120 }: PageCacheOptions = {}) {
    this.#fetch = fetch
    this.#count = count
    this.#page = page
    this.#keep = keep
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Goes up whenever an answer of `get` or `failure` may have changed. */
  readonly version = (): number => this.#version

  /** The row at a position; undefined while it is not here. */
  get(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / this.#page))?.rows?.[index % this.#page]
  }

  /** What went wrong with a page that is wanted; null when nothing did. */
  get failure(): unknown {
    for (const page of this.#pages.values()) if (page.error !== null) return page.error
    return null
  }

  /** Positions first … last are in sight. A quarter of a page before and after is fetched as well, unless they are wanted `alone`. */
  want(first: number, last: number, alone = false): void {
    if (this.#count === 0) return
    const margin = alone ? 0 : Math.floor(this.#page / 4)
    const from = Math.floor(Math.max(0, first - margin) / this.#page)
    const to = Math.floor(Math.min(this.#count - 1, last + margin) / this.#page)
    for (const page of this.#pages.values()) {
      if (page.stop && (page.number < from || page.number > to)) this.#drop(page)
    }
    const nearest = Math.floor((first + last) / 2 / this.#page)
    const numbers = Array.from({ length: to - from + 1 }, (_, index) => from + index)
    // The page in the middle of what is in sight is fetched first and forgotten last.
    this.#wanted = numbers.sort((a, b) => Math.abs(a - nearest) - Math.abs(b - nearest))
    for (const number of this.#wanted.toReversed()) this.#touch(number)
    for (const number of this.#wanted) this.#load(number)
    for (const page of this.#pages.values()) {
      if (this.#pages.size <= Math.max(this.#keep, numbers.length)) break
      this.#drop(page)
    }
  }

  /** Fetches again what failed. */
  retry(): void {
    for (const page of [...this.#pages.values()]) {
      if (page.error === null) continue
      page.error = null
      this.#load(page.number)
    }
    this.#changed()
  }

  /** The rows have changed: what is in sight is fetched anew, shown as it was until then; all else is forgotten. */
  refresh(): void {
    for (const page of [...this.#pages.values()]) {
      page.stop?.abort()
      page.stop = null
      page.error = null
      page.stale = true
      if (!this.#wanted.includes(page.number)) this.#pages.delete(page.number)
    }
    for (const number of this.#wanted) this.#load(number)
    this.#changed()
  }

  /** Gives up what is under way. */
  close(): void {
    for (const page of [...this.#pages.values()]) if (page.stop) this.#drop(page)
  }

  #touch(number: number): void {
    const page = this.#pages.get(number) ?? { number, rows: null, stale: false, error: null, stop: null }
    this.#pages.delete(number)
    this.#pages.set(number, page)
  }

  #load(number: number): void {
    const page = this.#pages.get(number)
    if (!page || (page.rows && !page.stale) || page.stop || page.error !== null) return
    const stop = new AbortController()
    page.stop = stop
    const from = number * this.#page
    this.#fetch(from, Math.min(this.#page, this.#count - from), stop.signal).then(
      (rows) => {
        if (page.stop !== stop) return
        page.stop = null
        page.rows = rows
        page.stale = false
        this.#changed()
      },
      (error: unknown) => {
        if (page.stop !== stop) return
        page.stop = null
        page.error = error
        this.#changed()
      },
    )
  }

  #drop(page: Page<Row>): void {
    page.stop?.abort()
    page.stop = null
    // Rows of before, whose renewal is given up, are fetched anew when they are wanted again.
    this.#pages.delete(page.number)
  }

  #changed(): void {
    this.#version++
    for (const listener of this.#listeners) listener()
  }
}
