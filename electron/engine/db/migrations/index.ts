import { WinnowError } from '../../../../shared/contract/error.ts'
import type { WriteDb } from '../connection.ts'
import { migration010 } from './010-case.ts'
import { migration020 } from './020-sources.ts'
import { migration030 } from './030-work.ts'
import { migration040 } from './040-search.ts'
import { migration045 } from './045-watch.ts'
import { migration050 } from './050-reading.ts'
import type { Migration } from './migration.ts'

export const migrations: readonly Migration[] = [
  migration010,
  migration020,
  migration030,
  migration040,
  migration045,
  migration050,
]

/** The newest version this program knows; kept in the database as `user_version`. */
export const schemaVersion = migrations.at(-1)?.id ?? 0

/** The version of an opened case database. */
export function versionOf(db: WriteDb): number {
  return Number(db.pragma('user_version', { simple: true }))
}

/**
 * Brings a case up to `target`, each migration in one transaction with its record.
 * @throws WinnowError `case.newer` when the case was written by a newer Winnow: its meaning is not known here.
 */
export function migrate(db: WriteDb, now: number, target = schemaVersion): number[] {
  const have = versionOf(db)
  if (have > schemaVersion) {
    throw new WinnowError(
      'case.newer',
      `This case was last opened by a newer Winnow (case version ${have}; this one knows up to ${schemaVersion}). Open it with that version.`,
    )
  }
  db.exec(
    'CREATE TABLE IF NOT EXISTS migration (id INTEGER PRIMARY KEY, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT',
  )
  const done: number[] = []
  for (const step of migrations) {
    if (step.id <= have || step.id > target) continue
    db.transaction(() => {
      db.exec(step.sql)
      db.prepare('INSERT INTO migration (id, name, at) VALUES (?, ?, ?)').run(step.id, step.name, now)
      db.pragma(`user_version = ${step.id}`)
    }).immediate()
    done.push(step.id)
  }
  return done
}
