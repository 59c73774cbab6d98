import type { ReadDb } from '../db/connection.ts'
import type { Examined } from '../media/index.ts'

/** What is known of an image once its bytes are in media.db. */
export type ImageFacts = Omit<Examined, 'thumbnail'>

/** What the case knows of an image by its SHA-256, if media.db has its bytes: it need not be decoded again. */
export function knownImages(db: ReadDb, media: ReadDb): (sha256: string) => ImageFacts | null {
  // media.sha256 and media_bytes.sha256 are unique and so indexed.
  const find = db.prepare<[string], ImageFacts>(
    `SELECT sha256, bytes, type, width, height, taken_at AS takenAt, taken_text AS takenText, latitude, longitude, device, exif,
       orientation, frames, dhash, problem FROM media WHERE sha256 = ?`,
  )
  const has = media.prepare<[string], number>('SELECT 1 FROM media_bytes WHERE sha256 = ?').pluck()
  return (sha256) => {
    const known = find.get(sha256)
    return known === undefined || has.get(sha256) === undefined ? null : known
  }
}
