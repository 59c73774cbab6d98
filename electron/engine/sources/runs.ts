import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'

export interface SourceRun {
  readonly id: number
  readonly kind: 'import' | 'retry'
  readonly read: number
  readonly stored: number
  readonly rejected: number
  readonly known: number
  readonly imagesFound: number
  readonly imagesMissing: number
  readonly first: number | null
  readonly last: number | null
}

/** The runs of a source: its import, then each time that rejects were tried again. import_run_source serves it. */
export function runsOf(db: ReadDb, source: number): SourceRun[] {
  return db
    .prepare<[number], SourceRun>(
      `SELECT id, kind, read, stored, rejected, known, images_found AS imagesFound, images_missing AS imagesMissing,
         first_id AS first, last_id AS last
       FROM import_run WHERE source = ? ORDER BY id`,
    )
    .all(source)
}

/** @throws WinnowError not.found */
export function mustHave(db: ReadDb, source: number): { name: string; sha256: string; sheet: string | null } {
  const found = db
    .prepare<[number], { name: string; sha256: string; sheet: string | null }>(
      'SELECT name, sha256, sheet FROM source WHERE id = ?',
    )
    .get(source)
  if (found === undefined) throw new WinnowError('not.found', `This case has no source ${source}.`)
  return found
}

/** The rejects of runs that were not tried again: FROM and WHERE over reject AS r. reject_run and the primary key of reject_retry. */
export function openRejects(runs: readonly SourceRun[]): { from: string; params: [string] } {
  return {
    from: `FROM json_each(?) AS wanted CROSS JOIN reject AS r ON r.run = wanted.value
      WHERE NOT EXISTS (SELECT 1 FROM reject_retry AS t WHERE t.reject = r.id)`,
    params: [JSON.stringify(runs.map(({ id }) => id))],
  }
}

/** The ranges of ids of runs that stored anything. */
export function stored(runs: readonly SourceRun[]): { first: number; last: number }[] {
  return runs.flatMap(({ first, last }) => (first === null || last === null ? [] : [{ first, last }]))
}
