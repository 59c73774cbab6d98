import { isUtf8 } from 'node:buffer'
import type { DelimitedDialect } from '../../../../shared/domain/dialect.ts'
import { type DelimitedScan, flag } from './delimited-scan.ts'
import { type ByteEncoding, decode, encodingFault, escapeBytes } from './encoding.ts'
import { packedText, RowPacker } from './packed-rows.ts'
import type { Batch, ReadReason } from './reader.ts'

/** Turns what a scan found in a block into rows and rejects. */
export class DelimitedBlocks {
  readonly #scan: DelimitedScan
  readonly #encoding: ByteEncoding
  readonly #width: number | null
  readonly #packer: RowPacker | null
  #headerRow: number
  /** Cells that a row must have at least; the columns behind them have no name in the header. */
  #least: number
  #behind = false
  /** By row of the batch: which record of the scan it is. */
  readonly #kept: Int32Array
  /** The block as text, one UTF-16 unit a byte, and its first byte. */
  #text: string | null = null
  #from = 0

  /** @param packed whether rows are given packed where the block's bytes are UTF-8. */
  constructor(
    scan: DelimitedScan,
    dialect: DelimitedDialect,
    encoding: ByteEncoding,
    width: number | null,
    packed: boolean,
  ) {
    this.#scan = scan
    this.#encoding = encoding
    this.#width = width
    this.#kept = new Int32Array(scan.from.length)
    this.#packer = packed ? new RowPacker(scan.from.length) : null
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
    const doubtful = scan.high && (this.#encoding !== 'utf-8' || !isUtf8(bytes.subarray(from, to)))
    // Bytes of another encoding are no UTF-8: they have to be decoded.
    const packer = scan.high && this.#encoding !== 'utf-8' ? null : this.#packer
    packer?.begin(bytes, scan.cellFrom, scan.cellTo)
    this.#text = null
    this.#from = from
    const kept = this.#kept
    let rows = 0
    const raw = (index: number): string => {
      const at = kept[index] ?? 0
      return decode(bytes.subarray(scan.from[at] ?? 0, scan.to[at] ?? 0), this.#encoding, false) ?? ''
    }
    const batch: Batch = { rows: [], rejects: [], bytes: consumed, ...scan.next, raw }
    if (packer !== null) batch.packed = packer
    for (let index = 0; index < scan.count; index++) {
      if (!this.#passes(batch, bytes, index, doubtful)) continue
      kept[rows++] = index
      if (packer === null) batch.rows.push(this.#row(bytes, index, to))
      else {
        const first = scan.cell[index] ?? 0
        const count = (scan.cell[index + 1] ?? 0) - first
        const cells = Math.min(count, this.#width ?? count)
        packer.add(scan.row[index] ?? 0, scan.line[index] ?? 0, first, cells)
      }
    }
    return batch
  }

  /** Whether the record is a row; one that should be and cannot goes to the rejects. */
  #passes(batch: Batch, bytes: Buffer, index: number, doubtful: boolean): boolean {
    const scan = this.#scan
    const flags = scan.flags[index] ?? 0
    if (doubtful && (flags & flag.high) !== 0) {
      const fault = encodingFault(this.#record(bytes, index), this.#encoding)
      if (fault !== null) return this.#reject(batch, bytes, index, 'encoding', fault)
    }
    if ((flags & flag.fault) !== 0) return this.#rejectFault(batch, bytes, index)
    const row = scan.row[index] ?? 0
    const first = scan.cell[index] ?? 0
    const count = (scan.cell[index + 1] ?? 0) - first
    if (row <= this.#headerRow) {
      if (row < this.#headerRow) {
        return this.#reject(batch, bytes, index, 'above header', `the header is row ${this.#headerRow}`)
      }
      this.#least = Math.min(this.#least, this.#filled(first, count))
      return false
    }
    const width = this.#width ?? count
    if (count < this.#least || (count > width && this.#filled(first, count) > width)) {
      const cells = count === 1 ? '1 cell' : `${count} cells`
      const holder = this.#headerRow === 0 && !this.#behind ? 'the first rows have' : 'the header has'
      return this.#reject(batch, bytes, index, 'ragged', `${cells} where ${holder} ${width}`)
    }
    return true
  }

  #rejectFault(batch: Batch, bytes: Buffer, index: number): false {
    const flags = this.#scan.flags[index] ?? 0
    if ((flags & flag.textAfterQuote) !== 0) {
      const detail = 'text stands between a closing quotation mark and the next delimiter'
      return this.#reject(batch, bytes, index, 'quote', detail)
    }
    if ((flags & flag.openQuote) !== 0) {
      return this.#reject(batch, bytes, index, 'quote', 'a quotation mark opens a cell and is never closed')
    }
    return this.#reject(batch, bytes, index, 'nul', 'it holds a NUL character')
  }

  #row(bytes: Buffer, index: number, to: number): Batch['rows'][number] {
    const scan = this.#scan
    const first = scan.cell[index] ?? 0
    const count = (scan.cell[index + 1] ?? 0) - first
    const width = this.#width ?? count
    const cells: string[] = new Array(width)
    const present = Math.min(count, width)
    const { cellFrom, cellTo } = scan
    const high = ((scan.flags[index] ?? 0) & flag.high) !== 0
    if (high && this.#encoding === 'utf-8') {
      for (let c = 0; c < present; c++) {
        cells[c] = packedText(bytes, cellFrom[first + c] ?? 0, cellTo[first + c] ?? 0)
      }
    } else {
      // One unit of text a byte: cells are slices of a text that is decoded at once.
      const own = high && this.#encoding === 'windows-1252'
      const text = own
        ? (decode(this.#record(bytes, index), this.#encoding, false) ?? '')
        : this.#blockText(bytes, to)
      const origin = own ? (scan.from[index] ?? 0) : this.#from
      for (let c = 0; c < present; c++) {
        const from = (cellFrom[first + c] ?? 0) - origin
        const end = cellTo[first + c] ?? 0
        cells[c] =
          end >= 0
            ? text.slice(from, end - origin)
            : text.slice(from, -1 - end - origin).replaceAll('""', '"')
      }
    }
    for (let c = present; c < width; c++) cells[c] = ''
    return { row: scan.row[index] ?? 0, line: scan.line[index] ?? 0, cells, more: null }
  }

  #blockText(bytes: Buffer, to: number): string {
    this.#text ??= bytes.toString('latin1', this.#from, to)
    return this.#text
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

  #record(bytes: Buffer, index: number): Buffer {
    return bytes.subarray(this.#scan.from[index] ?? 0, this.#scan.to[index] ?? 0)
  }

  #reject(batch: Batch, bytes: Buffer, index: number, reason: ReadReason, detail: string): false {
    const record = this.#record(bytes, index)
    const escaped = reason === 'encoding' || reason === 'nul'
    const raw = escaped ? escapeBytes(record) : (decode(record, this.#encoding, false) ?? escapeBytes(record))
    batch.rejects.push({
      row: this.#scan.row[index] ?? 0,
      line: this.#scan.line[index] ?? 0,
      reason,
      detail,
      raw,
    })
    return false
  }
}
