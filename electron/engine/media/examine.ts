import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { type ImageExif, readExif } from './exif.ts'
import { imageType } from './type.ts'

/** What is known of an image beside its bytes. */
export interface Examined extends ImageExif {
  readonly sha256: string
  readonly bytes: number
  /** MIME type by content. */
  readonly type: string
  /** Pixels as shown, orientation applied. */
  readonly width: number | null
  readonly height: number | null
  /** webp within 256 × 256 px; null when it could not be decoded. */
  readonly thumbnail: Buffer | null
  /** Why it could not be decoded, or null. Its bytes and hash are kept all the same. */
  readonly problem: string | null
}

/** Longest edge of a thumbnail, px. */
const thumbnailEdge = 256
/** More pixels than any telephone takes: beyond it an image is a bomb or a map. */
const mostPixels = 150_000_000
/** Seconds for one image. */
const patience = 20

/**
 * Hashes an image, reads its EXIF and makes its thumbnail; pixels and time are bounded before anything is decoded.
 * Never throws: what cannot be decoded says why.
 */
export async function examineImage(bytes: Buffer): Promise<Examined> {
  const known = {
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    type: imageType(bytes),
    ...(await readExif(bytes)),
  }
  if (bytes.length === 0) return { ...known, ...undecoded('the file is empty') }
  if (known.type === 'application/octet-stream') {
    return { ...known, ...undecoded('its content is none of the known kinds of image') }
  }
  try {
    const image = sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', animated: false })
    const { data, info } = await image
      .rotate()
      .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 70 })
      .timeout({ seconds: patience })
      .toBuffer({ resolveWithObject: true })
    const { width = info.width, height = info.height, orientation = 1 } = await sharp(bytes).metadata()
    // EXIF orientations 5 to 8 lie on their side.
    const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height]
    return { ...known, width: shownWidth, height: shownHeight, thumbnail: data, problem: null }
  } catch (error) {
    return { ...known, ...undecoded(error instanceof Error ? error.message : String(error)) }
  }
}

const undecoded = (problem: string) => ({ width: null, height: null, thumbnail: null, problem })
