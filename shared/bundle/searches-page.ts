import { escapeHtml, evidence } from './html.ts'
import { type SearchColumn, searchColumns } from './search-cells.ts'

/** What the page says before the searches. */
export interface SearchesHead {
  readonly count: number
  readonly account: string
  readonly role: string
  /** In UTC and in London time. */
  readonly writtenAt: string
  readonly dataVersion: number
  readonly version: string
  readonly compared: boolean
}

export function searchesIntro(head: SearchesHead): string {
  const facts: readonly (readonly [string, string])[] = [
    ['Searches', String(head.count)],
    ['Written by', `${head.account} (${head.role})`],
    ['Written at', head.writtenAt],
    ['State of the case', `data version ${head.dataVersion}`],
    ['Software', `Winnow ${head.version}`],
  ]
  const list = facts.map(([name, value]) => `<dt>${name}</dt><dd>${evidence(value)}</dd>`).join('\n')
  const again = head.compared
    ? ' Each was run again when this was written; “Change” says what it finds now that it did not find then, and the other way round.'
    : ''
  return `<section><h2>What this is</h2>
<p>Searches that were run in this case, in the order in which they were run: the text as it was typed, what it was read as, who ran it and when, what was searched, and how many rows it found.${again} The CSV file beside this page holds the same cells.</p>
<dl>${list}</dl>
<p>A row is one record of a served file; messages are counted with rows that are the same message, served more than once, as one. “Rows searched” are the rows of the sources that counted then, less those that were not in the index yet. The digest is the SHA-256 of the message ids found, ascending, four bytes each, little-endian: equal digests are equal hits. The data version is the number of what was imported, withdrawn and matched when the search was run; it only grows. Every search also stands in the audit of the case, with its digest.</p></section>
`
}

/** One search as a section. Empty cells are left out. */
export function searchSection(cells: Record<SearchColumn, string>): string {
  const title = cells.Name === '' ? `Search ${cells.Number}` : `Search ${cells.Number}: ${cells.Name}`
  const lines = searchColumns
    .filter((column) => column !== 'Number' && column !== 'Name' && cells[column] !== '')
    .map(
      (column) =>
        `<dt>${escapeHtml(column)}</dt><dd data-column="${escapeHtml(column)}">${evidence(cells[column])}</dd>`,
    )
  return `<section id="s${cells.Number}"><h2>${evidence(title)}</h2>\n<dl>${lines.join('\n')}</dl></section>\n`
}
