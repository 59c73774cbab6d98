import type { WriteDb } from '../db/connection.ts'

/**
 * Drops the indexes of `message` when an import is large beside what is there, and gives what puts them back: building an index once costs
 * a tenth of keeping it up row by row. Both happen inside the import's transaction, so nobody ever sees the table without them.
 * @returns SQL statements to run after the rows are in; none when the indexes were kept.
 */
export function liftIndexes(db: WriteDb, adding: number): string[] {
  const there = db.prepare<[], number>('SELECT coalesce(max(id), 0) FROM message').pluck().get() ?? 0
  if (adding < 10_000 || adding * 3 < there) return []
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'message' AND sql IS NOT NULL`,
    )
    .all()
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`)
  return indexes.map(({ sql }) => sql)
}
