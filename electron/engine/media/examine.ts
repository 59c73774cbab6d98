import { hash } from 'node:crypto'
import type { Metadata, Sharp } from 'sharp'
import { bmpSize, decodeBmp, type Pixels } from './bmp.ts'
import { dHash } from './dhash.ts'
import { type ImageExif, noExif, readExif } from './exif.ts'
import { decodeHeic } from './heic.ts'
import { loadSharp } from './load-sharp.ts'
import { pngFrames } from './png-frames.ts'
import { imageType, unknownType } from './type.ts'

/** What is known of an image beside its bytes. */
export interface Examined extends ImageExif {
  readonly sha256: string
  readonly bytes: number
  /** MIME type by content. */
  readonly type: string
  /** Pixels as shown, orientation applied. */
  readonly width: number | null
  readonly height: number | null
  /** EXIF orientation, 1 to 8; null: not said. */
  readonly orientation: number | null
  /** Pictures in it that follow one another; more than 1: animated. */
  readonly frames: number | null
  /** 64-bit difference hash, 16 hex digits (see `dHash`). */
  readonly dhash: string | null
  /** webp within 256 × 256 px; null when it could not be decoded. */
  readonly thumbnail: Buffer | null
  /** Why it could not be decoded, or null. Its bytes and hash are kept all the same. */
  readonly problem: string | null
}

/** Longest edge of a thumbnail, px. */
const thumbnailEdge = 256
/** More pixels than any telephone takes: beyond it an image is a bomb or a map. */
const mostPixels = 150_000_000
/** What is decoded whole in memory, at four bytes a pixel. */
const mostInMemory = 64_000_000
/** Seconds for one image. */
const patience = 20
const reading = { limitInputPixels: mostPixels, failOn: 'error', animated: false } as const

/**
 * Hashes an image, reads its EXIF and makes its thumbnail and perceptual hash; pixels and time are bounded before anything is decoded.
 * Never throws: what cannot be decoded says why.
 * @param sha256 of these bytes, where it is known already
 */
export async function examineImage(bytes: Buffer, sha256 = hash('sha256', bytes)): Promise<Examined> {
  const known = { sha256, bytes: bytes.length, type: imageType(bytes), ...undecoded }
  if (bytes.length === 0) return { ...known, ...noExif, problem: 'the file is empty' }
  if (known.type === unknownType) {
    return { ...known, ...noExif, problem: 'its content is none of the known kinds of image' }
  }
  let exif = noExif
  try {
    if (known.type === 'image/bmp') return { ...known, ...noExif, ...(await shown(bmp(bytes))) }
    const sharp = await loadSharp()
    const metadata = await sharp(bytes, reading).metadata()
    exif = await exifOf(bytes, known.type, metadata)
    return { ...known, ...exif, ...(await decoded(bytes, known.type, metadata)) }
  } catch (error) {
    // An image whose header is broken may have its EXIF all the same.
    if (exif === noExif) exif = await readExif(bytes)
    return { ...known, ...exif, problem: reasonOf(error) }
  }
}

/** The decoder's own words, without its search through the file. */
const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/source: bad seek to \d+\s*/g, '').trim()

const undecoded = {
  width: null,
  height: null,
  orientation: null,
  frames: null,
  dhash: null,
  thumbnail: null,
  problem: null,
} as const

type Decoded = Pick<Examined, 'width' | 'height' | 'orientation' | 'frames' | 'dhash' | 'thumbnail'>

function bmp(bytes: Buffer): Pixels {
  refuseBeyond(mostInMemory, bmpSize(bytes))
  return decodeBmp(bytes)
}

async function decoded(bytes: Buffer, type: string, metadata: Metadata): Promise<Decoded> {
  const { width, height, pageHeight = height, orientation = null } = metadata
  const size = { width, height: pageHeight }
  refuseBeyond(mostPixels, size)
  if (metadata.compression === 'hevc') {
    refuseBeyond(mostInMemory, size)
    return { ...(await shown(await decodeHeic(bytes, patience * 1000))), orientation, frames: 1 }
  }
  const sharp = await loadSharp()
  const image = sharp(bytes, reading).autoOrient()
  // EXIF orientations 5 to 8 lie on their side.
  const turned = (orientation ?? 1) >= 5
  return {
    ...(await thumbnailOf(image)),
    width: turned ? size.height : size.width,
    height: turned ? size.width : size.height,
    orientation,
    frames: framesOf(bytes, type, metadata),
  }
}

/** A picture that is already decoded. */
async function shown({ data, width, height, channels }: Pixels): Promise<Decoded> {
  const sharp = await loadSharp()
  const image = sharp(data, { raw: { width, height, channels }, limitInputPixels: mostPixels })
  return { ...(await thumbnailOf(image)), width, height, orientation: null, frames: 1 }
}

/** Scales once; thumbnail and perceptual hash come from the same pixels. */
async function thumbnailOf(image: Sharp): Promise<Pick<Examined, 'thumbnail' | 'dhash'>> {
  const { data, info } = await image
    .resize({ width: thumbnailEdge, height: thumbnailEdge, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .timeout({ seconds: patience })
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = info
  const sharp = await loadSharp()
  const thumbnail = await sharp(data, { raw: { width, height, channels } }).webp({ quality: 70 }).toBuffer()
  return { thumbnail, dhash: dHash({ width, height, channels, data }) }
}

/** Pages of a TIFF and pictures of a HEIF do not follow one another in time. */
function framesOf(bytes: Buffer, type: string, { pages = 1 }: Metadata): number {
  if (type === 'image/png') return pngFrames(bytes)
  return type === 'image/gif' || type === 'image/webp' ? pages : 1
}

/** What a picture's EXIF says, without decoding the picture. Never throws. */
export async function imageExif(bytes: Buffer): Promise<ImageExif> {
  const type = imageType(bytes)
  if (type === unknownType || type === 'image/bmp') return noExif
  try {
    const sharp = await loadSharp()
    return await exifOf(bytes, type, await sharp(bytes, reading).metadata())
  } catch {
    return readExif(bytes)
  }
}

/** A TIFF is EXIF itself; the others hold it as one block. */
async function exifOf(bytes: Buffer, type: string, { exif }: Metadata): Promise<ImageExif> {
  if (type === 'image/tiff') return readExif(bytes)
  if (exif === undefined) return noExif
  const marker = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? 6 : 0
  return readExif(exif.subarray(marker))
}

function refuseBeyond(most: number, { width, height }: { width: number; height: number }): void {
  if (width * height > most) {
    throw new Error(
      `it has ${width} × ${height} pixels, more than the ${most / 1e6} million that are decoded`,
    )
  }
}
