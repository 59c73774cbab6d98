import type { Finding } from '../../../../shared/contract/import.ts'
import { isHeaderWord } from '../../../../shared/domain/mapping-guess.ts'
import { detectTimeFormat } from '../../../../shared/domain/time-parse.ts'
import type { Row } from './reader.ts'

/** Lines of a title may stand above the header; it is looked for among this many records. */
const headerWithin = 10
const compared = 300

/** Which row names the columns: the first of the usual width, if it looks like names rather than like the rows under it. */
export function sniffHeader(rows: readonly Row[], width: number): { row: number | null; finding: Finding } {
  const at = rows
    .slice(0, headerWithin)
    .findIndex(({ cells }) => cells.length >= Math.max(1, width - 1) && filled(cells) > 0)
  const first = rows[at]
  if (first === undefined) return { row: null, finding: finding('none', 'there are no rows', false) }
  const names = first.cells.map((cell) => cell ?? '')
  const below = rows.slice(at + 1, at + 1 + compared).map(({ cells }) => cells)
  const shown = names
    .slice(0, 4)
    .map((name) => `"${name.slice(0, 30)}"`)
    .join(', ')

  const filledNames = names.filter((name) => name.trim() !== '')
  const against =
    filledNames.find(looksLikeValue) !== undefined
      ? 'it holds numbers or times'
      : new Set(filledNames).size < filledNames.length
        ? 'it says the same twice'
        : filledNames.some((name) => name.length > 60 || /[\r\n]/.test(name))
          ? 'it holds a long text'
          : null
  const known = filledNames.filter(isHeaderWord)
  const repeated = names.filter((name, c) => name !== '' && below.some((cells) => cells[c] === name)).length
  const unlike = names.filter((_, c) => differsBelow(c, below)).length

  if (known.length > 0 && (against === null || known.length > 1)) {
    const names = known.slice(0, 4).map((name) => `"${name.slice(0, 30)}"`)
    return header(
      first.row,
      `${names.join(', ')} ${names.length === 1 ? 'names a column' : 'name columns'}`,
      false,
    )
  }
  if (against !== null) return noHeader(`the first row is ${shown}: ${against}`, false)
  if (unlike > 0)
    return header(first.row, `${shown}: ${unlike} columns hold numbers or times below it`, false)
  if (repeated > 0) return noHeader(`the first row is ${shown}, and the same stands in rows below it`, false)
  if (below.length === 0) return header(first.row, `${shown}: the only row`, true)
  return header(first.row, `${shown}: short, all different, and not seen below`, true)
}

function header(row: number, evidence: string, doubt: boolean): { row: number; finding: Finding } {
  return { row, finding: finding(`row ${row}`, evidence, doubt) }
}

function noHeader(evidence: string, doubt: boolean): { row: null; finding: Finding } {
  return { row: null, finding: finding('none', evidence, doubt) }
}

function finding(value: string, evidence: string, doubt: boolean): Finding {
  return { what: 'header', value, evidence, doubt }
}

function filled(cells: readonly (string | null)[]): number {
  return cells.filter((cell) => cell !== null && cell.trim() !== '').length
}

/** A number, or a date with or without its time: no column is called that. */
function looksLikeValue(text: string): boolean {
  if (/^\s*[-+]?\d[\d.,\s]*\s*$/.test(text)) return true
  return /\d/.test(text) && detectTimeFormat([text]).candidates.length > 0
}

/** Nearly every filled cell of the column below is a number or a time. */
function differsBelow(column: number, below: readonly (readonly (string | null)[])[]): boolean {
  const values = below.flatMap((cells) => cells[column] || [])
  return values.length > 0 && values.filter(looksLikeValue).length >= values.length * 0.9
}
