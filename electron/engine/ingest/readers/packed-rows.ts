/**
 * Rows of a block of delimited text as places in its bytes, which are UTF-8: what an import takes over byte by byte needs no string.
 * Valid until the next batch is asked for.
 */
export interface PackedRows {
  readonly bytes: Buffer
  readonly count: number
  /** Record number and line of row i, as in `Row`. */
  readonly row: Float64Array
  readonly line: Float64Array
  /** Row i has cells first[i] … first[i] + cells[i] - 1 of `from` and `to`; columns behind them are empty. */
  readonly first: Int32Array
  readonly cells: Int32Array
  /** A cell's first byte and the byte after its last; `to` is -1 - place where doubled quotes are to be halved. Both `noCell`: it is null. */
  readonly from: Int32Array
  readonly to: Int32Array
}

/** Where a cell that is null begins and ends. */
export const noCell = -1

/** A cell's text, its doubled quotes halved. */
export function packedText(bytes: Buffer, from: number, to: number): string {
  return to >= 0
    ? bytes.toString('utf8', from, to)
    : bytes.toString('utf8', from, -1 - to).replaceAll('""', '"')
}

/** Collects the rows of a block, again for each block. */
export class RowPacker implements PackedRows {
  bytes: Buffer = Buffer.alloc(0)
  count = 0
  readonly row: Float64Array
  readonly line: Float64Array
  readonly first: Int32Array
  readonly cells: Int32Array
  from: Int32Array = new Int32Array(0)
  to: Int32Array = new Int32Array(0)

  /** @param most rows of a block at most */
  constructor(most: number) {
    this.row = new Float64Array(most)
    this.line = new Float64Array(most)
    this.first = new Int32Array(most)
    this.cells = new Int32Array(most)
  }

  begin(bytes: Buffer, from: Int32Array, to: Int32Array): void {
    this.bytes = bytes
    this.from = from
    this.to = to
    this.count = 0
  }

  add(row: number, line: number, first: number, cells: number): void {
    const i = this.count++
    this.row[i] = row
    this.line[i] = line
    this.first[i] = first
    this.cells[i] = cells
  }
}
