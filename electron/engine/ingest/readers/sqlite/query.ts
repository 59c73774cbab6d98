import type { Database } from 'better-sqlite3'
import { WinnowError } from '../../../../../shared/contract/error.ts'
import { uniqueNames } from '../unique-names.ts'
import { quoted, type Table, tablesOf } from './tables.ts'

/** What is read of a database. */
export interface Query {
  /** A SELECT; where `numbered`, its first column is the row's number. */
  readonly sql: string
  readonly columns: readonly string[]
  /** Rows are known by their rowid, else by their place in the answer. */
  readonly numbered: boolean
  /** The importer wrote it. */
  readonly own: boolean
  /** For the importer: `table "messages"`. */
  readonly what: string
}

/**
 * The query for a table's or view's name or a SELECT of the importer's own. One statement that only reads.
 * @throws WinnowError file.unknown where there is no such table; import.mapping for what is not one reading statement, or may never
 *   end: SQLite could not be stopped while it looks for the first row. @throws SqliteError
 */
export function queryFor(db: Database, file: string, wanted: string | null): Query {
  const tables = tablesOf(db)
  const table = wanted === null ? largest(db, tables) : tables.find(({ name }) => name === wanted)
  if (table !== undefined) return tableQuery(db, file, table)
  if (wanted === null) throw new WinnowError('file.unknown', `${file} is a database without a table.`)
  if (!/^\s*(select|with|values)\b/i.test(wanted)) {
    const names = tables.map(({ name }) => `"${name}"`).join(', ')
    throw new WinnowError(
      'file.unknown',
      `${file} has no table "${wanted}", and that is no SELECT either. Its tables and views are: ${names}.`,
    )
  }
  return ownQuery(db, file, wanted)
}

/** The table with the most rows, which usually is the one. */
function largest(db: Database, tables: readonly Table[]): Table | undefined {
  const own = tables.filter(({ type }) => type === 'table')
  let found = own[0] ?? tables.find(({ type }) => type !== 'shadow')
  let most = -1
  for (const table of own.slice(0, 1000)) {
    // The highest rowid is one look at the end of the table; counting would read it all.
    const rows = table.numbered ? highestRow(db, table.name) : 0
    if (rows > most) [found, most] = [table, rows]
  }
  return found
}

function highestRow(db: Database, table: string): number {
  try {
    const row = db
      .prepare<[], { most: number | null }>(`SELECT max(rowid) AS most FROM ${quoted(table)}`)
      .get()
    return row?.most ?? 0
  } catch {
    // A damaged table, or one with a column of its own called rowid that holds no numbers.
    return 0
  }
}

function tableQuery(db: Database, file: string, { name, type, numbered }: Table): Query {
  const all = `SELECT * FROM ${quoted(name)}`
  const columns = names(db, all)
  const what = `${type === 'view' ? 'view' : 'table'} "${name}"`
  refuseEndless(db, file, all, what)
  const rowid = numbered ? rowidName(columns) : null
  if (rowid !== null && rowidsServe(db, name, rowid)) {
    // The table itself is in the order of its rowids: no sorting.
    const sql = `SELECT ${rowid}, * FROM ${quoted(name)} ORDER BY ${rowid}`
    return { sql, columns, numbered: true, own: false, what }
  }
  return { sql: all, columns, numbered: false, own: false, what }
}

function ownQuery(db: Database, file: string, text: string): Query {
  // Without a semicolon at its end it can stand inside another.
  const sql = text.replace(/[;\s]+$/, '')
  let columns: string[]
  try {
    columns = names(db, sql)
  } catch (error) {
    throw refusedQuery(file, error instanceof Error ? error.message : String(error))
  }
  refuseEndless(db, file, sql, 'this query')
  return { sql, columns, numbered: false, own: true, what: 'a query of the importer' }
}

/** A query of the importer's that cannot be run. */
export const refusedQuery = (file: string, why: string): WinnowError =>
  new WinnowError('import.mapping', `This query of ${file} is not run: ${why}. Write one SELECT that reads.`)

/** The columns of one reading statement. */
function names(db: Database, sql: string): string[] {
  const statement = db.prepare(sql)
  if (!statement.reader || !statement.readonly) throw new Error('it does more than read')
  return uniqueNames(statement.columns().map(({ name }) => name))
}

/** A recursive query can go on for ever; the plan tells it, also of the views that it uses. */
function refuseEndless(db: Database, file: string, sql: string, what: string): void {
  const plan = db.prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`).all()
  if (!plan.some(({ detail }) => detail.includes('RECURSIVE STEP'))) return
  throw new WinnowError(
    'import.mapping',
    `${what} of ${file} is recursive, and nothing says that it ever ends: it is not run. Choose the tables that it reads.`,
  )
}

/** The name under which the rowid can be had: a column of the table's own may hide it. */
function rowidName(columns: readonly string[]): string | null {
  const taken = new Set(columns.map((name) => name.toLowerCase()))
  return ['rowid', '_rowid_', 'oid'].find((name) => !taken.has(name)) ?? null
}

/** Whether every rowid is a row number that can be shown: from 1, and exact. */
function rowidsServe(db: Database, table: string, rowid: string): boolean {
  // Both ends of the table's own order.
  const least = db
    .prepare(`SELECT min(${rowid}) FROM ${quoted(table)}`)
    .pluck()
    .safeIntegers()
    .get()
  const most = db
    .prepare(`SELECT max(${rowid}) FROM ${quoted(table)}`)
    .pluck()
    .safeIntegers()
    .get()
  if (typeof least !== 'bigint' || typeof most !== 'bigint') return true
  return least >= 1n && most <= BigInt(Number.MAX_SAFE_INTEGER)
}
