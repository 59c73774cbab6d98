import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import { isHidden, type Range } from '../sources/index.ts'
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
 * once whatever its size; the ids of a day are read when one of them is asked for, and kept.
 */
export class Timeline implements IdList {
  readonly length: number
  /** Kept once for all lists of a reader. */
  readonly bytes = 0
  readonly #db: ReadDb
  readonly #lastId: number
  readonly #hidden: readonly Range[]
  readonly #days: readonly Day[]
  readonly #dated: number

  /**
   * @param rows all rows with ids up to `lastId`; rows that come later are not in the list
   * @param hidden ids that do not count: of withdrawn sources
   */
  constructor(db: ReadDb, rows: number, lastId: number, hidden: readonly Range[]) {
    this.#db = db
    this.#lastId = lastId
    this.#hidden = hidden
    this.length = rows
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
    days.push({ from: null, start, rows: rows - start, ids: null })
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

  /** Those of all ids that are chosen, in the order of the list. @throws WinnowError call.cancelled */
  choose(chosen: (id: number) => boolean, most: number, cancelled: () => boolean): Uint32Array {
    const ids = new Uint32Array(most)
    let length = 0
    for (const day of this.#days) {
      if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
      for (const id of this.#ids(day)) if (chosen(id)) ids[length++] = id
    }
    return ids.subarray(0, length)
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
    // message_time (sent_at, and the id at its end) covers both: no row is touched.
    const all =
      from === null
        ? this.#db
            .prepare<[number], number>('SELECT id FROM message WHERE sent_at IS NULL AND id <= ? ORDER BY id')
            .pluck()
            .all(this.#lastId)
        : this.#db
            .prepare<[number, number, number], number>(
              'SELECT id FROM message WHERE sent_at >= ? AND sent_at < ? AND id <= ? ORDER BY sent_at, id',
            )
            .pluck()
            .all(from, from + dayMs, this.#lastId)
    const ids = this.#hidden.length === 0 ? all : all.filter((id) => !isHidden(this.#hidden, id))
    if (ids.length === rows) return Uint32Array.from(ids)
    const which = from === null ? 'without a time' : `on ${new Date(from).toISOString().slice(0, 10)}`
    throw new WinnowError(
      'case.damaged',
      `The case counts ${rows} rows ${which} and holds ${ids.length}. Restore it from a backup, or import its files into a new case.`,
    )
  }
}
