import type { WriteDb } from '../db/connection.ts'

/** media.db: bytes only, keyed by SHA-256; everything known about an image stands in case.db. */
export function migrateMedia(db: WriteDb): void {
  if (Number(db.pragma('user_version', { simple: true })) >= 10) return
  db.transaction(() => {
    db.exec(`
      CREATE TABLE media_bytes (sha256 TEXT PRIMARY KEY, original BLOB NOT NULL, thumbnail BLOB) STRICT;
      CREATE TRIGGER media_bytes_no_delete BEFORE DELETE ON media_bytes BEGIN SELECT RAISE(ABORT, 'original images are never deleted'); END;
      CREATE TRIGGER media_bytes_original BEFORE UPDATE OF sha256, original ON media_bytes BEGIN SELECT RAISE(ABORT, 'original images are never changed'); END;
    `)
    db.pragma('user_version = 10')
  }).immediate()
}
