import type { Dialect } from '../../../shared/domain/dialect.ts'
import { type ByteSource, type Row, readRecords, readSample } from './readers/index.ts'

/** Rows shown as they stand. */
const shownRows = 100
/** Rows that samples and time formats are judged by, spread over the file. */
const judgedRows = 1000
/** A file of this size is read whole, in about half a second. */
const wholeUpTo = 64 * 1024 * 1024

export interface FileSample {
  /** The first rows. */
  readonly first: Row[]
  /** Rows from all over the file. */
  readonly spread: Row[]
  /** Records, rejected ones too. */
  readonly records: { readonly count: number; readonly exact: boolean }
  /** Of them, records that could not be read. */
  readonly rejected: number
}

/** Reads a file whole where that is quick, else samples it from several places and estimates its records. */
export function sampleRows(source: ByteSource, dialect: Dialect, columns: readonly string[]): FileSample {
  return source.size <= wholeUpTo ? readWhole(source, dialect, columns) : readParts(source, dialect, columns)
}

function readWhole(source: ByteSource, dialect: Dialect, columns: readonly string[]): FileSample {
  const first: Row[] = []
  let spread: Row[] = []
  let step = 1
  let count = 0
  let rejected = 0
  for (const batch of readRecords(source, dialect, columns)) {
    for (const row of batch.rows) {
      if (first.length < shownRows) first.push(row)
      if (count++ % step === 0) spread.push(row)
      if (spread.length < judgedRows * 2) continue
      // Every second one goes, so that what is left is still spread evenly.
      spread = spread.filter((_, index) => index % 2 === 0)
      step *= 2
    }
    rejected += batch.rejects.length
  }
  return { first, spread, rejected, records: { count: count + rejected, exact: true } }
}

function readParts(source: ByteSource, dialect: Dialect, columns: readonly string[]): FileSample {
  const { rows, rejected, bytes } = readSample(source, dialect, columns)
  const step = Math.max(1, Math.floor(rows.length / judgedRows))
  const perRecord = bytes / Math.max(1, rows.length + rejected)
  return {
    first: rows.slice(0, shownRows),
    spread: rows.filter((_, index) => index % step === 0),
    rejected,
    records: { count: Math.round(source.size / Math.max(1, perRecord)), exact: false },
  }
}
