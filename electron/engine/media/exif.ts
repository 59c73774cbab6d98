import exifr from 'exifr'

/** What a camera wrote about a picture. */
export interface ImageExif {
  /** When it was taken, exactly as written: the device's own clock. */
  readonly takenText: string | null
  /** UTC milliseconds, only where the device wrote its offset too; a clock without a zone is not an instant. */
  readonly takenAt: number | null
  /** Degrees, WGS 84. */
  readonly latitude: number | null
  readonly longitude: number | null
  /** Maker and model. */
  readonly device: string | null
  /** Every tag that could be read, as JSON; null when there is none. */
  readonly exif: string | null
}

/** Of an image without EXIF. */
export const noExif: ImageExif = {
  takenText: null,
  takenAt: null,
  latitude: null,
  longitude: null,
  device: null,
  exif: null,
}

/** Bytes of a tag that are kept; maker notes run to megabytes and stay in the original. */
const mostBytes = 512

/** Reads EXIF; damaged or absent EXIF gives nulls. Never throws. */
export async function readExif(bytes: Buffer): Promise<ImageExif> {
  try {
    const options = {
      tiff: true,
      exif: true,
      gps: true,
      reviveValues: false,
      translateValues: false,
      mergeOutput: true,
    }
    const tags: Record<string, unknown> | undefined = await exifr.parse(bytes, options)
    if (tags === undefined) return noExif
    const text = (name: string) => (typeof tags[name] === 'string' && tags[name] !== '' ? tags[name] : null)
    const degrees = (name: string, most: number) =>
      typeof tags[name] === 'number' && Math.abs(tags[name]) <= most ? tags[name] : null
    const takenText = text('DateTimeOriginal') ?? text('CreateDate') ?? text('ModifyDate')
    const offset = text('OffsetTimeOriginal') ?? text('OffsetTime')
    return {
      takenText,
      takenAt: instant(takenText, offset),
      latitude: degrees('latitude', 90),
      longitude: degrees('longitude', 180),
      device: [text('Make'), text('Model')].filter((part) => part !== null).join(' ') || null,
      exif: JSON.stringify(tags, plain),
    }
  } catch {
    return noExif
  }
}

/** Bytes as base64, long ones cut to their length: the whole stays in the original. */
function plain(_key: string, value: unknown): unknown {
  if (!(value instanceof Uint8Array)) return value
  return value.length > mostBytes ? `${value.length} bytes` : Buffer.from(value).toString('base64')
}

/** EXIF 2.31: '2020:04:14 09:12:30' with an offset '+01:00'. */
function instant(text: string | null, offset: string | null): number | null {
  const parts = /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)/.exec(text ?? '')
  if (parts === null || offset === null || !/^[+-]\d\d:\d\d$/.test(offset)) return null
  const at = Date.parse(`${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}${offset}`)
  return Number.isNaN(at) ? null : at
}
