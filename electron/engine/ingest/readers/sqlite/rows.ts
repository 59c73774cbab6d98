import type { Database } from 'better-sqlite3'
import { type Batch, recordLimit } from '../reader.ts'
import { blobText, rawRow, type TextEncoding, textReader, type Value } from './cells.ts'
import { guardedSql, maskWidth } from './guarded-sql.ts'
import type { Query } from './query.ts'

const batchRows = 2048
/** Bytes of a batch, so that long texts do not fill memory. */
const batchBytes = 4 * 1024 * 1024

/**
 * The rows of a query, in batches. Where in the file a row stands SQLite does not say: the bytes of a batch are those of the values so
 * far, within the file's `size`.
 * @throws SqliteError
 */
export function* queryRows(db: Database, query: Query, size: number): Generator<Batch, void, undefined> {
  let batch = emptyBatch()
  let bytes = 0
  let consumed = 0
  for (const read of readRows(db, query)) {
    if (read.reason === null)
      batch.rows.push({ row: read.row, line: read.row, cells: read.cells, more: null })
    else {
      const { row, reason, detail, raw } = read
      batch.rejects.push({ row, line: row, reason, detail, raw })
    }
    bytes += read.bytes
    if (bytes < batchBytes && batch.rows.length + batch.rejects.length < batchRows) continue
    consumed += bytes
    batch.bytes = Math.min(size, consumed)
    yield batch
    batch = emptyBatch()
    bytes = 0
  }
  batch.bytes = Math.min(size, consumed + bytes)
  yield batch
}

function emptyBatch(): Batch {
  const batch: Batch = {
    rows: [],
    rejects: [],
    bytes: 0,
    raw: (index) => (batch.rows[index]?.cells ?? []).map((cell) => cell ?? '').join('\t'),
  }
  return batch
}

interface ReadRow {
  readonly row: number
  readonly cells: (string | null)[]
  readonly bytes: number
  readonly reason: 'too long' | 'encoding' | null
  readonly detail: string
  readonly raw: string
}

/**
 * Texts come ready made, four times as fast as their bytes would, until one holds U+FFFD: that stands in the text itself, or in the
 * place of bytes that are none. From that row on every text is asked for as its bytes.
 */
function* readRows(db: Database, query: Query): Generator<ReadRow, void, undefined> {
  const reader = new RowReader(query, encodingOf(db))
  let ordinal = 0
  let doubtful = false
  for (const record of records(db, query, false)) {
    doubtful = record.some((value) => typeof value === 'string' && value.includes('\ufffd'))
    if (doubtful) break
    yield reader.read(record, ++ordinal, false)
  }
  if (!doubtful) return
  let at = 0
  for (const record of records(db, query, true)) {
    if (++at > ordinal) yield reader.read(record, at, true)
  }
}

const records = (db: Database, query: Query, exact: boolean) =>
  db.prepare<[], Value[]>(guardedSql(query, exact)).raw().safeIntegers().iterate()

class RowReader {
  readonly #query: Query
  readonly #text: (bytes: Buffer) => string | null
  readonly #first: number
  readonly #masks: number

  constructor(query: Query, encoding: TextEncoding) {
    this.#query = query
    this.#text = textReader(encoding)
    this.#first = query.numbered ? 1 : 0
    this.#masks = Math.ceil(query.columns.length / maskWidth)
  }

  read(record: readonly Value[], ordinal: number, exact: boolean): ReadRow {
    const { columns, numbered } = this.#query
    const row = numbered ? Number(record[0]) : ordinal
    const from = this.#first + (exact ? this.#masks : 0)
    const said = record[from] ?? null
    const sizes = typeof said === 'string' ? said.split(',').map(Number) : null
    const cells: (string | null)[] = new Array(columns.length)
    let bytes = columns.length * 8
    let length = 0
    let damaged = -1
    for (let column = 0; column < cells.length; column++) {
      const value = record[from + 1 + column] ?? null
      if (typeof value === 'string') {
        length += sizes?.[column] ?? value.length
        cells[column] = value
      } else if (!Buffer.isBuffer(value)) {
        // Whole numbers exactly, others in the shortest form that means the same.
        cells[column] = value === null ? null : String(value)
      } else if (!exact || this.#isBlob(record, column)) {
        cells[column] = blobText(value, sizes?.[column] ?? value.length)
        bytes += value.length * 2
      } else {
        length += sizes?.[column] ?? value.length
        const text = length > recordLimit ? '' : this.#text(value)
        if (text === null && damaged < 0) damaged = column
        cells[column] = text
      }
    }
    bytes += Math.min(length, recordLimit)
    const whole = length <= recordLimit && damaged < 0
    if (whole) return { row, cells, bytes, reason: null, detail: '', raw: '' }
    const raw = rawRow(record.slice(from + 1), this.#text)
    return damaged < 0
      ? { row, cells: [], bytes, reason: 'too long', detail: tooLong, raw }
      : {
          row,
          cells: [],
          bytes,
          reason: 'encoding',
          detail: `the text in "${columns[damaged]}" is not well-formed in the database's encoding`,
          raw,
        }
  }

  #isBlob(record: readonly Value[], column: number): boolean {
    const mask = record[this.#first + Math.floor(column / maskWidth)]
    return typeof mask === 'bigint' && mask !== 0n && ((mask >> BigInt(column % maskWidth)) & 1n) === 1n
  }
}

const tooLong = `longer than ${recordLimit / 1024 / 1024} MB; its beginning is kept`

function encodingOf(db: Database): TextEncoding {
  const encoding = String(db.pragma('encoding', { simple: true })).toLowerCase()
  return encoding === 'utf-16le' || encoding === 'utf-16be' ? encoding : 'utf-8'
}
