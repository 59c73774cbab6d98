import { copyBytes, type Texts, writeText } from './text-column.ts'

const firstBytes = 64 * 1024
const firstRows = 1024
const quote = 0x22
const comma = 0x2c
const openBracket = 0x5b
const backslash = 0x5c
const closeBracket = 0x5d
const space = 0x20
/** By byte: 1 where JSON escapes it. */
const escaped = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === quote || byte === backslash || byte < space ? 1 : 0,
)

/** Texts of rows in several columns: cell = row * width + column. */
interface CellBytes {
  readonly width: number
  readonly bytes: Buffer
  readonly starts: Int32Array
  /** In bytes; -1: null. */
  readonly sizes: Int32Array
}

/** One column of them. */
export class RowTextColumn implements Texts {
  readonly #cells: CellBytes
  readonly #column: number

  constructor(cells: CellBytes, column: number) {
    this.#cells = cells
    this.#column = column
  }

  size(i: number): number {
    const { sizes, width } = this.#cells
    return sizes[i * width + this.#column] ?? -1
  }

  text(i: number): string | null {
    const { bytes, sizes, starts, width } = this.#cells
    const cell = i * width + this.#column
    const size = sizes[cell] ?? -1
    const from = starts[cell] ?? 0
    return size < 0 ? null : bytes.toString('utf8', from, from + size)
  }

  copy(i: number, target: Buffer, at: number): number {
    const { bytes, sizes, starts, width } = this.#cells
    const cell = i * width + this.#column
    const size = sizes[cell] ?? -1
    return size <= 0 ? at : copyBytes(bytes, starts[cell] ?? 0, size, target, at)
  }
}

/**
 * Collects the texts of rows, a row's columns behind one another, as UTF-8 bytes. Every row begins on a multiple of four bytes, so that rows are put
 * into another order four bytes at a time.
 */
export class RowTexts implements CellBytes {
  readonly width: number
  /** Rows that were ended. */
  count = 0
  bytes: Buffer = Buffer.from(new ArrayBuffer(firstBytes))
  starts: Int32Array
  sizes: Int32Array
  /** The bytes by fours. */
  #words: Int32Array = new Int32Array(this.bytes.buffer)
  /** Bytes held, the row that is being written among them. */
  #used = 0
  /** The cell that is written next. */
  #cell = 0

  constructor(width: number) {
    this.width = width
    this.starts = new Int32Array(firstRows * width)
    this.sizes = new Int32Array(firstRows * width)
  }

  get used(): number {
    return this.#used
  }

  column(column: number): RowTextColumn {
    return new RowTextColumn(this, column)
  }

  /** Begins a row; one that was begun and not ended is forgotten. Its columns are written in their order. */
  begin(): void {
    const first = this.count * this.width
    if (first === this.sizes.length) {
      this.starts = grown(this.starts)
      this.sizes = grown(this.sizes)
    }
    if (first < this.#cell) this.#used = this.starts[first] ?? 0
    this.#cell = first
    this.starts[first] = this.#used
  }

  /** Ends the row; columns that were not written are null. */
  end(): void {
    const next = (this.count + 1) * this.width
    while (this.#cell < next) this.add(null)
    this.count++
    this.#used = (this.#used + 3) & ~3
  }

  /** Writes the next column. */
  add(text: string | null): void {
    const cell = this.#cell++
    this.starts[cell] = this.#used
    if (text === null) {
      this.sizes[cell] = -1
      return
    }
    this.sizes[cell] = 0
    this.write(text)
  }

  /** Writes UTF-8 bytes as the next column. */
  addBytes(bytes: Buffer, from: number, to: number): void {
    const cell = this.#cell++
    const size = to - from
    this.starts[cell] = this.#used
    this.sizes[cell] = size
    if (this.#used + size > this.bytes.length) this.#room(size)
    this.#used = copyBytes(bytes, from, size, this.bytes, this.#used)
  }

  /**
   * Writes as the next column a JSON array of the texts of cells, which are bytes from[c] … to[c] - 1 (from[c] < 0: null); null when all are
   * empty.
   * @param first where the cells begin in `from` and `to`, and `present` how many there are; those behind them are empty
   * @param columns which of the cells, counted from the first
   * @returns false, and nothing is written, where one has something that JSON escapes, or doubled quotes to be halved (`to` < 0)
   */
  addJsonList(
    bytes: Buffer,
    from: Int32Array,
    to: Int32Array,
    first: number,
    present: number,
    columns: readonly number[],
  ): boolean {
    let room = 2
    let filled = false
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k] ?? 0
      room += 5
      if (column >= present) continue
      const size = (to[first + column] ?? 0) - (from[first + column] ?? 0)
      if (size < 0) return false
      if (size > 0) filled = true
      room += size
    }
    if (!filled) {
      this.add(null)
      return true
    }
    if (this.#used + room > this.bytes.length) this.#room(room)
    const own = this.bytes
    let at = this.#used
    let found = 0
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k] ?? 0
      const start = column < present ? (from[first + column] ?? 0) : 0
      const end = column < present ? (to[first + column] ?? 0) : 0
      own[at++] = k === 0 ? openBracket : comma
      if (start < 0) {
        at = writeText(own, at, 'null')
        continue
      }
      own[at++] = quote
      for (let b = start; b < end; b++) {
        const byte = bytes[b] ?? 0
        found |= escaped[byte] ?? 0
        own[at++] = byte
      }
      own[at++] = quote
    }
    if (found !== 0) return false
    own[at++] = closeBracket
    const cell = this.#cell++
    this.starts[cell] = this.#used
    this.sizes[cell] = at - this.#used
    this.#used = at
    return true
  }

