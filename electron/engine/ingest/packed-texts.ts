import { writeText } from '../cells/index.ts'
import { noCell, type PackedRows, type Row } from './readers/index.ts'

/** Rows that a reader gave as texts, as bytes behind one another: from there on they are read as those of a text file are. */
export class PackedTexts implements PackedRows {
  bytes: Buffer = Buffer.allocUnsafe(64 * 1024)
  count = 0
  row = new Float64Array(0)
  line = new Float64Array(0)
  first = new Int32Array(0)
  cells = new Int32Array(0)
  from = new Int32Array(0)
  to = new Int32Array(0)
  /** By row: 0 where the bytes do not say all of it: it has values beside its columns, or half a character, which UTF-8 cannot write. */
  whole = new Uint8Array(0)
  readonly #width: number
  #used = 0

  /** @param width columns; a row's cells that are not there are null */
  constructor(width: number) {
    this.#width = width
  }

  /** Packs a batch; valid until the next one is. */
  pack(rows: readonly Row[]): this {
    const width = this.#width
    if (rows.length > this.row.length) this.#reach(rows.length)
    this.count = rows.length
    this.#used = 0
    let cell = 0
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]
      this.row[i] = row?.row ?? 0
      this.line[i] = row?.line ?? 0
      this.first[i] = cell
      this.cells[i] = width
      let whole = row?.more === null
      for (let c = 0; c < width; c++, cell++) {
        const text = row?.cells[c] ?? null
        if (text === null) {
          this.from[cell] = noCell
          this.to[cell] = noCell
          continue
        }
        this.from[cell] = this.#used
        whole = this.#write(text) && whole
        this.to[cell] = this.#used
      }
      this.whole[i] = whole ? 1 : 0
    }
    return this
  }

  /** @returns whether the bytes say all of it */
  #write(text: string): boolean {
    const { length } = text
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (this.#used + length * 3 > this.bytes.length) this.#room(length * 3)
    const end = writeText(this.bytes, this.#used, text)
    const ascii = end - this.#used === length
    this.#used = end
    return ascii || text.isWellFormed()
  }

  #reach(rows: number): void {
    this.row = new Float64Array(rows)
    this.line = new Float64Array(rows)
    this.first = new Int32Array(rows)
    this.cells = new Int32Array(rows)
    this.whole = new Uint8Array(rows)
    this.from = new Int32Array(rows * this.#width)
    this.to = new Int32Array(rows * this.#width)
  }

  #room(more: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.#used + more))
    this.bytes.copy(larger, 0, 0, this.#used)
    this.bytes = larger
  }
}
