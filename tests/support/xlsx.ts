import { Buffer } from 'node:buffer'
import { buffer } from 'node:stream/consumers'
import { ZipFile } from 'yazl'

/** A cell as it is written: a shared or an inline text, or XML of its own (`<c r="A1"><v>1</v></c>`). */
export type WrittenCell = { shared: string } | { inline: string } | { number: string; style?: number } | null

export interface WrittenSheet {
  name: string
  rows?: readonly (readonly WrittenCell[])[]
  /** The whole sheet part, instead of rows. */
  xml?: string | Buffer
  state?: 'hidden' | 'veryHidden'
}

export interface WrittenWorkbook {
  sheets: readonly WrittenSheet[]
  /** `<xf>` elements of the cell styles: number format ids. */
  styles?: readonly number[]
  /** Codes of number formats, by id. */
  formats?: Readonly<Record<number, string>>
  date1904?: boolean
  /** Further parts, or others in the place of those written here. */
  parts?: Readonly<Record<string, string | Buffer | null>>
  /** The strict namespace instead of the transitional. */
  strict?: boolean
}

const transitional = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const strictMain = 'http://purl.oclc.org/ooxml/spreadsheetml/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** A workbook as a program would write it. */
export async function xlsx(workbook: WrittenWorkbook): Promise<Buffer> {
  const strings = new Map<string, number>()
  const main = workbook.strict === true ? strictMain : transitional
  const parts: Record<string, string | Buffer | null> = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>',
    '_rels/.rels': relations([['officeDocument', 'xl/workbook.xml']]),
    'xl/_rels/workbook.xml.rels': relations([
      ...workbook.sheets.map((_, index): [string, string] => [
        'worksheet',
        `worksheets/sheet${index + 1}.xml`,
      ]),
      ['styles', 'styles.xml'],
      ['sharedStrings', '/xl/sharedStrings.xml'],
    ]),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${workbook.date1904 === true ? 1 : 0}"/><sheets>${workbook.sheets
      .map(
        ({ name, state }, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state === undefined ? '' : ` state="${state}"`} r:id="rId${index + 1}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts>${Object.entries(workbook.formats ?? {})
      .map(([id, code]) => `<numFmt numFmtId="${id}" formatCode="${escaped(code)}"/>`)
      .join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${(workbook.styles ?? [0])
      .map((id) => `<xf numFmtId="${id}" applyNumberFormat="1"><alignment/></xf>`)
      .join('')}</cellXfs></styleSheet>`,
  }
  workbook.sheets.forEach(({ rows, xml }, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = xml ?? sheetXml(rows ?? [], strings, main)
  })
  parts['xl/sharedStrings.xml'] =
    `<sst xmlns="${main}">${[...strings.keys()].map((text) => `<si>${textXml(text)}</si>`).join('')}</sst>`
  return zipped({ ...parts, ...workbook.parts })
}

/** Files as a zip; null: left out. */
export async function zipped(parts: Readonly<Record<string, string | Buffer | null>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    if (content !== null) zip.addBuffer(Buffer.from(content), name)
  }
  zip.end()
  return buffer(zip.outputStream)
}

/** A sheet's part around rows of XML. */
export const sheetPart = (rows: string, before = '', after = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${transitional}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

function columnName(column: number): string {
  return (
    (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') +
    String.fromCharCode(65 + ((column - 1) % 26))
  )
}

function sheetXml(
  rows: readonly (readonly WrittenCell[])[],
  strings: Map<string, number>,
  main: string,
): string {
  const written = rows.map((cells, index) => {
    const inner = cells.map((cell, column) => cellXml(cell, `${columnName(column + 1)}${index + 1}`, strings))
    return `<row r="${index + 1}">${inner.join('')}</row>`
  })
  return `<worksheet xmlns="${main}"><sheetData>${written.join('')}</sheetData></worksheet>`
}

function cellXml(cell: WrittenCell, at: string, strings: Map<string, number>): string {
  if (cell === null) return ''
  if ('inline' in cell) return `<c r="${at}" t="inlineStr"><is>${textXml(cell.inline)}</is></c>`
  if ('number' in cell) return `<c r="${at}" s="${cell.style ?? 0}"><v>${cell.number}</v></c>`
  const index = strings.get(cell.shared) ?? strings.size
  strings.set(cell.shared, index)
  return `<c r="${at}" t="s"><v>${index}</v></c>`
}

const textXml = (text: string): string => `<t xml:space="preserve">${escaped(guarded(text))}</t>`

/** What XML cannot hold, as Excel writes it. */
function guarded(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(
      /[^\t\n\x20-\uFFFD]/g,
      (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`,
    )
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

function relations(targets: readonly [string, string][]): string {
  const each = targets.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="${office}/${type}" Target="${target}"/>`,
  )
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}
