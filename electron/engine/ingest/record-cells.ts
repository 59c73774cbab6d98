import type { RowTexts } from '../cells/index.ts'
import type { Row } from './readers/index.ts'

/** The cells of one record, by column; -1: a column that there is not. An empty cell is none. */
export interface RecordCells {
  readonly row: number
  readonly line: number
  readonly more: Row['more']
  /** Whether every cell is empty. */
  readonly empty: boolean
  has(column: number): boolean
  /** Of a column whose texts come again and again. */
  text(column: number): string | null
  /** Of a column in which nearly every text is another. */
  once(column: number): string | null
  /** Writes the text, or null, as the row's next column. */
  addTo(into: RowTexts, column: number): void
  /** Writes the cell as JSON behind what was written last. */
  writeJson(into: RowTexts, column: number): void
  /** The number that rows of one message share (matchKey), by the text of a column that has one. */
  matchKey(column: number, sender: number, other: number): number
}
