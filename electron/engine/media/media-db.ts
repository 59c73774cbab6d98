import { openRead, openWrite, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess } from '../seat.ts'

/** Images are written once and read whole: with large pages, and without the detour of a WAL, a fifth of the time. */
const keeping = { pageSize: 32_768, journal: 'TRUNCATE' } as const

const keepAll = `
  CREATE TRIGGER media_bytes_no_delete BEFORE DELETE ON media_bytes BEGIN SELECT RAISE(ABORT, 'original images are never deleted'); END;`

/**
 * Opens media.db, made if it is not there: bytes only, keyed by SHA-256; everything known about an image stands in case.db.
 * @throws SqliteError SQLITE_NOTADB when the key is wrong or a page has been altered.
 */
export function openMedia(path: string, key: CaseAccess['key']): WriteDb {
  const db = openWrite(path, key, keeping)
  try {
    if (Number(db.pragma('user_version', { simple: true })) < 10) make(db)
  } catch (error) {
    db.close()
    throw error
  }
  return db
}

function make(db: WriteDb): void {
  db.transaction(() => {
    // The thumbnail stands first: what is behind a large original can only be reached by reading that.
    db.exec(`
      CREATE TABLE media_bytes (sha256 TEXT PRIMARY KEY, thumbnail BLOB, original BLOB NOT NULL) STRICT;
      CREATE TRIGGER media_bytes_original BEFORE UPDATE OF sha256, original ON media_bytes BEGIN SELECT RAISE(ABORT, 'original images are never changed'); END;
      ${keepAll}
    `)
    db.pragma('user_version = 10')
  }).immediate()
}

/**
 * Removes bytes that no image of the case stands for: those of an import that was cancelled or killed. Not while an import runs.
 * @returns how many images went
 */
export function dropUnreferenced({ folder, key }: Pick<CaseAccess, 'folder' | 'key'>): number {
  const paths = casePaths(folder)
  const db = openMedia(paths.media, key)
  const known = openRead(paths.db, key)
  try {
    // media.sha256 is unique and so indexed; the index of the primary key of media_bytes serves the list.
    const isKnown = known.prepare<[string], number>('SELECT 1 FROM media WHERE sha256 = ?').pluck()
    const orphans = db
      .prepare<[], string>('SELECT sha256 FROM media_bytes')
      .pluck()
      .all()
      .filter((sha256) => isKnown.get(sha256) === undefined)
    if (orphans.length === 0) return 0
    db.transaction(() => {
      // What was never placed is no original of this case; for that alone the ban on deletion is lifted, inside this transaction.
      db.exec('DROP TRIGGER media_bytes_no_delete')
      const drop = db.prepare<[string]>('DELETE FROM media_bytes WHERE sha256 = ?')
      for (const sha256 of orphans) drop.run(sha256)
      db.exec(keepAll)
    }).immediate()
    return orphans.length
  } finally {
    known.close()
    db.close()
  }
}
