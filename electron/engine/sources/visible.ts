import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'

/** Message ids from first to last, both counted. */
export interface Range {
  readonly first: number
  readonly last: number
}

/** SQL: the sources that are withdrawn now. SQLite takes the bare column from the row of max(id), by source_state_source. */
export const withdrawnSources =
  "SELECT source FROM (SELECT source, state, max(id) FROM source_state GROUP BY source) WHERE state = 'withdrawn'"

function ranges(db: ReadDb, which: 'IN' | 'NOT IN'): Range[] {
  return prepared<[], Range>(
    db,
    `SELECT first_id AS first, last_id AS last FROM import_run
       WHERE first_id IS NOT NULL AND source ${which} (${withdrawnSources}) ORDER BY first_id`,
  ).all()
}

/** The runs whose rows count, ascending: all but those of withdrawn sources. */
export const visibleRuns = (db: ReadDb): Range[] => ranges(db, 'NOT IN')

/** The runs of withdrawn sources, ascending; nearly always none. */
export const hiddenRuns = (db: ReadDb): Range[] => ranges(db, 'IN')

/** A condition for SQL that keeps the rows that count; `column` holds a message's id. Begins with AND; empty when all do. */
export function andVisible(hidden: readonly Range[], column: string): string {
  return hidden.map(({ first, last }) => ` AND ${column} NOT BETWEEN ${first} AND ${last}`).join('')
}

/** Of message ids in any order, those that count. */
export function onlyVisible(hidden: readonly Range[], ids: Uint32Array): Uint32Array {
  if (hidden.length === 0) return ids
  return ids.filter((id) => !isHidden(hidden, id))
}

export const isHidden = (hidden: readonly Range[], id: number): boolean =>
  hidden.some(({ first, last }) => id >= first && id <= last)

/** Whether a source is withdrawn. */
export function isWithdrawn(db: ReadDb, source: number): boolean {
  return (
    db
      .prepare<[number], string>('SELECT state FROM source_state WHERE source = ? ORDER BY id DESC LIMIT 1')
      .pluck()
      .get(source) === 'withdrawn'
  )
}

/**
 * Which rows a list was made from: it grows with every import, withdrawal and reinstatement. What persons decide about twins changes
 * no list, and must not cost one.
 */
export function rowsVersion(db: ReadDb): number {
  return (
    prepared<[], number>(
      db,
      `SELECT (SELECT coalesce(max(id), 0) FROM import_run) + (SELECT coalesce(max(id), 0) FROM source_state)`,
    )
      .pluck()
      .get() ?? 0
  )
}

/** Which of the case's contents a count was made from: it grows as `rowsVersion` does, and with every matching of twins and decision on them. */
export function dataVersion(db: ReadDb): number {
  const twins = prepared<[], number>(
    db,
    'SELECT (SELECT coalesce(max(id), 0) FROM twin_run) + (SELECT coalesce(max(id), 0) FROM twin_decision)',
  )
    .pluck()
    .get()
  return rowsVersion(db) + (twins ?? 0)
}
