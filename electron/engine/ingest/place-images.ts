import type { WriteDb } from '../db/connection.ts'
import type { ImageFacts } from './images.ts'

/** Ids in `media` by hash. */
export function placeImages(db: WriteDb, images: readonly ImageFacts[]): Map<string, number> {
  // media.sha256 is unique and so indexed.
  const find = db.prepare<[string], number>('SELECT id FROM media WHERE sha256 = ?').pluck()
  const add = db.prepare(
    `INSERT INTO media (sha256, bytes, type, width, height, taken_at, taken_text, latitude, longitude, device, exif, problem)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const ids = new Map<string, number>()
  for (const image of images) {
    const {
      sha256,
      bytes,
      type,
      width,
      height,
      takenAt,
      takenText,
      latitude,
      longitude,
      device,
      exif,
      problem,
    } = image
    const id =
      find.get(sha256) ??
      Number(
        add.run(
          sha256,
          bytes,
          type,
          width,
          height,
          takenAt,
          takenText,
          latitude,
          longitude,
          device,
          exif,
          problem,
        ).lastInsertRowid,
      )
    ids.set(sha256, id)
  }
  return ids
}
