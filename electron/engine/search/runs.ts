import type { ReadDb } from '../db/connection.ts'
import { visibleRuns } from '../sources/index.ts'
import type { Stretch } from './id-sets.ts'

/** The ids of each import run, ascending, withdrawn sources too: the index holds those as well. Inside a run ids are dense and in time order, rows without a time last. */
export function importRuns(db: ReadDb): Stretch[] {
  return db
    .prepare<[], Stretch>(
      'SELECT first_id AS first, last_id AS last FROM import_run WHERE first_id IS NOT NULL ORDER BY first_id',
    )
    .all()
}

/** The runs that are searched: all but those of withdrawn sources. */
export const visible = (db: ReadDb): Stretch[] => visibleRuns(db)

/** The highest message id; 0 in an empty case. */
export const lastMessage = (runs: readonly Stretch[]): number => runs.at(-1)?.last ?? 0

/**
 * The rows sent at or after `since` and before `until` (UTC ms; null: open), as one stretch of ids a run: found by halving,
 * some twenty rows looked at for each end. Rows without a time are in none.
 */
export function sentBetween(
  db: ReadDb,
  runs: readonly Stretch[],
  since: number | null,
  until: number | null,
): Stretch[] {
  // The primary key of message.
  const sentAt = db.prepare<[number], number | null>('SELECT sent_at FROM message WHERE id = ?').pluck()
  /** The first id of a run whose time has come, or that has none; the one after the run when there is no such. */
  const firstFrom = ({ first, last }: Stretch, at: number): number => {
    let low = first
    let high = last + 1
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      const sent = sentAt.get(middle) ?? null
      if (sent !== null && sent < at) low = middle + 1
      else high = middle
    }
    return low
  }
  return runs.flatMap((run) => {
    const first = firstFrom(run, since ?? Number.NEGATIVE_INFINITY)
    const last = firstFrom(run, until ?? Number.POSITIVE_INFINITY) - 1
    return first <= last ? [{ first, last }] : []
  })
}
