import type { Dialect, Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { delimitedReader } from './delimited.ts'
import { imagesReader } from './images.ts'
import { instagramReader } from './instagram/index.ts'
import { jsonArrayReader } from './json-array.ts'
import { jsonLinesReader } from './json-lines.ts'
import { odsReader } from './ods/index.ts'
import {
  asReader,
  type Batch,
  type Form,
  type Input,
  type Reader,
  type Sheet,
  type Sniffed,
} from './reader.ts'
import { rsmfReader } from './rsmf/index.ts'
import { signalReader } from './signal/index.ts'
import { sqliteReader } from './sqlite/index.ts'
import { telegramReader } from './telegram/index.ts'
import { recogniseText } from './text.ts'
import { ufdrReader } from './ufdr/index.ts'
import { whatsappReader } from './whatsapp/index.ts'
import { xlsxReader } from './xlsx/index.ts'

export { type ByteSource, bytesSource, openFile } from './byte-source.ts'
export { imagesSource, isImagesAlone } from './images.ts'
export { noCell, type PackedRows, packedText } from './packed-rows.ts'
export { readSample } from './read-sample.ts'
export type {
  Batch,
  Input,
  ReadReason,
  ReadReject,
  Row,
  Sheet,
  Sniffed,
} from './reader.ts'
export { delimiterName } from './sniff-delimited.ts'

/** Formats that show themselves by their content, the surest first. */
const ownFormats: readonly Reader<Dialect>[] = [
  imagesReader,
  xlsxReader,
  odsReader,
  sqliteReader,
  ufdrReader,
  rsmfReader,
  telegramReader,
  instagramReader,
  signalReader,
  whatsappReader,
]

/** Every format by its name. */
const readers: ReadonlyMap<string, Reader<Dialect>> = new Map(
  [...ownFormats, asReader(delimitedReader), asReader(jsonLinesReader), asReader(jsonArrayReader)].map(
    (reader) => [reader.format, reader as Reader<Dialect>],
  ),
)

function readerOf(dialect: Dialect): Reader<Dialect> {
  const reader = readers.get(dialect.format)
  if (reader === undefined) throw new Error(`There is no reader of ${dialect.format}.`)
  return reader
}

/** The tables of a file that holds several; none for a file that is one table. */
export async function sheetsOf(file: ByteSource): Promise<Sheet[]> {
  for (const reader of ownFormats) {
    const sheets = (await reader.sheets?.(file)) ?? []
    if (sheets.length > 0) return sheets
  }
  return []
}

/**
 * Recognises a file by its content and says how it would be read. A `declared` encoding is taken as it is.
 * @throws WinnowError `file.unknown` when the file is empty or of no known format.
 */
export async function recognise(input: Input, declared: Encoding | null = null): Promise<Sniffed> {
  for (const reader of ownFormats) {
    const sniffed = await reader.sniff(input, declared)
    if (sniffed !== null) return sniffed
  }
  return recogniseText(input.file, declared)
}

/** The columns of a file under a dialect, in order. */
export async function columnsOf(input: Input, dialect: Dialect): Promise<string[]> {
  return readerOf(dialect).columns(input, dialect)
}

/** Streams the file's records (see `Reader.read`). */
export function readRecords(
  input: Input,
  dialect: Dialect,
  columns: readonly string[],
  form: Form = 'rows',
): Iterable<Batch> | AsyncIterable<Batch> {
  return readerOf(dialect).read(input, dialect, columns, form)
}
