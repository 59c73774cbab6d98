import { matchKey, matchKeyOfBytes } from '../../../shared/domain/match-key.ts'
import type { RowTexts } from '../cells/index.ts'
import { CellTexts } from './cell-texts.ts'
import { noCell, type PackedRows, packedText } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'

/** Cells as they stand in the bytes of a file: copied as bytes, and made into texts only where something has to be read from them. */
export class PackedCells implements RecordCells {
  row = 0
  line = 0
  readonly more = null
  #rows: PackedRows | null = null
  #bytes: Buffer = Buffer.alloc(0)
  #from: Int32Array = new Int32Array(0)
  #to: Int32Array = new Int32Array(0)
  #first = 0
  #count = 0
  readonly #texts: CellTexts[] = []

  moveTo(rows: PackedRows, i: number): this {
    if (rows !== this.#rows || rows.bytes !== this.#bytes || rows.from !== this.#from) {
      this.#rows = rows
      this.#bytes = rows.bytes
      this.#from = rows.from
      this.#to = rows.to
    }
    this.row = rows.row[i] ?? 0
    this.line = rows.line[i] ?? 0
    this.#first = rows.first[i] ?? 0
    this.#count = rows.cells[i] ?? 0
    return this
  }

  get empty(): boolean {
    for (let c = 0; c < this.#count; c++) if (this.has(c)) return false
    return true
  }

  has(column: number): boolean {
    if (column < 0 || column >= this.#count) return false
    return this.#from[this.#first + column] !== this.#to[this.#first + column]
  }

  text(column: number): string | null {
    if (!this.has(column)) return null
    const from = this.#from[this.#first + column] ?? 0
    const to = this.#to[this.#first + column] ?? 0
    return to < 0 ? packedText(this.#bytes, from, to) : this.#known(column).of(this.#bytes, from, to)
  }

  once(column: number): string | null {
    if (!this.has(column)) return null
    const from = this.#from[this.#first + column] ?? 0
    const to = this.#to[this.#first + column] ?? 0
    return to < 0 ? packedText(this.#bytes, from, to) : this.#known(column).likeLast(this.#bytes, from, to)
  }

  addTo(into: RowTexts, column: number): void {
    const from = this.#from[this.#first + column] ?? 0
    const to = this.#to[this.#first + column] ?? 0
    if (!this.has(column)) into.add(null)
    else if (to < 0) into.add(packedText(this.#bytes, from, to))
    else into.addBytes(this.#bytes, from, to)
  }

  writeJson(into: RowTexts, column: number): void {
    const bytes = this.#bytes
    const from = column < this.#count ? (this.#from[this.#first + column] ?? 0) : 0
    const to = column < this.#count ? (this.#to[this.#first + column] ?? 0) : 0
    if (from === noCell) into.write('null')
    else if (to < 0 || !into.writeQuoted(bytes, from, to))
      into.write(JSON.stringify(packedText(bytes, from, to)))
  }

  matchKey(column: number, sender: number, other: number): number {
    const from = this.#from[this.#first + column] ?? 0
    const to = this.#to[this.#first + column] ?? 0
    const key = to < 0 ? null : matchKeyOfBytes(sender, other, this.#bytes, from, to)
    return key ?? matchKey(sender, other, packedText(this.#bytes, from, to))
  }

  #known(column: number): CellTexts {
    const have = this.#texts[column]
    if (have !== undefined) return have
    const made = new CellTexts()
    this.#texts[column] = made
    return made
  }
}
