import { guardFormula, unguardFormula } from '../bundle/csv.ts'
import type { WatchFile, WatchReading } from '../contract/watch.ts'
import { parse } from '../query/index.ts'
import { cleanTerm, longestTerm, mostTerms, termKey } from './watch.ts'
import { type DelimitedRecord, delimitedRecords, delimiterOf } from './watch-table.ts'

/** Lines that gave no term are told one by one up to this many. */
const mostLeft = 1000
/** Records shown as they stand, and how much of each cell. */
const sampled = 8
const sampleWidth = 200

export interface Reading extends Omit<WatchReading, 'encoding'> {
  /** The file's name says that it is a table. */
  readonly table: boolean
}

/** Names by which a first record is known to name its columns. */
const termNames =
  /^(?:terms?|search ?terms?|words?|phrases?|keywords?|key words?|search(?:es)?|quer(?:y|ies)|patterns?|strings?|texts?)$/i
const noteNames = /^(?:notes?|comments?|remarks?|meanings?|descriptions?|sense|translations?)$/i

/**
 * The terms of a list in a text or CSV file, each with the line it stands on. Nothing is dropped in silence: what gives no term is
 * told with its line and why, and terms that cannot be understood stay, with their problem.
 */
export function readWatchText(text: string, reading: Reading): Omit<WatchFile, 'name' | 'encoding'> {
  const bare = text.startsWith('\uFEFF') ? text.slice(1) : text
  const form = reading.form ?? (reading.table || isTabbed(bare) ? 'table' : 'lines')
  const separator = form === 'table' ? delimiterOf(bare) : null
  const records = form === 'table' ? [...delimitedRecords(bare, separator)] : [...lineRecords(bare)]
  const used = records.filter(
    ({ comment, cells }) => !comment && cells.some((cell) => cleanTerm(cell) !== ''),
  )
  const first = used[0]?.cells.map(cleanTerm) ?? []
  const header = form === 'table' && (reading.header ?? isHeader(first))
  const columns = columnsOf(used, first, header)
  const named = (names: RegExp) => (header ? first.findIndex((cell) => names.test(cell)) : -1)
  const termColumn = Math.min(
    reading.termColumn ?? Math.max(0, named(termNames)),
    Math.max(0, columns.length - 1),
  )
  const noteColumn = noteColumnOf(reading.noteColumn, named(noteNames), termColumn, columns.length)
  return {
    form,
    separator,
    header,
    columns,
    termColumn,
    noteColumn,
    sample: used.slice(0, sampled).map(({ cells }) => cells.map((cell) => cell.slice(0, sampleWidth))),
    ...termsOf(header ? used.slice(1) : used, termColumn, noteColumn),
    blank: records.filter(({ comment, cells }) => !comment && cells.every((cell) => cleanTerm(cell) === ''))
      .length,
    comments: records.filter(({ comment }) => comment).length,
  }
}

/** A text whose lines nearly all have one tab at least came out of a table. */
function isTabbed(text: string): boolean {
  const lines = text
    .slice(0, 65_536)
    .split(/\r\n|\n|\r/, 50)
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.length > 0 && lines.filter((line) => line.includes('\t')).length >= lines.length * 0.9
}

function* lineRecords(text: string): Generator<DelimitedRecord> {
  let line = 0
  const lines = text.split(/\r\n|\n|\r/)
  // What follows the last line end is no line.
  if (lines.at(-1) === '') lines.pop()
  for (const each of lines) yield { line: ++line, cells: [each], comment: each.trimStart().startsWith('#') }
}

const isHeader = (first: readonly string[]): boolean =>
  first.some((cell) => termNames.test(cell)) ||
  (first.length > 1 && first.some((cell) => noteNames.test(cell)))

function columnsOf(used: readonly DelimitedRecord[], first: readonly string[], header: boolean): string[] {
  const width = used.slice(0, 200).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  return Array.from({ length: width }, (_, i) => (header && first[i] ? first[i] : `column ${i + 1}`))
}

function noteColumnOf(
  wanted: number | null,
  named: number,
  termColumn: number,
  columns: number,
): number | null {
  if (wanted !== null) return wanted >= 0 && wanted < columns && wanted !== termColumn ? wanted : null
  if (named >= 0 && named !== termColumn) return named
  return columns === 2 ? 1 - termColumn : null
}

function termsOf(
  records: readonly DelimitedRecord[],
  termColumn: number,
  noteColumn: number | null,
): Pick<WatchFile, 'terms' | 'left'> {
  const terms: WatchFile['terms'] = []
  const left: WatchFile['left'] = []
  const lines = new Map<string, number>()
  const leave = (
    line: number,
    text: string,
    why: WatchFile['left'][number]['why'],
    first: number | null = null,
  ) => {
    if (left.length < mostLeft) left.push({ line, text: text.slice(0, sampleWidth), why, first })
  }
  for (const { line, cells } of records) {
    const text = cleanTerm(unguarded(cells[termColumn] ?? ''))
    if (text === '') continue
    const key = termKey(text)
    const first = lines.get(key)
    if (text.includes('\uFFFD')) leave(line, text, 'unreadable')
    else if (text.length > longestTerm) leave(line, text, 'too long')
    else if (first !== undefined) leave(line, text, 'repeated', first)
    else if (terms.length >= mostTerms) leave(line, text, 'too many')
    else {
      lines.set(key, line)
      const note = noteColumn === null ? '' : (cells[noteColumn] ?? '').trim().slice(0, 2000)
      const parsed = parse(text)
      terms.push({ line, text, note, problem: parsed.ok ? null : parsed.problem })
    }
  }
  return { terms, left }
}

/** A cell that was guarded against being run as a formula, as our own tables guard them. */
function unguarded(cell: string): string {
  const bare = unguardFormula(cell)
  return bare !== cell && guardFormula(bare) === cell ? bare : cell
}
