import type Database from 'better-sqlite3'

const known = new WeakMap<Database.Database, Map<string, Database.Statement>>()

/**
 * A statement of a connection, compiled once: compiling takes longer than what many of them do. For texts that are always the same, or of which
 * there are few; whoever shares one must want its rows in the same form (pluck, raw).
 */
export function prepared<Params extends unknown[], Row>(
  db: Database.Database,
  sql: string,
): Database.Statement<Params, Row> {
  const statements = known.get(db) ?? new Map<string, Database.Statement>()
  known.set(db, statements)
  const statement = statements.get(sql) ?? db.prepare(sql)
  statements.set(sql, statement)
  return statement as Database.Statement<Params, Row>
}
