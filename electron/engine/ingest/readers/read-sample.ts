import type { TextDialect } from '../../../../shared/domain/dialect.ts'
import { type ByteSource, bytesSource } from './byte-source.ts'
import { delimitedReader } from './delimited.ts'
import { jsonArrayReader } from './json-array.ts'
import { jsonLinesReader } from './json-lines.ts'
import type { Batch, ReadReject, Row } from './reader.ts'
import { sampleLines } from './sample.ts'

/** A JSON array cannot be entered in the middle: its beginning has to do. */
const arrayBytes = 8 * 1024 * 1024

export interface SampledRecords {
  rows: Row[]
  rejected: number
  /** Those at the file's beginning. */
  rejects: ReadReject[]
  /** Bytes of the file that they were read from. */
  bytes: number
}

/** Records from several places of a large text file. Their row and line numbers are right only for those at its beginning. */
export function readSample(
  source: ByteSource,
  dialect: TextDialect,
  columns: readonly string[],
): SampledRecords {
  const sampled: SampledRecords = { rows: [], rejected: 0, rejects: [], bytes: 0 }
  const take = (batch: Batch, beginning = true) => {
    for (const row of batch.rows) sampled.rows.push(row)
    sampled.rejected += batch.rejects.length
    if (beginning) for (const reject of batch.rejects) sampled.rejects.push(reject)
  }
  if (dialect.format === 'json-array') {
    for (const batch of jsonArrayReader.read(source, dialect, columns)) {
      take(batch)
      sampled.bytes = batch.bytes
      if (batch.bytes > arrayBytes) break
    }
    return sampled
  }
  const wide = dialect.encoding === 'utf-16le' || dialect.encoding === 'utf-16be'
  for (const [index, bytes] of sampleLines(source, dialect.encoding).entries()) {
    const part = bytesSource(source.name, bytes)
    const encoding = wide ? 'utf-8' : dialect.encoding
    const batches =
      dialect.format === 'json-lines'
        ? jsonLinesReader.read(part, { ...dialect, encoding }, columns)
        : delimitedReader.read(
            part,
            { ...dialect, encoding, headerRow: index === 0 ? dialect.headerRow : null },
            columns,
          )
    for (const batch of batches) take(batch, index === 0)
    // UTF-16 has about two bytes where its sample has one.
    sampled.bytes += wide ? bytes.length * 2 : bytes.length
  }
  return sampled
}
