import { WinnowError } from '../../../shared/contract/error.ts'
import { type Columns, columns, sortByTime } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { type Range, rowsVersion, visibleRuns } from '../sources/index.ts'
import { type IdList, stretch } from './id-list.ts'
import { Timeline } from './timeline.ts'

/**
 * The order of every list: by time, rows without a time last, equal times by id. Ids already run in that order within one
 * import run; with several, a timeline gives it. Kept until the case's contents change.
 */
class TimeOrder {
  readonly #db: ReadDb
  readonly #columns: Columns
  #version = -1
  #runs: readonly Range[] = []
  #timeline: Timeline | null = null

  constructor(db: ReadDb, columnsOfCase: Columns) {
    this.#db = db
    this.#columns = columnsOfCase
  }

  /** Every row of the case that counts. */
  all(): IdList {
    this.#refresh()
    const [first] = this.#runs
    return this.#timeline ?? stretch(first?.first ?? 1, first === undefined ? 0 : rowsOf(first))
  }

  /** Puts ids, given in ascending order, into the order of time. @throws WinnowError call.cancelled */
  sort(ids: Uint32Array, cancelled: () => boolean): Uint32Array {
    this.#refresh()
    const lowest = ids[0]
    const highest = ids.at(-1)
    if (this.#timeline === null || lowest === undefined || highest === undefined) return ids
    if (this.#runs.some((run) => run.first <= lowest && highest <= run.last)) return ids
    return sortByTime(ids, this.#columns.times(ids), () => {
      if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    })
  }

  close(): void {
    this.#timeline = null
    this.#version = -1
  }

  #refresh(): void {
    if (rowsVersion(this.#db) === this.#version) return
    // One snapshot: an import may be committed between two statements.
    this.#db.transaction(() => {
      this.#version = rowsVersion(this.#db)
      this.#runs = visibleRuns(this.#db)
      this.#timeline = this.#runs.length > 1 ? new Timeline(this.#db, this.#columns, this.#runs) : null
    })()
  }
}

const rowsOf = (run: Range): number => run.last - run.first + 1

const makeTimeOrder = (seat: ReadSeat) => new TimeOrder(seat.db, columns(seat))

/** The order of time over the whole case, kept by the reader for as long as the case is open. */
export const timeOrder = (seat: ReadSeat): TimeOrder => seat.held(makeTimeOrder)
