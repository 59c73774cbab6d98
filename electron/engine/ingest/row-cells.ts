import { matchKey } from '../../../shared/domain/match-key.ts'
import type { RowTexts } from '../cells/index.ts'
import type { Row } from './readers/index.ts'
import type { RecordCells } from './record-cells.ts'

/** Cells that a reader gave as texts; one object is moved from row to row. */
export class RowCells implements RecordCells {
  row = 0
  line = 0
  more: Row['more'] = null
  #cells: Row['cells'] = []

  moveTo({ row, line, more, cells }: Row): this {
    this.row = row
    this.line = line
    this.more = more
    this.#cells = cells
    return this
  }

  get empty(): boolean {
    for (const cell of this.#cells) if (cell !== null && cell !== '') return false
    return true
  }

  has(column: number): boolean {
    return this.text(column) !== null
  }

  text(column: number): string | null {
    return column < 0 ? null : this.#cells[column] || null
  }

  once(column: number): string | null {
    return this.text(column)
  }

  addTo(into: RowTexts, column: number): void {
    into.add(this.text(column))
  }

  writeJson(into: RowTexts, column: number): void {
    into.write(JSON.stringify(this.#cells[column] ?? null))
  }

  matchKey(column: number, sender: number, other: number): number {
    return matchKey(sender, other, this.text(column) ?? '')
  }
}
