import { WinnowError } from '../../../../shared/contract/error.ts'
import type { Dialect, Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { delimitedReader } from './delimited.ts'
import { jsonArrayReader } from './json-array.ts'
import { jsonLinesReader } from './json-lines.ts'
import type { Batch, Sniffed } from './reader.ts'
import { sampleBytes } from './sample.ts'
import { wideEncoding } from './sniff-encoding.ts'

export { type ByteSource, bytesSource, openFile } from './byte-source.ts'
export { readSample } from './read-sample.ts'
export type {
  Batch,
  ReadReason,
  ReadReject,
  Row,
  Sniffed,
} from './reader.ts'
export { delimiterName } from './sniff-delimited.ts'

/** What the first bytes of files that are no text say they are. */
const known: readonly [string, string][] = [
  ['PK\x03\x04', 'a zip archive or an Office document'],
  ['SQLite format 3\0', 'an SQLite database'],
  ['%PDF', 'a PDF document'],
  ['\x1f\x8b', 'a gzip archive; unpack it first'],
  ['\xd0\xcf\x11\xe0', 'an old Office document'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['\x89PNG', 'a PNG image'],
]

/**
 * Recognises a file by its content and says how it would be read. A `declared` encoding is taken as it is.
 * @throws WinnowError `file.unknown` when the file is empty or is not text.
 */
export function recognise(source: ByteSource, declared: Encoding | null = null): Sniffed {
  refuseNonText(source, declared)
  // Delimited text comes last: anything can be read so.
  for (const reader of [jsonArrayReader, jsonLinesReader, delimitedReader]) {
    const sniffed = reader.sniff(source, declared)
    if (sniffed !== null) return sniffed
  }
  throw unknown(source, 'it is not text that Winnow can read')
}

/** The columns of a file under a dialect, in order. */
export function columnsOf(source: ByteSource, dialect: Dialect): string[] {
  switch (dialect.format) {
    case 'delimited':
      return delimitedReader.columns(source, dialect)
    case 'json-lines':
      return jsonLinesReader.columns(source, dialect)
    case 'json-array':
      return jsonArrayReader.columns(source, dialect)
  }
}

/** Streams the file's records (see `Reader.read`). */
export function readRecords(
  source: ByteSource,
  dialect: Dialect,
  columns: readonly string[],
): Generator<Batch, void, undefined> {
  switch (dialect.format) {
    case 'delimited':
      return delimitedReader.read(source, dialect, columns)
    case 'json-lines':
      return jsonLinesReader.read(source, dialect, columns)
    case 'json-array':
      return jsonArrayReader.read(source, dialect, columns)
  }
}

function refuseNonText(source: ByteSource, declared: Encoding | null): void {
  if (source.size === 0) throw unknown(source, 'it is empty')
  const samples = sampleBytes(source)
  const head = samples[0]?.bytes ?? Buffer.alloc(0)
  const start = head.toString('latin1', 0, 16)
  const kind = known.find(([magic]) => start.startsWith(magic))
  if (kind !== undefined) throw unknown(source, `it is ${kind[1]}`)
  const wide =
    declared?.startsWith('utf-16') === true || (head[0] ?? 0) >= 0xfe || wideEncoding(samples) !== null
  if (wide) return
  const nuls = samples.reduce((sum, { bytes }) => sum + bytes.filter((byte) => byte === 0).length, 0)
  const size = samples.reduce((sum, { bytes }) => sum + bytes.length, 0)
  if (nuls * 100 > size) throw unknown(source, `it is not text: ${nuls} of ${size} sampled bytes are NUL`)
}

function unknown(source: ByteSource, why: string): WinnowError {
  return new WinnowError(
    'file.unknown',
    `${source.name} cannot be imported: ${why}. Winnow reads delimited text (CSV and its like), JSON Lines and JSON arrays.`,
  )
}
