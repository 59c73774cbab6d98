import type { Finding } from '../../../../shared/contract/import.ts'
import type { DelimitedDialect } from '../../../../shared/domain/dialect.ts'
import { delimitedRows } from './delimited-rows.ts'
import { recordLimit, type TextReader } from './reader.ts'
import { sniffDelimited } from './sniff-delimited.ts'
import { uniqueNames } from './unique-names.ts'

/** Rows of the beginning that say how many columns there are where the header does not. */
const widthSample = 1000

/**
 * Comma, semicolon, tab, pipe or any other one character between cells.
 *
 * Row numbers are those of a spreadsheet: every line that begins a record counts, blank ones too (they are no records, and
 * neither rows nor rejects), and a record over several lines counts once.
 */
export const delimitedReader: TextReader<DelimitedDialect> = {
  format: 'delimited',
  sniff: (source, declared) => {
    const sniffed = sniffDelimited(source, declared)
    const columns = delimitedReader.columns(source, sniffed.dialect)
    return {
      dialect: sniffed.dialect,
      columns,
      findings: [...sniffed.findings, ...columnFinding(sniffed, columns)],
      fields: {},
    }
  },

  columns(source, dialect) {
    const header: string[] = []
    const widths = new Map<number, number>()
    let seen = 0
    for (const batch of delimitedRows(source, dialect, null)) {
      for (const { row, cells } of batch.rows) {
        if (row === dialect.headerRow) header.push(...cells.map((cell) => cell ?? ''))
        else if (row > (dialect.headerRow ?? 0)) {
          const width =
            dialect.headerRow === null ? cells.length : cells.findLastIndex((cell) => cell !== '') + 1
          widths.set(width, (widths.get(width) ?? 0) + 1)
          seen++
        }
      }
      if (seen >= widthSample || batch.bytes > recordLimit) break
    }
    // Most rows decide; a few broken ones must not invent columns.
    const [usual, rows] = [...widths].sort((a, b) => b[1] - a[1])[0] ?? [0, 0]
    const width = Math.max(1, header.length, header.length === 0 || rows * 2 > seen ? usual : 0)
    return uniqueNames(
      Array.from({ length: width }, (_, index) => header[index]?.trim() || `Column ${index + 1}`),
    )
  },

  read: (source, dialect, columns, piece, form) =>
    delimitedRows(source, dialect, columns.length, piece, form),
}

/** Says so where the header and the rows under it do not have the same number of cells. */
function columnFinding(
  { header, width }: ReturnType<typeof sniffDelimited>,
  columns: readonly string[],
): Finding[] {
  if (header === 0 || width < 2 || width === header) return []
  const value = `the header has ${header} cells, most rows ${width}`
  const added = columns.slice(header).join(', ')
  const evidence =
    width > header
      ? added === ''
        ? 'the cells too many are empty'
        : `the columns without a name are called ${added}`
      : 'rows with missing last cells are rejected, unless the importer has them taken as empty'
  return [{ what: 'columns', value, evidence, doubt: false }]
}
