import type { WriteDb } from '../db/connection.ts'
import type { ImageFacts } from './images.ts'

/** Ids in `media` by hash. */
export function placeImages(db: WriteDb, images: readonly ImageFacts[]): Map<string, number> {
  // media.sha256 is unique and so indexed.
  const find = db.prepare<[string], number>('SELECT id FROM media WHERE sha256 = ?').pluck()
  const add = db.prepare<[ImageFacts]>(
    `INSERT INTO media (sha256, bytes, type, width, height, taken_at, taken_text, latitude, longitude, device, exif, orientation, frames, dhash, problem)
     VALUES (@sha256, @bytes, @type, @width, @height, @takenAt, @takenText, @latitude, @longitude, @device, @exif, @orientation, @frames, @dhash, @problem)`,
  )
  const ids = new Map<string, number>()
  for (const image of images) {
    ids.set(image.sha256, find.get(image.sha256) ?? Number(add.run(image).lastInsertRowid))
  }
  return ids
}
