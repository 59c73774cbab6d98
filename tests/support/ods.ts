import { zipped } from './xlsx.ts'

const namespaces = [
  ['office', 'office:1.0'],
  ['table', 'table:1.0'],
  ['text', 'text:1.0'],
  ['style', 'style:1.0'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}"`)
  .join(' ')

/** An OpenDocument spreadsheet around the XML of its tables. */
export function ods(
  tables: string | Buffer,
  styles = '',
  parts: Record<string, string | Buffer | null> = {},
): Promise<Buffer> {
  const content = Buffer.concat([
    Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${namespaces} xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>`,
    ),
    Buffer.from(tables),
    Buffer.from('</office:spreadsheet></office:body></office:document-content>'),
  ])
  return zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'content.xml': content,
    ...parts,
  })
}

/** A table of rows of XML, or of texts. */
export function odsTable(
  name: string,
  rows: string | readonly (readonly (string | null)[])[],
  style = '',
): string {
  const inner = typeof rows === 'string' ? rows : rows.map(odsRow).join('')
  return `<table:table table:name="${name}" table:style-name="${style}">${inner}</table:table>`
}

function odsRow(cells: readonly (string | null)[]): string {
  return `<table:table-row>${cells.map((cell) => (cell === null ? '<table:table-cell/>' : textCell(cell))).join('')}</table:table-row>`
}

/** Spaces, tabs and line ends as LibreOffice writes them: each line a paragraph, each further space an element. */
export function textCell(text: string): string {
  const paragraphs = text.split('\n').map((line) => {
    const escaped = line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('\t', '<text:tab/>')
      .replaceAll('\r', '&#13;')
      .replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`)
    return `<text:p>${escaped}</text:p>`
  })
  return `<table:table-cell office:value-type="string" calcext:value-type="string">${paragraphs.join('')}</table:table-cell>`
}
