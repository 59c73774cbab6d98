import { isUtf8 } from 'node:buffer'
import type { Encoding } from '../../../../shared/domain/dialect.ts'

/**
 * Text from bytes without quiet damage: a byte that is not text in the declared encoding is never replaced by U+FFFD, its
 * record is rejected.
 */

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const windows1252 = new TextDecoder('windows-1252')

/** How the scanners see the bytes: UTF-16 is turned into UTF-8 on its way in, so they see ASCII bytes where ASCII characters are. */
export type ByteEncoding = 'utf-8' | 'windows-1252' | 'iso-8859-1'

export function byteEncoding(encoding: Encoding): ByteEncoding {
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-8' : encoding
}

/** @returns the text, or null where the bytes are not UTF-8. `ascii`: every byte is below 80, which is decoded faster. */
export function decode(bytes: Buffer, encoding: ByteEncoding, ascii: boolean): string | null {
  if (ascii || encoding === 'iso-8859-1') return bytes.toString('latin1')
  if (encoding === 'windows-1252') return windows1252.decode(bytes)
  try {
    return utf8.decode(bytes)
  } catch {
    return null
  }
}

/**
 * What is wrong with a record's bytes under the declared encoding, or null. In a single-byte encoding every byte means
 * something, so a record of another encoding would be damaged in silence; but accented Windows-1252 or Latin-1 text is next to
 * never well-formed UTF-8, so a record that is, is UTF-8 inside a file of mixed encodings.
 */
export function encodingFault(bytes: Buffer, encoding: ByteEncoding): string | null {
  const wellFormed = isUtf8(bytes)
  if (encoding === 'utf-8') return wellFormed ? null : `its bytes are not UTF-8 (${firstFault(bytes)})`
  return wellFormed ? 'its bytes are UTF-8, while the file is declared to be in a single-byte encoding' : null
}

/** "byte E9 at position 17 of the record". */
function firstFault(bytes: Buffer): string {
  let low = 0
  let high = bytes.length
  // The longest well-formed start, give or take the character cut by the probe: halve, then walk.
  while (high - low > 64) {
    const middle = (low + high) >> 1
    if (isUtf8(bytes.subarray(low, characterStart(bytes, middle)))) low = characterStart(bytes, middle)
    else high = middle
  }
  for (let at = low; at < bytes.length; ) {
    const size = characterSize(bytes[at] ?? 0)
    if (size === 0 || !isUtf8(bytes.subarray(at, at + size))) {
      const hex = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0')
      return `byte ${hex} at position ${at + 1} of the record`
    }
    at += size
  }
  return 'cut off at its end'
}

function characterSize(lead: number): number {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}

/** Back from `at` to where a UTF-8 character begins. */
export function characterStart(bytes: Uint8Array, at: number): number {
  let start = at
  while (start > 0 && at - start < 3 && ((bytes[start] ?? 0) & 0xc0) === 0x80) start--
  return start
}

/** Bytes written so that they can be had back: printable ASCII as it is, a backslash doubled, everything else \xNN. */
export function escapeBytes(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) {
    if (byte === 0x5c) text += '\\\\'
    else if ((byte >= 0x20 && byte < 0x7f) || byte === 9 || byte === 10 || byte === 13)
      text += String.fromCharCode(byte)
    else text += `\\x${byte.toString(16).toUpperCase().padStart(2, '0')}`
  }
  return text
}

/** Bytes of the byte order mark at the beginning, for this encoding. */
export function bomLength(head: Uint8Array, encoding: Encoding): number {
  const [a, b, c] = head
  if (encoding === 'utf-8') return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0
  if (encoding === 'utf-16le') return a === 0xff && b === 0xfe ? 2 : 0
  if (encoding === 'utf-16be') return a === 0xfe && b === 0xff ? 2 : 0
  return 0
}

/** UTF-16 bytes (an even number of them) as UTF-8. A lone surrogate becomes its three bytes, which no UTF-8 check passes. */
export function utf16ToUtf8(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Buffer {
  const copy = Buffer.from(bytes)
  if (encoding === 'utf-16be') copy.swap16()
  const text = copy.toString('utf16le')
  if (text.isWellFormed()) return Buffer.from(text, 'utf8')
  const parts: Buffer[] = []
  let from = 0
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const paired = unit < 0xdc00 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
    if ((unit & 0xf800) !== 0xd800) continue
    if (paired) at++
    else {
      const lone = [0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)]
      parts.push(Buffer.from(text.slice(from, at), 'utf8'), Buffer.from(lone))
      from = at + 1
    }
  }
  parts.push(Buffer.from(text.slice(from), 'utf8'))
  return Buffer.concat(parts)
}
