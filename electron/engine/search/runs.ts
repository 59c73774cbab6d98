import type { Columns } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { visibleRuns } from '../sources/index.ts'
import type { Stretch } from './id-sets.ts'

/** The ids of each import run, ascending, withdrawn sources too: the index holds those as well. Inside a run ids are dense and in time order, rows without a time last. */
export function importRuns(db: ReadDb): Stretch[] {
  return prepared<[], Stretch>(
    db,
    'SELECT first_id AS first, last_id AS last FROM import_run WHERE first_id IS NOT NULL ORDER BY first_id',
  ).all()
}

/** The runs that are searched: all but those of withdrawn sources. */
export const visible = (db: ReadDb): Stretch[] => visibleRuns(db)

/** The highest message id; 0 in an empty case. */
export const lastMessage = (runs: readonly Stretch[]): number => runs.at(-1)?.last ?? 0

/**
 * The rows sent at or after `since` and before `until` (UTC ms; null: open), as one stretch of ids for each of `runs`, which lie in one
 * import run each. Rows without a time are in none.
 */
export function sentBetween(
  columns: Columns,
  runs: readonly Stretch[],
  since: number | null,
  until: number | null,
): Stretch[] {
  return runs.flatMap(({ first, last }) => {
    const from = columns.firstFrom(first, last, since ?? Number.NEGATIVE_INFINITY)
    const to = columns.firstFrom(first, last, until ?? Number.POSITIVE_INFINITY) - 1
    return from <= to ? [{ first: from, last: to }] : []
  })
}
