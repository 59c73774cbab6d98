import { WinnowError } from '../../../../../shared/contract/error.ts'
import type { Finding } from '../../../../../shared/contract/import.ts'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import type { Reader } from '../reader.ts'
import { partError } from '../sheet/part-error.ts'
import { sheetBatches } from '../sheet/sheet-batches.ts'
import { sampledRows, sheetColumns, sheetHeader } from '../sheet/sheet-columns.ts'
import { sheetFindings } from '../sheet/sheet-findings.ts'
import type { SheetRow, Stretch } from '../sheet/sheet-row.ts'
import { XmlFault } from '../sheet/xml-fault.ts'
import { utf8Pieces } from '../sheet/xml-part.ts'
import { openSpreadsheet, type Spreadsheet } from './spreadsheet.ts'
import { TableScan } from './table-scan.ts'

/** Weight of rows that are handed over together. */
const stretchWeight = 2 * 1024 * 1024
/** Content that is looked through for what must be told; half a second. */
const lookedAt = 24 * 1024 * 1024

/**
 * OpenDocument spreadsheets (.ods; OASIS OpenDocument 1.3), one sheet at a time, streamed out of the zip. A record's row is the sheet's own
 * row number. Cells are taken by their values (cell-text.ts), formulas by their stored results.
 */
export const odsReader: Reader<DialectOf<'ods'>> = {
  format: 'ods',

  async sheets(file) {
    const sheets = await inSpreadsheet(file, async ({ content }) => {
      const scan = new TableScan(() => false)
      for await (const _ of stretches(content, scan));
      return scan.tables.map(({ name, rows, hidden }) => ({ name, rows, hidden }))
    })
    return sheets ?? []
  },

  async sniff({ file, sheet }) {
    return inSpreadsheet(file, async ({ content }) => {
      const scan = scanOf(sheet)
      const rows: SheetRow[] = []
      for await (const stretch of stretches(content, scan)) {
        for (const row of stretch.rows) if (rows.length < sampledRows) rows.push(row)
        if (scan.chosen !== null && stretch.read > lookedAt) break
      }
      const table = scan.chosen
      if (table === null) throw missing(file, sheet, scan)
      const header = sheetHeader(rows)
      const place = scan.tables.indexOf(table) + 1
      const format: Finding = {
        what: 'format',
        value: 'OpenDocument spreadsheet',
        evidence: `sheet "${table.name}" (number ${place}${table.hidden ? ', hidden' : ''})`,
        doubt: false,
      }
      return {
        dialect: { format: 'ods' as const, headerRow: header.row },
        columns: sheetColumns(rows, header.row),
        findings: [format, header.finding, ...sheetFindings(table.facts, scan.done)],
        fields: {},
      }
    })
  },

  async columns({ file, sheet }, { headerRow }) {
    const columns = await inSpreadsheet(file, async ({ content }) => {
      const rows: SheetRow[] = []
      for await (const stretch of stretches(content, scanOf(sheet))) {
        for (const row of stretch.rows) {
          if (row.row >= (headerRow ?? 0) && rows.length < sampledRows) rows.push(row)
        }
        if (rows.length === sampledRows) break
      }
      return sheetColumns(rows, headerRow)
    })
    return columns ?? refuse(file)
  },

  async *read({ file, sheet }, { headerRow }, columns) {
    let open: Spreadsheet | null = null
    try {
      open = (await openSpreadsheet(file)) ?? refuse(file)
      const scan = scanOf(sheet)
      yield* sheetBatches(stretches(open.content, scan), columns, headerRow, open.content.bytes, file.size)
      if (scan.chosen === null) throw missing(file, sheet, scan)
    } catch (error) {
      throw partError(error, file.name)
    } finally {
      open?.zip.close()
    }
  },
}

/** Reads the content until the wanted sheet has come to its end. @throws XmlFault, WinnowError */
async function* stretches(
  content: Spreadsheet['content'],
  scan: TableScan,
): AsyncGenerator<Stretch, void, undefined> {
  let read = 0
  for await (const piece of utf8Pieces(content.stream())) {
    read += piece.length
    scan.scanner.push(piece)
    scan.consume()
    if (scan.done) break
    if (scan.weight >= stretchWeight) yield { rows: scan.takeRows(), read }
  }
  scan.finish()
  if (!scan.isSpreadsheet) throw new XmlFault('is no spreadsheet')
  yield { rows: scan.takeRows(), read }
}

/** The sheet that was asked for, else the first that whoever opens the file can see. */
function scanOf(sheet: string | null): TableScan {
  return new TableScan(sheet === null ? (table) => !table.hidden : (table) => table.name === sheet)
}

async function inSpreadsheet<T>(file: ByteSource, use: (open: Spreadsheet) => Promise<T>): Promise<T | null> {
  let open: Spreadsheet | null = null
  try {
    open = await openSpreadsheet(file)
    return open === null ? null : await use(open)
  } catch (error) {
    throw partError(error, file.name)
  } finally {
    open?.zip.close()
  }
}

function missing(file: ByteSource, sheet: string | null, { tables }: TableScan): WinnowError {
  const names = tables.map(({ name }) => `"${name}"`).join(', ')
  return new WinnowError(
    'file.unknown',
    sheet === null
      ? `${file.name} has no sheet that is not hidden. Its sheets are: ${names}.`
      : `${file.name} has no sheet "${sheet}". Its sheets are: ${names}.`,
  )
}

function refuse(file: ByteSource): never {
  throw new WinnowError('file.unknown', `${file.name} is no OpenDocument spreadsheet.`)
}
