import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb, WriteDb } from '../db/connection.ts'
import type { Actor } from '../seat.ts'

interface Unfinished {
  id: number
  params: Params<'import.start'>
  account: string
  startedAt: number
}

/** Puts down that an import is under way; the same file's earlier attempts are forgotten. */
export function begin(db: WriteDb, params: Params<'import.start'>, actor: Actor, now: number): number {
  const begun = db.transaction((): number => {
    for (const { id, params: other } of listUnfinished(db)) {
      if (other.path === params.path && other.member === params.member && other.sheet === params.sheet) {
        forget(db, id)
      }
    }
    const { lastInsertRowid } = db
      .prepare('INSERT INTO unfinished_import (params, account, started_at) VALUES (?, ?, ?)')
      .run(JSON.stringify(params), actor.account, now)
    return Number(lastInsertRowid)
  })
  return begun.immediate()
}

export function forget(db: WriteDb, id: number): boolean {
  return db.prepare('DELETE FROM unfinished_import WHERE id = ?').run(id).changes > 0
}

/** Oldest first. While an import of this process is under way, it is among them. */
export function listUnfinished(db: ReadDb): Unfinished[] {
  return db
    .prepare<[], { id: number; params: string; account: string; startedAt: number }>(
      `SELECT u.id, u.params, a.name AS account, u.started_at AS startedAt FROM unfinished_import AS u
       JOIN account AS a ON a.id = u.account ORDER BY u.id`,
    )
    .all()
    .map((row) => ({ ...row, params: JSON.parse(row.params) as Params<'import.start'> }))
}
