import Database from 'better-sqlite3'
import { WinnowError } from '../../../../../shared/contract/error.ts'
import type { Finding } from '../../../../../shared/contract/import.ts'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import type { Reader } from '../reader.ts'
import { databaseError, type OpenDatabase, openDatabase } from './open.ts'
import { queryFor, refusedQuery } from './query.ts'
import { queryRows } from './rows.ts'
import { countedTables } from './tables.ts'

/**
 * SQLite databases: a table, a view, or one SELECT of the importer's, named as the sheet. A record's row is its rowid where the table
 * has one (from 1), else its place in the table or answer. Nothing is written beside the file or into it (see open.ts).
 */
export const sqliteReader: Reader<DialectOf<'sqlite'>> = {
  format: 'sqlite',

  sheets: (file) => inDatabase(file, ({ db }) => countedTables(db)) ?? [],

  sniff: ({ file, sheet }) =>
    inDatabase(file, ({ db, notes }) => {
      const { columns, what, numbered } = queryFor(db, file.name, sheet)
      return {
        dialect: { format: 'sqlite' },
        columns: [...columns],
        findings: [
          finding(
            'format',
            'SQLite database',
            `${what}; rows are counted ${numbered ? 'by their rowid' : 'as they come'}`,
          ),
          ...notes.map((note) => finding('warning', 'beside the database', note)),
        ],
        fields: {},
      }
    }),

  columns: ({ file, sheet }) => {
    const columns = inDatabase(file, ({ db }) => [...queryFor(db, file.name, sheet).columns])
    return columns ?? refuse(file)
  },

  *read({ file, sheet }) {
    const { db } = openDatabase(file) ?? refuse(file)
    let own = false
    try {
      const query = queryFor(db, file.name, sheet)
      own = query.own
      yield* queryRows(db, query, file.size)
    } catch (error) {
      // SQLITE_ERROR is what SQLite says of a query, not of a file.
      const wrong = own && error instanceof Database.SqliteError && error.code === 'SQLITE_ERROR'
      throw wrong ? refusedQuery(file.name, error.message) : databaseError(error, file.name)
    } finally {
      db.close()
    }
  },
}

function inDatabase<T>(file: ByteSource, use: (open: OpenDatabase) => T): T | null {
  const open = openDatabase(file)
  if (open === null) return null
  try {
    return use(open)
  } catch (error) {
    throw databaseError(error, file.name)
  } finally {
    open.db.close()
  }
}

function finding(what: Finding['what'], value: string, evidence: string): Finding {
  return { what, value, evidence, doubt: false }
}

function refuse(file: ByteSource): never {
  throw new WinnowError('file.unknown', `${file.name} is no SQLite database.`)
}
