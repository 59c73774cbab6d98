import type { ReadDb } from '../db/connection.ts'
import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { ReadSeat } from '../seat.ts'

export type MediaVariant = 'original' | 'thumbnail'

/**
 * Types that a page may show as a picture. Everything else, SVG above all (it can hold script), goes out as bytes of no
 * type, which a page can only save.
 */
const shownTypes: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/bmp',
])

/** Bytes of an image out of media.db; null when it is not there or has no thumbnail. */
export function readMedia(media: ReadDb, sha256: string, variant: MediaVariant): Uint8Array | null {
  // The primary key serves it.
  const sql = `SELECT ${variant} FROM media_bytes WHERE sha256 = ?`
  return media.prepare<[string], Buffer | null>(sql).pluck().get(sha256) ?? null
}

/** The reader's connection to media.db, opened when the first image is asked for. */
class MediaFile {
  readonly #seat: ReadSeat
  #db: ReadDb | null = null

  constructor(seat: ReadSeat) {
    this.#seat = seat
  }

  get db(): ReadDb {
    const { folder, key } = this.#seat.access
    this.#db ??= openRead(casePaths(folder).media, key)
    return this.#db
  }

  close(): void {
    this.#db?.close()
    this.#db = null
  }
}

const makeMediaFile = (seat: ReadSeat) => new MediaFile(seat)

/**
 * Bytes and type for an image's address; null when there is none. The type is the one that was found in the bytes at
 * import, and one that is safe to serve to a page.
 */
export function mediaBytes(
  seat: ReadSeat,
  sha256: string,
  variant: MediaVariant,
): { bytes: Uint8Array; type: string } | null {
  // media.sha256 is unique and so indexed.
  const type = seat.db
    .prepare<[string], string>('SELECT type FROM media WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  if (type === undefined) return null
  const bytes = readMedia(seat.held(makeMediaFile).db, sha256, variant)
  if (bytes === null) return null
  if (variant === 'thumbnail') return { bytes, type: 'image/webp' }
  return { bytes, type: shownTypes.has(type) ? type : 'application/octet-stream' }
}
