import { WinnowError } from '../../../shared/contract/error.ts'
import { openRead, type ReadDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { ReadSeat } from '../seat.ts'

/** An image as a host serves it. */
export interface ImageBytes {
  readonly bytes: Uint8Array
  /** MIME type by content, as the import found it. */
  readonly type: string
}

export type ImageVariant = 'original' | 'thumbnail'

/** Bytes out of an opened media.db; null when it has no such image, or none that a thumbnail could be made of. */
export function readImage(media: ReadDb, sha256: string, variant: ImageVariant): Buffer | null {
  // The primary key of media_bytes serves it.
  const sql = `SELECT ${variant} FROM media_bytes WHERE sha256 = ?`
  return media.prepare<[string], Buffer | null>(sql).pluck().get(sha256) ?? null
}

const mediaDb = ({ access }: ReadSeat) => openRead(casePaths(access.folder).media, access.key)

/**
 * An image's bytes by its hash.
 * @throws WinnowError not.found when the case has no such image, or none that a thumbnail could be made of
 */
export function imageBytes(seat: ReadSeat, sha256: string, variant: ImageVariant): ImageBytes {
  const type = seat.db
    .prepare<[string], string>('SELECT type FROM media WHERE sha256 = ?')
    .pluck()
    .get(sha256)
  const bytes = readImage(seat.held(mediaDb), sha256, variant)
  if (type === undefined || bytes === null) {
    throw new WinnowError('not.found', `This case has no ${variant} of the image ${sha256}.`)
  }
  return { bytes, type: variant === 'original' ? type : 'image/webp' }
}
