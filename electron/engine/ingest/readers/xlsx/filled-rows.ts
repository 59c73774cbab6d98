import { rawLimit, recordLimit } from '../reader.ts'
import { columnLetters, type SheetRow } from '../sheet/sheet-row.ts'
import type { SharedStrings } from './shared-strings.ts'
import type { WantedStrings } from './wanted-strings.ts'

/** Text that is handed over at once. */
const portionCharacters = 8 * 1024 * 1024

/**
 * Rows with their shared strings filled in, without those that hold nothing; in portions that bound the memory of what the strings turn
 * out to be.
 * @throws XmlFault, WinnowError
 */
export async function* filledRows(
  rows: readonly SheetRow[],
  wanted: WantedStrings,
  strings: SharedStrings,
): AsyncGenerator<SheetRow[], void, undefined> {
  await strings.upTo(wanted.most)
  let portion: SheetRow[] = []
  let characters = 0
  let at = 0
  for (const [index, row] of rows.entries()) {
    let own = 0
    for (; at < wanted.count && wanted.rows[at] === index; at++) {
      if (own > recordLimit || row.fault?.reason === 'too long') continue
      own += fill(row, wanted.columns[at] ?? 0, strings, wanted.strings[at] ?? 0)
    }
    if (own > recordLimit) cutOff(row)
    characters += own
    const { cells } = row
    while (cells.length > 0 && (cells[cells.length - 1] ?? '') === '') cells.pop()
    if (cells.length > 0 || row.fault !== null) portion.push(row)
    if (characters < portionCharacters) continue
    yield portion
    portion = []
    characters = 0
  }
  yield portion
}

/** Fills in one string. @returns its length */
function fill(row: SheetRow, column: number, strings: SharedStrings, index: number): number {
  const shared = strings.get(index)
  if ('text' in shared) {
    row.cells[column] = shared.text === '' ? null : shared.text
    return shared.text.length
  }
  const cell = `${columnLetters(column + 1)}${row.row}`
  row.fault ??=
    shared.fault === 'missing'
      ? { reason: 'cell', detail: `${cell} refers to shared text ${index}, which the file does not have` }
      : shared.fault === 'encoding'
        ? { reason: 'encoding', detail: `the text of ${cell} is not UTF-8` }
        : { reason: 'too long', detail: `the text of ${cell} is longer than a record can be` }
  return 0
}

/** Of a row that is longer than a record can be only the beginning of its text is kept. `under`: of the cell that is being read. */
export function cutOff(row: SheetRow, under = ''): void {
  if (row.fault?.reason === 'too long') return
  const beginning = [...row.cells, under].map((cell) => (cell ?? '').slice(0, rawLimit)).join('\t')
  row.cells.length = 0
  row.cells.push(beginning.slice(0, rawLimit))
  row.fault = {
    reason: 'too long',
    detail: `longer than ${recordLimit / 1024 / 1024} MB; its beginning is kept`,
  }
}
