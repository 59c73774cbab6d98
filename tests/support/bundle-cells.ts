import { unguardFormula } from '../../shared/bundle/csv.ts'

/** The records of an RFC 4180 text with a byte order mark, guards against formulas taken off; the first names the columns. */
export function csvRecords(text: string): Record<string, string>[] {
  if (!text.startsWith('\uFEFF')) throw new Error('no byte order mark')
  const records: string[][] = []
  let cells: string[] = []
  // Every cell is quoted: a quote inside is doubled, a comma goes on, CRLF ends the record.
  const cell = /"((?:[^"]|"")*)"(,|\r\n)/gy
  cell.lastIndex = 1
  while (cell.lastIndex < text.length) {
    const at = cell.lastIndex
    const match = cell.exec(text)
    if (match === null) throw new Error(`not a CSV cell at ${at}: ${text.slice(at, at + 40)}`)
    cells.push(unguardFormula((match[1] ?? '').replaceAll('""', '"')))
    if (match[2] === ',') continue
    records.push(cells)
    cells = []
  }
  const [names = [], ...rows] = records
  return rows.map((row) => {
    if (row.length !== names.length)
      throw new Error(`${row.length} cells where the header has ${names.length}`)
    return Object.fromEntries(names.map((name, index) => [name, row[index] ?? '']))
  })
}

/** The records that a page of messages shows, from its `data-column` elements, with the marks of hidden characters turned back. */
export function pageRecords(html: string, columns: readonly string[]): Record<string, string>[] {
  const page = parsePage(html)
  return [...page.querySelectorAll('section')].flatMap((section) =>
    [...section.querySelectorAll('tbody tr')].map((row) => {
      const text = (name: string) =>
        elementText((name === 'Conversation' ? section : row).querySelector(`[data-column="${name}"]`))
      return Object.fromEntries(columns.map((name) => [name, text(name)]))
    }),
  )
}

export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html')
}

/** An element's text as its cell: marks become the characters that they stand for. */
export function elementText(element: Element | null): string {
  if (element === null) return ''
  for (const mark of element.querySelectorAll('i.u')) {
    mark.textContent = String.fromCodePoint(Number.parseInt((mark.textContent ?? '').slice(2), 16))
  }
  return element.textContent ?? ''
}
