import type { Finding } from '../../../../../shared/contract/import.ts'
import type { Sniffed } from '../reader.ts'
import { sampledRows, sheetColumns, sheetHeader } from '../sheet/sheet-columns.ts'
import { sheetFindings } from '../sheet/sheet-findings.ts'
import type { SheetRow } from '../sheet/sheet-row.ts'
import { type OpenWorkbook, type SheetPart, sheetPart } from './open-workbook.ts'
import { SheetScan } from './sheet-scan.ts'
import { sheetStretches } from './sheet-stretches.ts'
import { readStyles } from './styles.ts'
import type { Workbook } from './workbook.ts'

/** XML of a sheet that is looked through for what must be told; half a second. */
const lookedAt = 24 * 1024 * 1024

/** What a sheet of a workbook is. @throws WinnowError, XmlFault */
export async function sniffWorkbook(open: OpenWorkbook, wanted: string | null): Promise<Sniffed> {
  const { workbook } = open
  const sheet = sheetPart(open, wanted)
  const scan = new SheetScan(await readStyles(workbook.styles), workbook.system1904)
  const rows: SheetRow[] = []
  for await (const stretch of sheetStretches(sheet.entry, workbook.strings, scan)) {
    for (const row of stretch.rows) if (rows.length < sampledRows) rows.push(row)
    if (stretch.read > lookedAt) break
  }
  const header = sheetHeader(rows)
  return {
    dialect: { format: 'xlsx', headerRow: header.row },
    columns: sheetColumns(rows, header.row),
    findings: [
      formatFinding(workbook, sheet),
      header.finding,
      ...sheetFindings(scan.facts, scan.complete),
      ...workbookFindings(workbook),
    ],
    fields: {},
  }
}

function formatFinding({ sheets, system1904 }: Workbook, { name, state }: SheetPart): Finding {
  const place = sheets.findIndex((sheet) => sheet.name === name) + 1
  const hidden = state === 'visible' ? '' : ', hidden in Excel'
  const days = system1904 ? '; it counts days from 1904-01-01' : ''
  return {
    what: 'format',
    value: 'Excel workbook',
    evidence: `sheet "${name}" (${place} of ${sheets.length}${hidden})${days}`,
    doubt: false,
  }
}

function workbookFindings({ sheets, externalLinks, pictures }: Workbook): Finding[] {
  const findings: Finding[] = []
  const tell = (value: string, evidence: string) =>
    findings.push({ what: 'warning', value, evidence, doubt: false })
  const hidden = sheets.filter(({ state }) => state !== 'visible').map(({ name }) => `"${name}"`)
  if (hidden.length > 0) {
    tell(
      hidden.length === 1 ? 'one sheet is hidden' : `${hidden.length} sheets are hidden`,
      `${hidden.slice(0, 10).join(', ')}; a sheet is imported only when it is chosen`,
    )
  }
  if (externalLinks > 0) {
    tell('formulas refer to other files', 'these were not opened; results are as they were last saved')
  }
  if (pictures > 0) {
    tell(
      pictures === 1 ? 'one picture stands in the workbook' : `${pictures} pictures stand in the workbook`,
      'pictures laid over cells belong to no row and are not imported: unpack the file as a zip to see them',
    )
  }
  return findings
}
