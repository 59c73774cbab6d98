import type { Finding } from '../../../../shared/contract/import.ts'
import type { Dialect, Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'

/** One record of a file, cells aligned with the reader's columns. */
export interface Row {
  /**
   * The record's lasting address in its file. Delimited text: the row as a spreadsheet shows it, so the header, blank lines
   * and rejected rows count too. JSON Lines: the line. JSON array: the element's number from 1.
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

export interface Batch {
  rows: Row[]
  rejects: ReadReject[]
  /** Bytes of the file consumed so far. */
  bytes: number
  /** The text of rows[index] as it stands in the file; only until the next batch is asked for. */
  raw(index: number): string
}

/** For batches without rows. */
export const noRaw = (): string => ''

/** What a reader makes of a file before it is imported, from samples taken at several places of it. */
export interface Sniffed {
  dialect: Dialect
  columns: string[]
  findings: Finding[]
}

/** One file format. Readers know bytes and cells; what a cell means is the mapping's business. */
export interface Reader<D extends Dialect> {
  readonly format: D['format']
  /** The dialect, columns and findings if the content is of this format, else null. A `declared` encoding is taken as it is. */
  sniff(source: ByteSource, declared: Encoding | null): Sniffed | null
  /** The columns of a file under a dialect, in order; names are unique. */
  columns(source: ByteSource, dialect: D): string[]
  /**
   * Streams the file in batches of some thousand records; memory does not grow with the file, nor with a record beyond 16 MB.
   * Every record of the file is in exactly one batch, as a row or as a reject, in file order within each.
   * @throws WinnowError `file.unreadable` when the disk does.
   */
  read(source: ByteSource, dialect: D, columns: readonly string[]): Generator<Batch, void, undefined>
}

/** A record longer than this is rejected with its beginning: no message is 16 MB, and a missing line end must not fill memory. */
export const recordLimit = 16 * 1024 * 1024
/** How much of an over-long record is kept. */
export const rawLimit = 64 * 1024
