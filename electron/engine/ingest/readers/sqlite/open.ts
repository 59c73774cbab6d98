import { existsSync, statSync } from 'node:fs'
import Database from 'better-sqlite3'
import { WinnowError } from '../../../../../shared/contract/error.ts'
import { type ByteSource, openFile } from '../byte-source.ts'
import { type DatabaseHeader, databaseHeader, withoutWal } from './header.ts'
import { rollBack } from './journal.ts'
import { type WalPages, walPages } from './wal.ts'

/** A database up to this size is read from a copy in memory where that is needed; while it is made it takes twice as much. */
const memoryUpTo = 1024 ** 3

/** A database that is open for reading, and what the files beside it had to say. */
export interface OpenDatabase {
  readonly db: Database.Database
  /** Sentences for the importer. */
  readonly notes: readonly string[]
}

/** What stands beside a database on disk. */
interface Beside {
  /** The write-ahead log, if it has any bytes. */
  readonly wal: ByteSource | null
  /** The rollback journal, likewise. */
  readonly journal: ByteSource | null
}

/**
 * Opens a database so that nothing is ever written beside it or into it, and rows that were committed to its write-ahead log are there.
 * One without a log or journal is opened where it stands, read only; every other is read whole into memory (up to 1 GB), where the log's
 * committed pages are put in their places, or an unfinished transaction is rolled back.
 * @returns null for a file that is no database. @throws WinnowError file.unreadable
 */
export function openDatabase(file: ByteSource): OpenDatabase | null {
  const header = databaseHeader(file)
  if (header === null) return null
  const beside = filesBeside(file)
  try {
    const { path } = file
    const quiet = !header.wal && beside.wal === null && beside.journal === null
    if (quiet && path !== null && path === path.trim()) {
      return { db: guarded(new Database(path, { readonly: true, fileMustExist: true })), notes: [] }
    }
    return inMemory(file, header, beside)
  } catch (error) {
    throw databaseError(error, file.name)
  } finally {
    beside.wal?.close()
    beside.journal?.close()
  }
}

/** A fault of the database as an error for a person; everything else as it is. */
export function databaseError(error: unknown, name: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (/no such (module|function|collation)/.test(error.message)) {
    return new WinnowError(
      'file.unreadable',
      `${name} cannot be read so (${error.message}): the program that made it brought that along. Choose another table, or the tables that the view reads.`,
    )
  }
  return new WinnowError(
    'file.unreadable',
    `${name} cannot be read (${error.message}). It may be damaged: ask for it again with the -wal or -journal file that stood beside it, or recover what is left with "sqlite3 ${name} .recover" and import that. Nothing was added.`,
  )
}

function inMemory(file: ByteSource, header: DatabaseHeader, { wal, journal }: Beside): OpenDatabase {
  const notes: string[] = []
  const size = file.size + (wal?.size ?? 0)
  if (size > memoryUpTo) {
    throw new WinnowError(
      'file.unreadable',
      `${file.name} is larger than 1 GB and ${file.path === null ? 'stands in an archive: unpack it first' : 'would have to be changed to be read where it stands: copy it with its -wal file to another folder, run "PRAGMA journal_mode = DELETE" on the copy, and import that'}.`,
    )
  }
  const pages = wal === null ? null : committed(wal, header, notes)
  let copy = Buffer.allocUnsafeSlow(Math.max(file.size, (pages?.pages ?? 0) * header.pageSize))
  copy.fill(0, file.read(copy.subarray(0, file.size), 0))
  if (pages !== null && wal !== null) {
    copy = copy.subarray(0, pages.pages * pages.pageSize)
    for (const [page, at] of pages.at) {
      if (page <= pages.pages) wal.read(copy.subarray((page - 1) * pages.pageSize, page * pages.pageSize), at)
    }
  } else if (journal !== null && !header.wal) {
    const before = rollBack(copy, header.pageSize, journal)
    if (before !== null) {
      copy = copy.subarray(0, before * header.pageSize)
      notes.push(
        'a transaction that was never finished was taken back, by the -journal file beside the database',
      )
    }
  }
  if (header.wal && file.path === null) {
    notes.push(
      'it stands in an archive: rows that were still in a -wal file beside it are not here; unpack both to have them',
    )
  }
  withoutWal(copy)
  return { db: guarded(new Database(copy, { readonly: true })), notes }
}

function committed(wal: ByteSource, header: DatabaseHeader, notes: string[]): WalPages | null {
  const pages = walPages(wal)
  if (pages === null) {
    notes.push('the -wal file beside the database holds nothing that was committed')
    return null
  }
  if (pages.pageSize !== header.pageSize) {
    notes.push('the -wal file beside the database belongs to another: it was left out')
    return null
  }
  notes.push(`${pages.at.size} pages of the -wal file beside it, up to its last commit, are read with it`)
  return pages
}

/** A database that others made: its views call no functions that do anything, and its cells are checked before they are believed. */
function guarded(db: Database.Database): Database.Database {
  try {
    db.pragma('trusted_schema = OFF')
    db.pragma('cell_size_check = ON')
    db.pragma('query_only = ON')
    // SQLite's temporary files would hold evidence.
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -32768')
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

function filesBeside({ path }: ByteSource): Beside {
  const beside = (ending: string): ByteSource | null => {
    const name = `${path}${ending}`
    if (path === null || !existsSync(name) || statSync(name).size === 0) return null
    return openFile(name)
  }
  return { wal: beside('-wal'), journal: beside('-journal') }
}
