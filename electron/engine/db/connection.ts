import Database from 'better-sqlite3'

/** 32 random bytes that open every database of one case; null for a case kept without encryption (samples and tests). */
export type CaseKey = Uint8Array | null

/** What a connection may do, carried in its type so that a reader cannot be handed to code that writes. */
export type ReadDb = Database.Database & { readonly __access?: 'read' | 'write' }
export type WriteDb = Database.Database & { readonly __access: 'write' }

/** `raw:` skips the cipher's own key derivation: the case key is random already, and deriving costs 45 ms an opening. */
function keyText(key: CaseKey): string {
  return key === null ? '' : `raw:${Buffer.from(key).toString('hex')}`
}

function applyKey(db: Database.Database, key: CaseKey): void {
  if (key === null) return
  db.pragma(`cipher = 'aegis'`)
  db.pragma(`key = '${keyText(key)}'`)
}

/** How a database is kept on disk. */
export interface Keeping {
  /** Bytes of a page. */
  readonly pageSize: number
  /** WAL: reading goes on while it is written. TRUNCATE: each new page is written once; readers wait for a commit. */
  readonly journal: 'WAL' | 'TRUNCATE'
}

const ordinary: Keeping = { pageSize: 4096, journal: 'WAL' }

/** Milliseconds that a change waits for another one: the placing of ten million rows takes minutes on a slow disk. */
const writeWait = 600_000

/**
 * Opens a database for reading and writing, creating it if it is not there: in WAL, so that readers go on while it writes, unless said otherwise.
 * Sorts and temporary tables stay in memory: SQLite does not encrypt its temporary files.
 * @param settings how a database that is made now is kept
 * @throws SqliteError SQLITE_NOTADB when the key is wrong or a page has been altered.
 */
export function openWrite(path: string, key: CaseKey, { pageSize, journal } = ordinary): WriteDb {
  const db = new Database(path, { timeout: writeWait })
  try {
    applyKey(db, key)
    db.pragma(`page_size = ${pageSize}`)
    db.pragma(`journal_mode = ${journal}`)
    db.pragma('synchronous = FULL')
    db.pragma('foreign_keys = ON')
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -32768')
  } catch (error) {
    db.close()
    throw error
  }
  return db as WriteDb
}

/** Opens a database that must exist, for reading only. mmap stays off: it made cold reads ten times slower. */
export function openRead(path: string, key: CaseKey): ReadDb {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 10_000 })
  try {
    applyKey(db, key)
    db.pragma('temp_store = MEMORY')
    db.pragma('cache_size = -65536')
    db.prepare('SELECT count(*) FROM sqlite_schema').get()
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

/**
 * Brings the log into the database and empties it, as far as nobody reads an older state: those who do are not waited for. SQLite would
 * wait for them with the write lock held, and an export, which reads one state to its end and then has to write, would wait for that.
 */
export function emptyLog(db: Database.Database): void {
  db.pragma('busy_timeout = 0')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.pragma(`busy_timeout = ${writeWait}`)
}
