import type { ReadDb } from '../db/connection.ts'

/** Which runs counted when a search was run: those up to `run`, but for sources withdrawn by what was decided up to `state`. */
export interface Scope {
  readonly run: number
  readonly state: number
}

export function scopeNow(db: ReadDb): Scope {
  return {
    run: db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM import_run').pluck().get() ?? 0,
    state: db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM source_state').pluck().get() ?? 0,
  }
}

/** A source within a scope. */
export interface ScopedSource {
  readonly source: number
  readonly withdrawn: boolean
  /** How many runs it had, and how many rows came with them. */
  readonly runs: number
  readonly rows: number
}

/** The sources of a scope, as they stood in it. By import_run_source and source_state_source. */
export function sourcesIn(db: ReadDb, { run, state }: Scope): Map<number, ScopedSource> {
  const rows = db
    .prepare<[number, number], Omit<ScopedSource, 'withdrawn'> & { withdrawn: number }>(
      `SELECT r.source, count(*) AS runs, sum(r.stored) AS rows,
         coalesce((SELECT s.state FROM source_state AS s WHERE s.source = r.source AND s.id <= ? ORDER BY s.id DESC LIMIT 1), '') = 'withdrawn' AS withdrawn
       FROM import_run AS r WHERE r.id <= ? GROUP BY r.source`,
    )
    .all(state, run)
  return new Map(rows.map((row) => [row.source, { ...row, withdrawn: row.withdrawn === 1 }]))
}
