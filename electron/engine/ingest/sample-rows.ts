import { type Dialect, isText, type TextDialect } from '../../../shared/domain/dialect.ts'
import { type Input, type ReadReject, type Row, readRecords, readSample } from './readers/index.ts'

/** Rows shown as they stand. */
const shownRows = 100
/** Rows that samples and time formats are judged by, spread over the file. */
const judgedRows = 1000
/** A file of this size is read whole, in about half a second. */
const wholeUpTo = 64 * 1024 * 1024
/** A small file can be a large sheet when it is unpacked: after this many records, about a second, the rest is estimated. */
const unpackedRecords = 150_000

export interface FileSample {
  /** The first rows. */
  readonly first: Row[]
  /** Rows from all over the file. */
  readonly spread: Row[]
  /** Records, rejected ones too. */
  readonly records: { readonly count: number; readonly exact: boolean }
  /** Of them, records that could not be read. */
  readonly rejected: number
  /** The first of these. */
  readonly rejects: ReadReject[]
}

const isPacked = ({ format }: Dialect): boolean => format === 'xlsx' || format === 'ods'

/** Reads a file whole where that is quick, else samples it from several places (its beginning, if that must do) and estimates its records. */
export async function sampleRows(
  input: Input,
  dialect: Dialect,
  columns: readonly string[],
): Promise<FileSample> {
  return input.file.size > wholeUpTo && isText(dialect)
    ? readParts(input, dialect, columns)
    : readFrom(input, dialect, columns)
}

async function readFrom(input: Input, dialect: Dialect, columns: readonly string[]): Promise<FileSample> {
  const first: Row[] = []
  const rejects: ReadReject[] = []
  let spread: Row[] = []
  let step = 1
  let count = 0
  let rejected = 0
  let read = 0
  let exact = true
  for await (const batch of readRecords(input, dialect, columns)) {
    for (const row of batch.rows) {
      if (first.length < shownRows) first.push(row)
      if (count++ % step === 0) spread.push(row)
      if (spread.length < judgedRows * 2) continue
      // Every second one goes, so that what is left is still spread evenly.
      spread = spread.filter((_, index) => index % 2 === 0)
      step *= 2
    }
    rejected += batch.rejects.length
    rejects.push(...batch.rejects.slice(0, shownRows - rejects.length))
    read = batch.bytes
    exact = read <= wholeUpTo && (!isPacked(dialect) || count + rejected <= unpackedRecords)
    if (!exact) break
  }
  const records = count + rejected
  const estimated = exact ? records : Math.round((records * input.file.size) / Math.max(1, read))
  return { first, spread, rejected, rejects, records: { count: estimated, exact } }
}

function readParts({ file }: Input, dialect: TextDialect, columns: readonly string[]): FileSample {
  const { rows, rejected, rejects, bytes } = readSample(file, dialect, columns)
  const step = Math.max(1, Math.floor(rows.length / judgedRows))
  const perRecord = bytes / Math.max(1, rows.length + rejected)
  return {
    first: rows.slice(0, shownRows),
    spread: rows.filter((_, index) => index % step === 0),
    rejected,
    rejects: rejects.slice(0, shownRows),
    records: { count: Math.round(file.size / Math.max(1, perRecord)), exact: false },
  }
}
