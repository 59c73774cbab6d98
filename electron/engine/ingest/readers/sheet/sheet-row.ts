import type { ReadReason } from '../reader.ts'

/** A row of a sheet as it stands there; rows without any text are none. */
export interface SheetRow {
  /** As the sheet numbers it. */
  readonly row: number
  /** As many as are filled; null: the cell is not there or empty. */
  readonly cells: (string | null)[]
  /** The same row stands this many times in a row (OpenDocument); at least 1. */
  readonly times: number
  /** Why it cannot be taken as a row. */
  fault: SheetFault | null
}

export interface SheetFault {
  readonly reason: ReadReason
  readonly detail: string
}

/** Excel's limits, and those of every other program since. */
export const mostRows = 1_048_576
export const mostColumns = 16_384

/** "AB" of column 28. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}

/** What a sheet holds that a table cannot: it is told before the import. */
export interface SheetFacts {
  rows: number
  hiddenRows: number
  /** Letters of hidden columns, or of ranges of them. */
  hiddenColumns: string[]
  /** Ranges of merged cells. */
  merged: number
  firstMerged: string | null
  formulas: number
  /** Formulas whose result is not in the file. */
  unvalued: number
  errors: number
  filtered: boolean
}

export const noFacts = (): SheetFacts => ({
  rows: 0,
  hiddenRows: 0,
  hiddenColumns: [],
  merged: 0,
  firstMerged: null,
  formulas: 0,
  unvalued: 0,
  errors: 0,
  filtered: false,
})

/** A stretch of a sheet: its rows so far, and how much of the sheet's XML lies behind them. */
export interface Stretch {
  readonly rows: SheetRow[]
  /** Bytes of XML read. */
  readonly read: number
}