  /** Writes on at the last column that was written. */
  write(text: string): void {
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (this.#used + text.length * 3 > this.bytes.length) this.#room(text.length * 3)
    this.#wrote(writeText(this.bytes, this.#used, text))
  }

  writeByte(byte: number): void {
    if (this.#used === this.bytes.length) this.#room(1)
    this.bytes[this.#used] = byte
    this.#wrote(this.#used + 1)
  }

  /**
   * Writes bytes on as JSON writes a text of them.
   * @returns false, and nothing is written, where something in it has to be escaped
   */
  writeQuoted(bytes: Buffer, from: number, to: number): boolean {
    if (this.#used + to - from + 2 > this.bytes.length) this.#room(to - from + 2)
    const own = this.bytes
    let at = this.#used
    own[at++] = quote
    for (let k = from; k < to; k++) {
      const byte = bytes[k] ?? 0
      if (byte === quote || byte === backslash || byte < space) return false
      own[at++] = byte
    }
    own[at++] = quote
    this.#wrote(at)
    return true
  }

  clear(): void {
    this.count = 0
    this.#used = 0
    this.#cell = 0
  }

  /** Fours of bytes that rows order[from] … order[to - 1] take. */
  wordsOf(order: Uint32Array, from: number, to: number): number {
    let words = 0
    for (let i = from; i < to; i++) words += this.#rowWords(order[i] ?? 0)
    return words
  }

  /** Copies these rows, one behind the other, and the sizes of their cells. */
  copyRows(order: Uint32Array, from: number, to: number, words: Int32Array, sizes: Int32Array): void {
    const { width } = this
    const own = this.#words
    let at = 0
    for (let i = from; i < to; i++) {
      const row = order[i] ?? 0
      const first = row * width
      for (let c = 0; c < width; c++) sizes[(i - from) * width + c] = this.sizes[first + c] ?? -1
      const start = (this.starts[first] ?? 0) >> 2
      const end = start + this.#rowWords(row)
      for (let word = start; word < end; word++) words[at++] = own[word] ?? 0
    }
  }

  #rowWords(row: number): number {
    const first = row * this.width
    const last = first + this.width - 1
    const end = (this.starts[last] ?? 0) + Math.max(0, this.sizes[last] ?? 0)
    return (end - (this.starts[first] ?? 0) + 3) >> 2
  }

  #wrote(end: number): void {
    const cell = this.#cell - 1
    this.sizes[cell] = (this.sizes[cell] ?? 0) + end - this.#used
    this.#used = end
  }

  #room(more: number): void {
    // A multiple of four, so that the last row's end stands in it too.
    const larger = Buffer.from(new ArrayBuffer((Math.max(this.bytes.length * 2, this.#used + more) + 3) & ~3))
    this.bytes.copy(larger, 0, 0, this.#used)
    this.bytes = larger
    this.#words = new Int32Array(larger.buffer)
  }
}

/** The columns of rows as `copyRows` put them one behind the other. */
export function rowTextsOf(
  bytes: Buffer,
  sizes: Int32Array,
  width: number,
): (column: number) => RowTextColumn {
  const starts = new Int32Array(sizes.length)
  let at = 0
  for (let cell = 0; cell < sizes.length; cell++) {
    if (cell % width === 0) at = (at + 3) & ~3
    starts[cell] = at
    at += Math.max(0, sizes[cell] ?? 0)
  }
  const cells: CellBytes = { width, bytes, starts, sizes }
  return (column) => new RowTextColumn(cells, column)
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
