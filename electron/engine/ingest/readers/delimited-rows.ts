import type { DelimitedDialect } from '../../../../shared/domain/dialect.ts'
import type { Piece } from '../../hand.ts'
import type { ByteSource } from './byte-source.ts'
import { DelimitedScan, flag } from './delimited-scan.ts'
import { type ByteEncoding, byteEncoding, decode, encodingFault, escapeBytes } from './encoding.ts'
import { type Batch, noRaw, type ReadReason, recordLimit } from './reader.ts'
import { tooLong } from './too-long.ts'
import { Window } from './window.ts'

/**
 * Rows and rejects of delimited text. `width` is the number of columns that a row must have, or null to let rows be as they
 * are (then the header is a row like any other).
 */
export function* delimitedRows(
  source: ByteSource,
  dialect: DelimitedDialect,
  width: number | null,
  piece: Piece = { from: 0, to: source.size },
): Generator<Batch, void, undefined> {
  const encoding = byteEncoding(dialect.encoding)
  const window = new Window(source, dialect.encoding, piece.from)
  // UTF-16 grows by half where it becomes UTF-8.
  const scan = new DelimitedScan(dialect, encoding, source.size * 2)
  const blocks = new Blocks(scan, dialect, encoding, width)
  if (piece.from > 0 && width !== null && dialect.headerRow !== null) {
    blocks.behindHeader(headerOf(source, dialect))
  }
  // A record that begins in the piece is read to its end; the first that begins behind it is the next piece's.
  while (window.position - window.unread < piece.to) {
    const { start } = window
    const limit = piece.to - (window.position - window.unread) + start
    const used = scan.scan(window.bytes, start, window.end, window.ended, limit)
    if (used > start) {
      const batch = blocks.batch(window.bytes, start, used, window.position - (window.end - used))
      window.start = used
      yield batch
    } else if (window.unread > recordLimit) {
      const unread = window.bytes.subarray(start, window.end)
      const reject = tooLong(unread, scan.nextRow++, scan.nextLine++, encoding)
      while (!window.skipLine(dialect.newline) && window.fill());
      yield {
        rows: [],
        rejects: [reject],
        bytes: window.position - window.unread,
        ...scan.next,
        raw: noRaw,
      }
    } else if (!window.fill()) return
  }
}

/** Number of cells of the header up to the last that is not empty. */
function headerOf(source: ByteSource, dialect: DelimitedDialect): number {
  for (const { rows } of delimitedRows(source, dialect, null)) {
    const header = rows.find(({ row }) => row === dialect.headerRow)
    if (header !== undefined) return header.cells.findLastIndex((cell) => cell !== '') + 1
  }
  return 0
}

/** Turns what a scan found in a block into rows and rejects. */
class Blocks {
  readonly #scan: DelimitedScan
  readonly #encoding: ByteEncoding
  readonly #width: number | null
  #headerRow: number
  /** Cells that a row must have at least; the columns behind them have no name in the header. */
  #least: number
  #behind = false

  constructor(scan: DelimitedScan, dialect: DelimitedDialect, encoding: ByteEncoding, width: number | null) {
    this.#scan = scan
    this.#encoding = encoding
    this.#width = width
    this.#headerRow = width === null ? 0 : (dialect.headerRow ?? 0)
    this.#least = dialect.shortRows === 'fill' ? 0 : (width ?? 0)
  }

  /** The piece begins behind the header, which has this many cells: its rows are all rows. */
  behindHeader(filled: number): void {
    this.#headerRow = 0
    this.#least = Math.min(this.#least, filled)
    this.#behind = true
  }

