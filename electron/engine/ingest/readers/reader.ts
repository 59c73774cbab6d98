import type { Finding } from '../../../../shared/contract/import.ts'
import type { Dialect, Encoding } from '../../../../shared/domain/dialect.ts'
import type { Field } from '../../../../shared/domain/mapping.ts'
import type { Piece } from '../../hand.ts'
import type { ByteSource } from './byte-source.ts'
import type { PackedRows } from './packed-rows.ts'

/** One record of a file, cells aligned with the reader's columns. */
export interface Row {
  /**
   * The record's lasting address in its file. Delimited text: the row as a spreadsheet shows it, so the header, blank lines
   * and rejected rows count too. Sheets: the row's own number. JSON Lines and plain text: the line on which it begins. JSON arrays,
   * chats and tables: the element's number from 1.
   */
  row: number
  /** The physical line on which the record begins, from 1. */
  line: number
  /** null: the record has no such key, or a JSON null there. Delimited text never gives null. */
  cells: (string | null)[]
  /** JSON: values under keys that the columns do not have (found past the part of the file that named the columns). */
  more: Record<string, string | null> | null
}

/** Why a record could not be read. */
export type ReadReason =
  | 'ragged'
  | 'quote'
  | 'encoding'
  | 'nul'
  | 'too long'
  | 'above header'
  | 'json'
  | 'not an object'
  | 'truncated'
  | 'cell'

/** What could not be read as a record: it is kept and shown as it stands. */
export interface ReadReject {
  row: number
  line: number
  reason: ReadReason
  /** A sentence about this very row. */
  detail: string
  /**
   * The text as it stands; the first 64 KB of one that is too long. Where bytes are not text in the declared encoding, bytes
   * outside printable ASCII are written \xNN and a backslash \\, so that the bytes can be had back.
   */
  raw: string
}

/** How rows are given: as they are, or as places in their bytes by a reader that can. */
export type Form = 'rows' | 'packed'

export interface Batch {
  rows: Row[]
  /** The rows instead, where the reader was asked for that form and can give it. */
  packed?: PackedRows
  rejects: ReadReject[]
  /** Bytes of the file consumed so far. */
  bytes: number
  /** Text that can be read in pieces: row and line of what comes next. */
  nextRow?: number
  nextLine?: number
  /** The text of row `index` as it stands in the file; only until the next batch is asked for. */
  raw(index: number): string
}

/** For batches without rows. */
export const noRaw = (): string => ''

/** What a reader makes of a file before it is imported, from samples taken at several places of it. */
export interface Sniffed {
  dialect: Dialect
  columns: string[]
  findings: Finding[]
  /** What the format itself says its columns are; empty where the columns are the supplier's own. */
  fields: Partial<Record<Field, string>>
}

/** A file and the sheet of it that is read. */
export interface Input {
  readonly file: ByteSource
  /** A sheet of a workbook, a table or a SELECT of a database; null where the file is one table. */
  readonly sheet: string | null
}

/** One table of a file that holds several: a workbook's sheet, a database's table or view. */
export interface Sheet {
  /** As the file names it; unique in the file. */
  readonly name: string
  /** Records, where the file says so without being read through. */
  readonly rows: number | null
  /** Hidden from whoever opens the file with its own program. */
  readonly hidden: boolean
}

type Maybe<T> = T | Promise<T>

/** One file format. Readers know bytes and cells; what a cell means is the mapping's business. */
export interface Reader<D extends Dialect> {
  readonly format: D['format']
  /** The tables of a file of this format; only for formats that hold several. */
  sheets?(file: ByteSource): Maybe<Sheet[]>
  /**
   * The dialect, columns and findings if the content is of this format, else null. A `declared` encoding is taken as it is.
   * @throws WinnowError `file.unknown` when it is of this format and cannot be read.
   */
  sniff(input: Input, declared: Encoding | null): Maybe<Sniffed | null>
  /** The columns of a file under a dialect, in order; names are unique. */
  columns(input: Input, dialect: D): Maybe<string[]>
  /**
   * Streams the file in batches of some thousand records; memory does not grow with the file, nor with a record beyond 16 MB.
   * Every record of the file is in exactly one batch, as a row or as a reject, in file order within each.
   * @throws WinnowError `file.unreadable` when the disk does.
   */
  read(
    input: Input,
    dialect: D,
    columns: readonly string[],
    form?: Form,
  ): Iterable<Batch> | AsyncIterable<Batch>
}

/** A reader of text that knows no sheets and waits for nothing. */
export interface TextReader<D extends Dialect> {
  readonly format: D['format']
  sniff(source: ByteSource, declared: Encoding | null): Sniffed | null
  columns(source: ByteSource, dialect: D): string[]
  /** @param piece only records that begin in these bytes; rows and lines count from its beginning. It begins where a record does. */
  read(
    source: ByteSource,
    dialect: D,
    columns: readonly string[],
    piece?: Piece,
    form?: Form,
  ): Generator<Batch, void, undefined>
}

/** A text reader as any other. */
export const asReader = <D extends Dialect>(reader: TextReader<D>): Reader<D> => ({
  format: reader.format,
  sniff: ({ file }, declared) => reader.sniff(file, declared),
  columns: ({ file }, dialect) => reader.columns(file, dialect),
  read: ({ file }, dialect, columns, form) => reader.read(file, dialect, columns, undefined, form),
})

/** A record longer than this is rejected with its beginning: no message is 16 MB, and a missing line end must not fill memory. */
export const recordLimit = 16 * 1024 * 1024
/** How much of an over-long record is kept. */
export const rawLimit = 64 * 1024
