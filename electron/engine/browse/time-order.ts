import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns, type Range, rowsVersion, visibleRuns } from '../sources/index.ts'
import { type IdList, stretch } from './id-list.ts'
import { Timeline } from './timeline.ts'

/** Up to here a database sort is quicker than going through all rows of the case. */
const fewIds = 100_000

/**
 * The order of every list: by time, rows without a time last, equal times by id. Ids already run in that order within one
 * import run; with several, a timeline gives it. Kept until the case's contents change.
 */
class TimeOrder {
  readonly #db: ReadDb
  #version = -1
  #runs: readonly Range[] = []
  #timeline: Timeline | null = null

  constructor(db: ReadDb) {
    this.#db = db
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
    if (ids.length <= fewIds) return sortFew(this.#db, ids)
    const chosen = new Uint8Array(highest + 1)
    for (const id of ids) chosen[id] = 1
    return this.#timeline.choose((id) => chosen[id] === 1, ids.length, cancelled)
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
      const rows = this.#runs.reduce((sum, run) => sum + rowsOf(run), 0)
      const lastId = this.#runs.at(-1)?.last ?? 0
      this.#timeline =
        this.#runs.length > 1 ? new Timeline(this.#db, rows, lastId, hiddenRuns(this.#db)) : null
    })()
  }
}

const rowsOf = (run: Range): number => run.last - run.first + 1

function sortFew(db: ReadDb, ids: Uint32Array): Uint32Array {
  const sorted = db
    .prepare<[string], number>(
      `SELECT m.id FROM json_each(?) AS hit CROSS JOIN message AS m ON m.id = hit.value
       ORDER BY m.sent_at IS NULL, m.sent_at, m.id`,
    )
    .pluck()
    .all(JSON.stringify(Array.from(ids)))
  return Uint32Array.from(sorted)
}

const makeTimeOrder = (seat: ReadSeat) => new TimeOrder(seat.db)

/** The order of time over the whole case, kept by the reader for as long as the case is open. */
export const timeOrder = (seat: ReadSeat): TimeOrder => seat.held(makeTimeOrder)
