import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { FTS_TOKENIZER } from '../../../shared/query/index.ts'
import { emptyLog } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'

/**
 * The full-text index of a case is a set of shards: files in CASE/index/, each an FTS5 index over one range of message
 * ids, encrypted with the case key. They are derived: any of them can be deleted and built again from case.db. A shard
 * holds words only, not the text; so it cannot be read back into messages.
 */

/** Opens a file with the case key applied; 'write' creates it. Given by the caller, who holds the key. */
export type OpenDb = (path: string, mode: 'read' | 'write') => Database.Database

/** Changes whenever the tokeniser or the tables do; a shard of another format counts as damaged and is built again. */
const FORMAT = 2

/** FTS5 gathers words in memory and writes a segment when they pass this many bytes (16 MiB measured best; default 1 MiB). */
const HASH_BYTES = 16_777_216

/** What a shard covers: every id from firstId to lastId has been looked at, and the rows that have text are indexed. */
export interface ShardRange {
  readonly firstId: number
  /** firstId - 1 in a shard that is made but still empty. */
  readonly lastId: number
}

export interface Shard extends ShardRange {
  readonly path: string
  /** Rows with text. */
  readonly rows: number
}

export interface DamagedShard {
  readonly path: string
  readonly reason: string
}

const NAME = /^shard-\d{10}-[0-9a-f]{8}\.db$/
const UNFINISHED = '.new'

/** A name for a new shard from this id on. It was never used, so that a reader cannot take one shard for another. */
export function shardPath(folder: string, firstId: number): string {
  return join(folder, `shard-${String(firstId).padStart(10, '0')}-${randomBytes(4).toString('hex')}.db`)
}

/** Makes an empty shard. It appears under its own name only when it is whole. */
export function createShard(path: string, firstId: number, open: OpenDb): void {
  const unfinished = path + UNFINISHED
  const db = open(unfinished, 'write')
  try {
    db.transaction(() => {
      db.exec(`
        CREATE TABLE shard (
          one INTEGER PRIMARY KEY CHECK (one = 1),
          format INTEGER NOT NULL,
          first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
          rows INTEGER NOT NULL,
          words_to INTEGER NOT NULL  -- the last id whose words word_list has
        ) STRICT;
        -- The words, parted by line breaks, and how many rows have each (u32, little-endian); one row of it.
        CREATE TABLE word_list (one INTEGER PRIMARY KEY CHECK (one = 1), words TEXT NOT NULL, rows BLOB NOT NULL) STRICT;
        -- Words that are not written as they are searched for: by what they are (wordKey), and by what they look like (drawnLike).
        CREATE TABLE odd_word (term TEXT PRIMARY KEY, key TEXT NOT NULL, drawn TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE INDEX odd_word_key ON odd_word (key) WHERE key <> term;
        CREATE INDEX odd_word_drawn ON odd_word (drawn) WHERE drawn <> key;
        -- What rows have that no word says (traits.ts), slice by slice. Scripts: a byte a row; else the ids that have it.
        CREATE TABLE trait (
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
          rows INTEGER NOT NULL, data BLOB NOT NULL
        ) STRICT;
        CREATE INDEX trait_name ON trait (name, first_id);
        CREATE VIRTUAL TABLE body_index USING fts5(body, content='', columnsize=0, tokenize="${FTS_TOKENIZER}");
        CREATE VIRTUAL TABLE body_word USING fts5vocab(body_index, 'row');
        INSERT INTO body_index (body_index, rank) VALUES ('hashsize', ${HASH_BYTES});
      `)
      db.prepare('INSERT INTO shard VALUES (1, ?, ?, ?, 0, ?)').run(FORMAT, firstId, firstId - 1, firstId - 1)
    })()
    emptyLog(db)
  } finally {
    db.close()
  }
  renameSync(unfinished, path)
}

/**
 * What an opened shard says of itself.
 * @throws Error when the file is no shard of this format, SqliteError when it cannot be read.
 */
