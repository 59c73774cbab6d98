import { WinnowError } from '../../../shared/contract/error.ts'
import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { ReadSeat } from '../seat.ts'

/** An image as a host serves it. */
export interface ImageBytes {
  readonly bytes: Uint8Array
  /** MIME type by content, as the import found it. */
  readonly type: string
}

const mediaDb = ({ access }: ReadSeat) => openRead(casePaths(access.folder).media, access.key)

/**
 * An image's bytes by its hash.
 * @throws WinnowError not.found when the case has no such image, or none that a thumbnail could be made of
 */
export function imageBytes(seat: ReadSeat, sha256: string, variant: 'original' | 'thumbnail'): ImageBytes {
  const type = seat.db.prepare<[string], string>('SELECT type FROM media WHERE sha256 = ?').pluck().get(sha256)
  // The primary key of media_bytes serves both.
  const bytes = seat
    .held(mediaDb)
    .prepare<[string], Buffer | null>(
      variant === 'original'
        ? 'SELECT original FROM media_bytes WHERE sha256 = ?'
        : 'SELECT thumbnail FROM media_bytes WHERE sha256 = ?',
    )
    .pluck()
    .get(sha256)
  if (type === undefined || bytes == null) {
    throw new WinnowError('not.found', `This case has no ${variant} of the image ${sha256}.`)
  }
  return { bytes, type: variant === 'original' ? type : 'image/webp' }
}
