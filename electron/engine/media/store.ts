import type { WriteDb } from '../db/connection.ts'
import type { Examined } from './examine.ts'

/** Puts image bytes into media.db, by their hash: the same bytes are kept once, whoever sent them. */
export class MediaStore {
  readonly #put

  constructor(db: WriteDb) {
    this.#put = db.prepare<[string, Buffer, Buffer | null]>(
      'INSERT INTO media_bytes (sha256, original, thumbnail) VALUES (?, ?, ?) ON CONFLICT (sha256) DO NOTHING',
    )
  }

  put(image: Pick<Examined, 'sha256' | 'thumbnail'>, original: Buffer): void {
    this.#put.run(image.sha256, original, image.thumbnail)
  }
}