  batch(bytes: Buffer, from: number, to: number, consumed: number): Batch {
    const scan = this.#scan
    const block = decode(bytes.subarray(from, to), this.#encoding, !scan.high)
    const kept: number[] = []
    const raw = (index: number): string => {
      const at = kept[index] ?? 0
      return decode(bytes.subarray(scan.from[at] ?? 0, scan.to[at] ?? 0), this.#encoding, false) ?? ''
    }
    const batch: Batch = { rows: [], rejects: [], bytes: consumed, ...scan.next, raw }
    const suspect = block === null || (this.#encoding !== 'utf-8' && scan.high)
    for (let index = 0; index < scan.count; index++) {
      const record = bytes.subarray(scan.from[index] ?? 0, scan.to[index] ?? 0)
      const flags = scan.flags[index] ?? 0
      if (suspect && (flags & flag.high) !== 0) {
        const fault = encodingFault(record, this.#encoding)
        if (fault !== null) {
          this.#reject(batch, index, record, 'encoding', fault)
          continue
        }
      }
      if ((flags & flag.fault) !== 0) {
        this.#rejectFault(batch, index, record)
        continue
      }
      const rows = batch.rows.length
      if (block !== null) this.#row(batch, index, record, block, 0)
      else {
        const text = decode(record, this.#encoding, (flags & flag.high) === 0) ?? ''
        this.#row(batch, index, record, text, scan.char[index] ?? 0)
      }
      if (batch.rows.length > rows) kept.push(index)
    }
    return batch
  }

  #rejectFault(batch: Batch, index: number, record: Buffer): void {
    const flags = this.#scan.flags[index] ?? 0
    if ((flags & flag.textAfterQuote) !== 0) {
      this.#reject(
        batch,
        index,
        record,
        'quote',
        'text stands between a closing quotation mark and the next delimiter',
      )
    } else if ((flags & flag.openQuote) !== 0) {
      this.#reject(batch, index, record, 'quote', 'a quotation mark opens a cell and is never closed')
    } else this.#reject(batch, index, record, 'nul', 'it holds a NUL character')
  }

  /** `text` begins at UTF-16 offset `origin` of the block. */
  #row(batch: Batch, index: number, record: Buffer, text: string, origin: number): void {
    const scan = this.#scan
    const row = scan.row[index] ?? 0
    const first = scan.cell[index] ?? 0
    const count = (scan.cell[index + 1] ?? 0) - first
    const width = this.#width ?? count
    if (row <= this.#headerRow) {
      if (row < this.#headerRow)
        this.#reject(batch, index, record, 'above header', `the header is row ${this.#headerRow}`)
      else this.#least = Math.min(this.#least, this.#filled(first, count))
      return
    }
    if (count < this.#least || (count > width && this.#filled(first, count) > width)) {
      const cells = count === 1 ? '1 cell' : `${count} cells`
      const holder = this.#headerRow === 0 && !this.#behind ? 'the first rows have' : 'the header has'
      this.#reject(batch, index, record, 'ragged', `${cells} where ${holder} ${width}`)
      return
    }
    const { cellFrom, cellTo } = scan
    const cells: string[] = new Array(width)
    const present = Math.min(count, width)
    for (let c = 0; c < present; c++) {
      const from = (cellFrom[first + c] ?? 0) - origin
      const to = cellTo[first + c] ?? 0
      cells[c] =
        to >= 0 ? text.slice(from, to - origin) : text.slice(from, -1 - to - origin).replaceAll('""', '"')
    }
    for (let c = present; c < width; c++) cells[c] = ''
    batch.rows.push({ row, line: scan.line[index] ?? 0, cells, more: null })
  }

  /** Cells up to the last that is not empty. */
  #filled(first: number, count: number): number {
    const { cellFrom, cellTo } = this.#scan
    let filled = count
    while (filled > 0) {
      const to = cellTo[first + filled - 1] ?? 0
      if ((to < 0 ? -1 - to : to) > (cellFrom[first + filled - 1] ?? 0)) break
      filled--
    }
    return filled
  }

  #reject(batch: Batch, index: number, record: Buffer, reason: ReadReason, detail: string): void {
    const escaped = reason === 'encoding' || reason === 'nul'
    const raw = escaped ? escapeBytes(record) : (decode(record, this.#encoding, false) ?? escapeBytes(record))
    batch.rejects.push({
      row: this.#scan.row[index] ?? 0,
      line: this.#scan.line[index] ?? 0,
      reason,
      detail,
      raw,
    })
  }
}
