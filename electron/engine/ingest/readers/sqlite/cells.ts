import { escapeBytes } from '../encoding.ts'
import { rawLimit } from '../reader.ts'

/** How a database writes its texts (PRAGMA encoding). */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be'

/** A value as better-sqlite3 gives it. */
export type Value = null | bigint | number | string | Buffer

/** Bytes of a blob that are kept, as hexadecimal digits. */
export const blobLimit = 64 * 1024

/** Reads texts of one database; null where the bytes are no text in its encoding. */
export function textReader(encoding: TextEncoding): (bytes: Buffer) => string | null {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  return (bytes) => {
    try {
      return decoder.decode(bytes)
    } catch {
      return null
    }
  }
}

/** x'0A1B'; of a longer one its beginning and how many bytes it has. */
export function blobText(bytes: Buffer, size: number): string {
  const hex = `x'${bytes.toString('hex', 0, blobLimit)}'`
  return size > blobLimit ? `${hex}… (${size} bytes)` : hex
}

/** A row that is rejected, as text: its values with tabs between them, bytes that are no text escaped. */
export function rawRow(values: readonly Value[], read: (bytes: Buffer) => string | null): string {
  const texts = values.map((value) => {
    if (value === null) return ''
    if (!Buffer.isBuffer(value)) return String(value).slice(0, rawLimit)
    const part = value.subarray(0, rawLimit)
    return read(part) ?? escapeBytes(part)
  })
  return texts.join('\t').slice(0, rawLimit)
}