export function readShard(db: Database.Database, path: string): Shard {
  const row = prepared<[], { format: number; firstId: number; lastId: number; rows: number }>(
    db,
    'SELECT format, first_id AS firstId, last_id AS lastId, rows FROM shard',
  ).get()
  if (row === undefined) throw new Error('the file does not say what it covers')
  if (row.format !== FORMAT) throw new Error(`it has format ${row.format}, this program makes ${FORMAT}`)
  prepared(db, 'SELECT rowid FROM body_index LIMIT 0').all()
  return { path, firstId: row.firstId, lastId: row.lastId, rows: row.rows }
}

/** Names of the shard files in a folder that may not be there yet. */
export function shardFiles(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => NAME.test(name))
    .sort()
    .map((name) => join(folder, name))
}

/**
 * The shards of a folder by id, and the files that are none, overlap another, or claim more ids than there are.
 * @param lastMessage the highest message id of the case; 0 when it has none.
 */
export function listShards(
  folder: string,
  lastMessage: number,
  open: OpenDb,
): { shards: Shard[]; damaged: DamagedShard[] } {
  const damaged: DamagedShard[] = []
  const found = shardFiles(folder).flatMap((path) => {
    try {
      const db = open(path, 'read')
      try {
        return [readShard(db, path)]
      } finally {
        db.close()
      }
    } catch (error) {
      damaged.push({ path, reason: damageOf(error) })
      return []
    }
  })
  const shards: Shard[] = []
  for (const shard of found.sort(byRange)) {
    const reason = misplaced(shard, shards.at(-1), lastMessage)
    if (reason === null) shards.push(shard)
    else damaged.push({ path: shard.path, reason })
  }
  return { shards, damaged }
}

/** Ascending; of two that begin at one id, the one that covers more first. */
export const byRange = (a: ShardRange, b: ShardRange) => a.firstId - b.firstId || b.lastId - a.lastId

/** Why a shard cannot stand after the one before it: it would count rows twice, or is of other messages. */
export function misplaced(shard: Shard, before: Shard | undefined, lastMessage: number): string | null {
  if (shard.lastId > lastMessage)
    return `it covers messages up to ${shard.lastId}; the case ends at ${lastMessage}`
  if (before !== undefined && shard.firstId <= before.lastId)
    return `it covers what ${basename(before.path)} covers too`
  return null
}

/**
 * Makes the folder ready for building: it is there, and what a killed build left and what cannot be used is gone. For the
 * one process that builds.
 */
export function prepareFolder(
  folder: string,
  lastMessage: number,
  open: OpenDb,
): { shards: Shard[]; damaged: DamagedShard[] } {
  mkdirSync(folder, { recursive: true })
  for (const name of readdirSync(folder))
    if (name.includes(UNFINISHED)) rmSync(join(folder, name), { force: true })
  const listed = listShards(folder, lastMessage, open)
  for (const { path } of listed.damaged) removeFile(path)
  return listed
}

/**
 * Reads a shard through, every page and every list of words.
 * @returns what is wrong with it, or null.
 */
export function checkShard(path: string, open: OpenDb): string | null {
  try {
    const db = open(path, 'write')
    try {
      readShard(db, path)
      const pages = db.prepare<[], string>('PRAGMA quick_check').pluck().all()
      if (pages[0] !== 'ok') return pages.join('; ')
      db.exec(`INSERT INTO body_index (body_index) VALUES ('integrity-check')`)
      return null
    } finally {
      db.close()
    }
  } catch (error) {
    return damageOf(error)
  }
}

/** Deletes a database and what SQLite keeps beside it. On Windows a file that somebody has open stays, under its name. */
function removeFile(path: string): void {
  for (const part of ['', '-wal', '-shm', '-journal']) {
    try {
      rmSync(path + part, { force: true })
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'EBUSY' || error.code === 'EPERM')))
        throw error
    }
  }
}

/** True for errors that mean that the file's bytes are not what was written, or cannot be read. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|NOTADB|IOERR|CANTOPEN)/.test(error.code)
}

/**
 * Why a file that failed to open is no shard.
 * @throws the error itself when it is about the moment (a lock, memory), not about the file.
 */
export function damageOf(error: unknown): string {
  const isOfTheMoment =
    error instanceof Database.SqliteError && !isDamage(error) && error.code !== 'SQLITE_ERROR'
  if (isOfTheMoment || !(error instanceof Error)) throw error
  return error.message
}
