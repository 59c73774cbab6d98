/** ISO base media brands (ISO/IEC 14496-12) of still images. */
const brands: ReadonlyMap<string, string> = new Map([
  ['avif', 'image/avif'],
  ['avis', 'image/avif'],
  ['heic', 'image/heic'],
  ['heix', 'image/heic'],
  ['hevc', 'image/heic'],
  ['hevx', 'image/heic'],
  ['heim', 'image/heic'],
  ['heis', 'image/heic'],
  ['mif1', 'image/heif'],
  ['msf1', 'image/heif'],
])

const signatures: readonly (readonly [number, string, string])[] = [
  [0, '\xff\xd8\xff', 'image/jpeg'],
  [0, '\x89PNG\r\n\x1a\n', 'image/png'],
  [0, 'GIF87a', 'image/gif'],
  [0, 'GIF89a', 'image/gif'],
  [8, 'WEBP', 'image/webp'],
  [0, 'II*\0', 'image/tiff'],
  [0, 'MM\0*', 'image/tiff'],
  [0, 'II+\0', 'image/tiff'],
  [0, 'MM\0+', 'image/tiff'],
  [0, 'BM', 'image/bmp'],
]

/** Of what is none of the known kinds of picture. */
export const unknownType = 'application/octet-stream'

/**
 * What the bytes are, by their first ones and never by a file's name. Only pictures without script: SVG is text to us.
 * @returns a MIME type; application/octet-stream when they are none of the known kinds.
 */
export function imageType(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1')
  if (head.slice(4, 8) === 'ftyp') return brands.get(head.slice(8, 12)) ?? unknownType
  const found = signatures.find(
    ([at, text, type]) => head.startsWith(text, at) && (type !== 'image/webp' || head.startsWith('RIFF')),
  )
  return found?.[2] ?? unknownType
}
