import { IdBits } from '../../../shared/domain/id-bits.ts'
import type { Cluster } from '../../../shared/domain/twin-matcher.ts'
import type { WriteDb } from '../db/connection.ts'

/**
 * Puts clusters down that the rule left apart, in place of those whose rows it decided on again.
 * @param clusters message ids of each, ascending
 * @param again ids; null: all rows of the case
 */
export function keepApart(db: WriteDb, clusters: readonly Cluster[], again: Uint32Array | null): void {
  if (again === null) db.exec('DELETE FROM twin_apart')
  else forget(db, again)
  const keep = db.prepare<[number, string]>('INSERT INTO twin_apart (first_id, rows) VALUES (?, ?)')
  for (const rows of clusters) keep.run(rows[0] ?? 0, JSON.stringify(rows))
}

/** A cluster's rows have one key, and a key is decided on as a whole: its lowest row stands for all of them. */
function forget(db: WriteDb, again: Uint32Array): void {
  const isAgain = new IdBits()
  for (const id of again) isAgain.add(id)
  const drop = db.prepare<[number]>('DELETE FROM twin_apart WHERE first_id = ?')
  const kept = db.prepare<[], number>('SELECT first_id FROM twin_apart').pluck().all()
  for (const first of kept) if (isAgain.has(first)) drop.run(first)
}
