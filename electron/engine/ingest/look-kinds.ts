import { imageType, unknownType } from '../media/index.ts'

/** Signatures of what is served beside tables and pictures: where it stands, and the bytes in Latin-1. */
const attachments: readonly (readonly [number, string])[] = [
  [4, 'ftyp'],
  [0, 'ID3'],
  [0, '\xff\xfb'],
  [0, '\xff\xf3'],
  [0, '\xff\xf1'],
  [0, '\xff\xf9'],
  [0, 'OggS'],
  [0, 'fLaC'],
  [0, '#!AMR'],
  [8, 'WAVE'],
  [8, 'AVI '],
  [0, 'FLV\x01'],
  [0, '\x1aE\xdf\xa3'],
  [0, '%PDF'],
  [0, 'MZ'],
  [0, '\x7fELF'],
  [0, 'BEGIN:VCARD'],
  [0, 'wOFF'],
  [0, 'wOF2'],
]
const markup = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?(?:<!doctype (?:html|svg)|<html|<svg)/is
const litter = /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*|__MACOSX\/.*)$/i

const packed: readonly (readonly [number, string, string])[] = [
  [0, '7z\xbc\xaf\x27\x1c', 'a 7z archive'],
  [0, 'Rar!\x1a\x07', 'a RAR archive'],
  [257, 'ustar', 'a tar archive'],
  [0, 'BZh', 'a bzip2 archive'],
  [0, '\xfd7zXZ\0', 'an xz archive'],
]

/** Bytes at a file's beginning in which these are looked for. */
export const kindBytes = 512

/** What a file in a folder or archive is, by its first bytes, as far as that says it is no table. */
export function kindOf(
  head: Buffer,
  name: string,
): 'picture' | 'other' | 'unknown' | { readonly packed: string } {
  if (litter.test(name)) return 'other'
  if (imageType(head) !== unknownType) return 'picture'
  const text = head.toString('latin1', 0, kindBytes)
  const archive = packed.find(([at, signature]) => text.startsWith(signature, at))
  if (archive !== undefined) return { packed: archive[2] }
  const attached = attachments.some(([at, signature]) => text.startsWith(signature, at)) || markup.test(text)
  return attached ? 'other' : 'unknown'
}
