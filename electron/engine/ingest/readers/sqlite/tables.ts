import type { Database } from 'better-sqlite3'
import type { Sheet } from '../reader.ts'

/** Milliseconds for counting rows; tables whose turn does not come are not counted. */
const countingTime = 1500
/** Counting stops here: what matters is which table is the large one. */
const countedRows = 5_000_000

/** A table or view of a database. */
export interface Table {
  readonly name: string
  /** 'shadow': what a virtual table keeps for itself. */
  readonly type: 'table' | 'view' | 'virtual' | 'shadow'
  /** Its rows have numbers of their own. */
  readonly numbered: boolean
}

/** Tables and views as the schema lists them, without SQLite's own. @throws SqliteError */
export function tablesOf(db: Database): Table[] {
  const types = new Map(
    db
      .prepare<[], { name: string; type: Table['type']; wr: number }>(
        `SELECT name, type, wr FROM pragma_table_list WHERE schema = 'main'`,
      )
      .all()
      .map((row) => [row.name, row]),
  )
  // sqlite_schema is small and has no index.
  const names = db
    .prepare<[], { name: string }>(
      `SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND substr(name, 1, 7) <> 'sqlite_' ORDER BY rowid`,
    )
    .all()
  return names.flatMap(({ name }) => {
    const row = types.get(name)
    return row === undefined ? [] : [{ name, type: row.type, numbered: row.type === 'table' && row.wr === 0 }]
  })
}

/** Tables and views with their rows. A view is not counted: what it does may take for ever. */
export function countedTables(db: Database): Sheet[] {
  const until = performance.now() + countingTime
  return tablesOf(db).map(({ name, type }) => ({
    name,
    rows: type === 'table' && performance.now() < until ? count(db, name) : null,
    hidden: type === 'shadow',
  }))
}

function count(db: Database, table: string): number | null {
  try {
    const counted = db
      .prepare<[number], { rows: number }>(
        `SELECT count(*) AS rows FROM (SELECT 1 FROM ${quoted(table)} LIMIT ?)`,
      )
      .get(countedRows + 1)
    return counted === undefined || counted.rows > countedRows ? null : counted.rows
  } catch {
    // A damaged table is told of when it is read itself.
    return null
  }
}

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`
