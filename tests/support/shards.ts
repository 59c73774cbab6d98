import { join } from 'node:path'
import { type CaseKey, openWrite } from '../../electron/engine/db/connection.ts'
import { migrate } from '../../electron/engine/db/migrations/index.ts'
import { opener } from '../../electron/engine/search/opener.ts'
import type { OpenDb } from '../../electron/engine/search/shard.ts'
import { tempFolder } from './temp.ts'

export const testKey: CaseKey = new Uint8Array(32).fill(7)

export interface IndexedCase {
  /** case.db, and the folder of its shards. */
  readonly source: string
  readonly folder: string
  readonly open: OpenDb
  /** Adds messages after those that are there; null: a message without text. */
  add(bodies: readonly (string | null)[]): void
}

/** An encrypted case database with messages 1, 2, 3 …, in a folder that is gone after the test. */
export function caseWithBodies(bodies: readonly (string | null)[], key: CaseKey = testKey): IndexedCase {
  const folder = tempFolder()
  const source = join(folder, 'case.db')
  const open = opener(key)
  const db = openWrite(source, key)
  migrate(db, 0)
  db.close()
  const add = (more: readonly (string | null)[]) => {
    const writing = openWrite(source, key)
    // Messages alone: the tables that they refer to stay empty.
    writing.pragma('foreign_keys = OFF')
    const insert = writing.prepare<[string | null]>(
      `INSERT INTO message (source, row, conversation, kind, body) VALUES (1, 1, 1, 0, ?)`,
    )
    writing.transaction(() => {
      for (const body of more) insert.run(body)
    })()
    writing.close()
  }
  add(bodies)
  return { source, folder: join(folder, 'index'), open, add }
}
