import { WinnowError } from '../../../../shared/contract/error.ts'
import type { Dialect, Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { delimitedReader } from './delimited.ts'
import { jsonArrayReader } from './json-array.ts'
import { jsonLinesReader } from './json-lines.ts'
import type { Sniffed, TextReader } from './reader.ts'
import { sampleBytes } from './sample.ts'
import { wideEncoding } from './sniff-encoding.ts'

/** What the first bytes of files that are no text say they are. */
const known: readonly [string, string][] = [
  ['PK\x03\x04', 'a zip archive or an Office document of a kind that Winnow does not read'],
  ['SQLite format 3\0', 'a damaged SQLite database'],
  ['%PDF', 'a PDF document'],
  ['\x1f\x8b', 'a gzip archive; unpack it first'],
  ['\xd0\xcf\x11\xe0', 'an old Office document; save it as .xlsx first'],
  ['\xff\xd8\xff', 'a JPEG image'],
  ['\x89PNG', 'a PNG image'],
]

/** What begins so is a document, not a table: read line by line it would be nonsense. */
const markup = /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(\?xml|!doctype html|html)\b/i

/** The text formats whose columns are the supplier's own; delimited text comes last: anything can be read so. */
const textReaders = [jsonArrayReader, jsonLinesReader, delimitedReader] as const

/**
 * Recognises text by its content and says how it would be read. A `declared` encoding is taken as it is.
 * @throws WinnowError `file.unknown` when the file is empty or is not text.
 */
export function recogniseText(source: ByteSource, declared: Encoding | null = null): Sniffed {
  refuseNonText(source, declared)
  for (const reader of textReaders) {
    const sniffed = reader.sniff(source, declared)
    if (sniffed !== null) return sniffed
  }
  throw unknown(source, 'it is not text that Winnow can read')
}

/** The reader of a text dialect. */
export function textReader(dialect: Dialect): TextReader<Dialect> {
  const reader = textReaders.find(({ format }) => format === dialect.format)
  if (reader === undefined) throw new Error(`${dialect.format} is no text format.`)
  return reader as TextReader<Dialect>
}

function refuseNonText(source: ByteSource, declared: Encoding | null): void {
  if (source.size === 0) throw unknown(source, 'it is empty')
  const samples = sampleBytes(source)
  const head = samples[0]?.bytes ?? Buffer.alloc(0)
  const start = head.toString('latin1', 0, 16)
  const kind = known.find(([magic]) => start.startsWith(magic))
  if (kind !== undefined) throw unknown(source, `it is ${kind[1]}`)
  const page = markup.exec(head.toString('latin1', 0, 400).replaceAll('\0', ''))?.[1]
  if (page !== undefined) {
    const what = page.toLowerCase().endsWith('html')
      ? 'a web page: have the chat exported as JSON or text'
      : 'XML of a kind that Winnow does not read'
    throw unknown(source, `it is ${what}`)
  }
  const wide =
    declared?.startsWith('utf-16') === true || (head[0] ?? 0) >= 0xfe || wideEncoding(samples) !== null
  if (wide) return
  let nuls = 0
  let controls = 0
  let size = 0
  for (const { bytes } of samples) {
    size += bytes.length
    for (const byte of bytes) {
      if (byte === 0) nuls++
      else if (byte < 0x20 && !textControls.has(byte)) controls++
    }
  }
  if (nuls * 100 > size) throw unknown(source, `it is not text: ${nuls} of ${size} sampled bytes are NUL`)
  if (controls * 50 > size) {
    throw unknown(source, `it is not text: ${controls} of ${size} sampled bytes are control characters`)
  }
}

/** Control characters that stand in text: tab, line ends, vertical tab, form feed, escape, and the separators of cells and records. */
const textControls: ReadonlySet<number> = new Set([9, 10, 11, 12, 13, 0x1b, 0x1c, 0x1d, 0x1e, 0x1f])

function unknown(source: ByteSource, why: string): WinnowError {
  return new WinnowError(
    'file.unknown',
    `${source.name} cannot be imported: ${why}. Winnow reads delimited text (CSV and its like), JSON, Excel and OpenDocument sheets, SQLite databases, exports of WhatsApp, Telegram, Signal and Instagram, Cellebrite reports and RSMF, and folders and zips of these.`,
  )
}
