import type { ReadDb } from '../db/connection.ts'

const tables = {
  handle: 'SELECT h.id, h.name FROM json_each(?) AS wanted CROSS JOIN handle AS h ON h.id = wanted.value',
  conversation:
    'SELECT c.id, c.name FROM json_each(?) AS wanted CROSS JOIN conversation AS c ON c.id = wanted.value',
} as const

/** Ids asked for at a time. */
const slice = 20_000

/** Names by id, by the primary key. */
export function namesOf(db: ReadDb, table: keyof typeof tables, ids: ArrayLike<number>): Map<number, string> {
  const wanted = db.prepare<[string], { id: number; name: string }>(tables[table])
  const names = new Map<number, string>()
  for (let at = 0; at < ids.length; at += slice) {
    const some = Array.prototype.slice.call(ids, at, at + slice)
    for (const { id, name } of wanted.all(JSON.stringify(some))) names.set(id, name)
  }
  return names
}
