import { WinnowError } from '../../../../../shared/contract/error.ts'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import type { Reader, Sheet } from '../reader.ts'
import { partError } from '../sheet/part-error.ts'
import { sheetBatches } from '../sheet/sheet-batches.ts'
import { sampledRows, sheetColumns } from '../sheet/sheet-columns.ts'
import type { SheetRow } from '../sheet/sheet-row.ts'
import { dimensionRows } from './dimension.ts'
import { type OpenWorkbook, openWorkbook, refuseLocked, sheetPart } from './open-workbook.ts'
import { SheetScan } from './sheet-scan.ts'
import { sheetStretches } from './sheet-stretches.ts'
import { sniffWorkbook } from './sniff.ts'
import { readStyles } from './styles.ts'

/** Sheets whose rows are counted; a workbook with more is a curiosity. */
const countedSheets = 500

/**
 * Excel workbooks (.xlsx, .xlsm; ECMA-376, transitional and strict), one sheet at a time, streamed out of the zip. A record's row is
 * the sheet's own row number. Dates and times are texts (see serial-date.ts), numbers without float noise (general-number.ts), formulas
 * their stored results. Nothing is calculated, no link is followed.
 */
export const xlsxReader: Reader<DialectOf<'xlsx'>> = {
  format: 'xlsx',

  async sheets(file) {
    return (await inWorkbook(file, sheetsOf)) ?? []
  },

  async sniff({ file, sheet }) {
    refuseLocked(file)
    return inWorkbook(file, (open) => sniffWorkbook(open, sheet))
  },

  async columns({ file, sheet }, { headerRow }) {
    const columns = await inWorkbook(file, async (open) => {
      const rows: SheetRow[] = []
      for await (const stretch of await stretches(open, sheet)) {
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
    let open: OpenWorkbook | null = null
    try {
      open = (await openWorkbook(file)) ?? refuse(file)
      const { bytes } = sheetPart(open, sheet).entry
      yield* sheetBatches(await stretches(open, sheet), columns, headerRow, bytes, file.size)
    } catch (error) {
      throw partError(error, file.name)
    } finally {
      open?.office.close()
    }
  },
}

/** What `use` makes of a workbook, which is closed afterwards; null where the file is none. @throws WinnowError */
async function inWorkbook<T>(file: ByteSource, use: (open: OpenWorkbook) => Promise<T>): Promise<T | null> {
  let open: OpenWorkbook | null = null
  try {
    open = await openWorkbook(file)
    return open === null ? null : await use(open)
  } catch (error) {
    throw partError(error, file.name)
  } finally {
    open?.office.close()
  }
}

async function stretches(open: OpenWorkbook, wanted: string | null) {
  const { workbook } = open
  const scan = new SheetScan(await readStyles(workbook.styles), workbook.system1904)
  return sheetStretches(sheetPart(open, wanted).entry, workbook.strings, scan)
}

async function sheetsOf({ office, workbook }: OpenWorkbook): Promise<Sheet[]> {
  const sheets: Sheet[] = []
  for (const { name, state, part } of workbook.sheets) {
    const entry = part === null || sheets.length >= countedSheets ? null : office.part(part)
    const rows = entry === null ? null : await dimensionRows(entry)
    sheets.push({ name, rows, hidden: state !== 'visible' })
  }
  return sheets
}

function refuse(file: ByteSource): never {
  throw new WinnowError('file.unknown', `${file.name} is no Excel workbook.`)
}
