import type { Finding } from '../../../../../shared/contract/import.ts'
import type { Row } from '../reader.ts'
import { sniffHeader } from '../sniff-header.ts'
import { uniqueNames } from '../unique-names.ts'
import { columnLetters, type SheetRow } from './sheet-row.ts'

/** Rows of the beginning that say which row is the header and how many columns there are. */
export const sampledRows = 1000

/** Which row names the columns, by the sheet's first rows. */
export function sheetHeader(rows: readonly SheetRow[]): { row: number | null; finding: Finding } {
  const readable = rows.filter(({ fault }) => fault === null)
  const asRows: Row[] = readable.map(({ row, cells }) => ({ row, line: row, cells, more: null }))
  const widths = new Map<number, number>()
  for (const { cells } of readable) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
  // Last cells are often empty: of two widths that are as frequent the larger is the sheet's.
  const usual = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 1
  return sniffHeader(asRows, usual)
}

/**
 * The columns of a sheet: the header's names, "Column C" where it has none. As many as nearly all of the first rows fill: a stray
 * cell far to the right is kept with its row and makes no column.
 */
export function sheetColumns(rows: readonly SheetRow[], headerRow: number | null): string[] {
  const header = rows.find(({ row }) => row === headerRow)?.cells ?? []
  const widths = rows
    .filter(({ row, fault }) => fault === null && row > (headerRow ?? 0))
    .map(({ cells }) => cells.length)
    .sort((a, b) => a - b)
  const usual = widths[Math.ceil((widths.length - 1) * 0.99)] ?? 0
  const width = Math.max(1, header.length, usual)
  return uniqueNames(Array.from({ length: width }, (_, index) => header[index]?.trim() || unnamed(index)))
}

/** The name of a column that has none in the header. */
export const unnamed = (index: number): string => `Column ${columnLetters(index + 1)}`
