import { WinnowError } from '../../../shared/contract/error.ts'
import { type Columns, sortByTime } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Range } from '../sources/index.ts'
import { type IdList, outside } from './id-list.ts'
import type { TwinGroups } from './twin-groups.ts'

/** The rows of one UTC day, or of no day at all. */
interface Day {
  /** UTC milliseconds; null: rows without a time. */
  readonly from: number | null
  /** Position of its first row. */
  readonly start: number
  readonly rows: number
  ids: Uint32Array | null
}

const dayMs = 86_400_000

/**
 * All rows of several import runs in time order. How many there are on each day is known from day_stat, so the list opens at
 * once whatever its size; the rows of a day are merged when one of them is asked for, and kept.
 */
export class Timeline implements IdList {
  readonly length: number
  /** Kept once for all lists of a reader. */
  readonly bytes = 0
  readonly #columns: Columns
  readonly #runs: readonly Range[]
  readonly #days: readonly Day[]
  readonly #dated: number

  /** @param runs all runs whose rows count, ascending; rows that come later are not in the list */
  constructor(db: ReadDb, columns: Columns, runs: readonly Range[]) {
    this.#columns = columns
    this.#runs = runs
    this.length = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    const days: Day[] = []
    let start = 0
    const counts = db.prepare<[], { day: number; rows: number }>(
      'SELECT day, rows FROM day_stat ORDER BY day',
    )
    for (const { day, rows: onDay } of counts.all()) {
      days.push({ from: day * dayMs, start, rows: onDay, ids: null })
      start += onDay
    }
    this.#dated = start
    days.push({ from: null, start, rows: this.length - start, ids: null })
    this.#days = days
  }

  at(position: number): number {
    const day = this.#dayAt(position)
    const id = day === undefined ? undefined : this.#ids(day)[position - day.start]
    if (id === undefined) throw outside(position, this.length)
    return id
  }

  slice(from: number, count: number): number[] {
    const ids: number[] = []
    const end = Math.min(this.length, from + count)
    for (let at = from; at < end; ) {
      const day = this.#dayAt(at)
      if (day === undefined) break
      const part = this.#ids(day).subarray(at - day.start, end - day.start)
      for (const id of part) ids.push(id)
      at += part.length
    }
    return ids
  }

  all(): Uint32Array {
    const ids = new Uint32Array(this.length)
    for (const day of this.#days) ids.set(this.#ids(day), day.start)
    return ids
  }

  around(at: number | null): readonly [low: number, high: number] {
    if (at === null) return [this.#dated, this.#dated]
    const next = this.#firstDay((day) => day.from !== null && day.from < at)
    const before = this.#days[next - 1]
    const start = this.#days[next]?.start ?? this.length
    // At midnight, or before the first day, the day's own start is the answer.
    if (before === undefined || this.#days[next]?.from === at) return [start, start]
    return [before.start, start]
  }

  messages(twins: TwinGroups): number {
    return twins.total.messages
  }

  #dayAt(position: number): Day | undefined {
    return this.#days[this.#firstDay((day) => day.start + day.rows <= position)]
  }

  /** Index of the first day for which `isBefore` no longer holds. */
  #firstDay(isBefore: (day: Day) => boolean): number {
    let low = 0
    let high = this.#days.length
    while (low < high) {
      const middle = (low + high) >> 1
      const day = this.#days[middle]
      if (day !== undefined && isBefore(day)) low = middle + 1
      else high = middle
    }
    return low
  }

  #ids(day: Day): Uint32Array {
    day.ids ??= this.#read(day)
    return day.ids
  }

  #read({ from, rows }: Day): Uint32Array {
    const parts = this.#runs.map(({ first, last }) => {
      const undated = from === null
      const start = this.#columns.firstFrom(first, last, undated ? Number.POSITIVE_INFINITY : from)
      const end = undated ? last + 1 : this.#columns.firstFrom(start, last, from + dayMs)
      return { start, end }
    })
    const ids = new Uint32Array(parts.reduce((sum, { start, end }) => sum + end - start, 0))
    let length = 0
    for (const { start, end } of parts) for (let id = start; id < end; id++) ids[length++] = id
    if (length === rows) return from === null ? ids : sortByTime(ids, this.#columns.times(ids), () => {})
    const which = from === null ? 'without a time' : `on ${new Date(from).toISOString().slice(0, 10)}`
    throw new WinnowError(
      'case.damaged',
      `The case counts ${rows} rows ${which} and holds ${length}. Restore it from a backup, or import its files into a new case.`,
    )
  }
}
