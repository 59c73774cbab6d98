import type { ReadDb } from '../db/connection.ts'
import type { Examined, MediaStore } from '../media/index.ts'

/** What is known of an image once its bytes are in media.db. */
export type ImageFacts = Omit<Examined, 'thumbnail'>

/** What the case knows of an image by its SHA-256, if it has its bytes: it need not be decoded again. */
export function knownImages(db: ReadDb, store: MediaStore): (sha256: string) => ImageFacts | null {
  // media.sha256 is unique and so indexed.
  const find = db.prepare<[string], ImageFacts>(
    `SELECT sha256, bytes, type, width, height, taken_at AS takenAt, taken_text AS takenText, latitude, longitude, device, exif,
       orientation, frames, dhash, problem FROM media WHERE sha256 = ?`,
  )
  return (sha256) => (store.has(sha256) ? (find.get(sha256) ?? null) : null)
}
