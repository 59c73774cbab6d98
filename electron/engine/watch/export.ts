import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { figures, type TermFigures } from './figures.ts'
import { allPairs } from './handle-table.ts'
import { mustHave } from './save.ts'
import { storedLists } from './stored.ts'

/** Lines written at once. */
const atOnce = 1000

/**
 * Writes a table of a list as CSV, under a name that must be free; a failed or cancelled export leaves nothing.
 * @throws WinnowError file.exists, file.unreadable, disk.full, call.cancelled
 */
export function exportTable(
  seat: ReadSeat,
  params: Params<'watch.export'>,
  call: ReadCall,
): { rows: number; list: string; version: number } {
  const { list, path, since } = params
  const { name, version, termsVersion } = mustHave(storedLists(seat.db), list)
  const lines = linesOf(
    seat,
    params,
    figures(seat).of({ list, termsVersion, since }, call.cancelled).terms,
    call,
  )
  if (existsSync(path)) throw new WinnowError('file.exists', `${path} is already there: give another name.`)
  const part = `${path}.part`
  const fd = open(path, part)
  let rows = -1
  try {
    let text = byteOrderMark
    for (const cells of lines) {
      text += csvLine(cells)
      if (++rows % atOnce !== 0) continue
      if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
      writeSync(fd, text)
      text = ''
    }
    writeSync(fd, text)
  } catch (error) {
    closeSync(fd)
    rmSync(part, { force: true })
    throw isFull(error)
      ? new WinnowError('disk.full', `The disk is full: ${path} was not written. Choose another place.`)
      : error
  }
  closeSync(fd)
  renameSync(part, path)
  return { rows, list: name, version }
}

/** The heading, then a line a row. The list itself can be read in again as it stands. */
function* linesOf(
  seat: ReadSeat,
  { list, what, whose, since }: Params<'watch.export'>,
  terms: readonly TermFigures[],
  call: ReadCall,
): Generator<string[]> {
  const { name, version } = mustHave(storedLists(seat.db), list)
  const own = [name, String(version)]
  const fresh = (count: number) => (since === null ? [] : [String(count)])
  const freshHead = since === null ? [] : ['new rows']
  if (what === 'list') {
    yield ['term', 'note']
    for (const { text, note } of terms) yield [text, note]
  } else if (what === 'terms') {
    yield [
      'list',
      'version',
      'term',
      'rows',
      'messages',
      'handles that sent them',
      ...freshHead,
      'note',
      'remark',
    ]
    for (const term of terms) {
      const { text, note, rows, messages, handles } = term
      yield [
        ...own,
        text,
        String(rows),
        String(messages),
        String(handles),
        ...fresh(term.fresh),
        note,
        remark(term),
      ]
    }
  } else {
    yield [
      'list',
      'version',
      'term',
      whose === 'sender' ? 'sent by' : 'sent or received by',
      'rows',
      'messages',
      ...freshHead,
      'remark',
    ]
    const { pairs, names } = allPairs(seat, { list, term: null, whose, since }, call)
    for (let at = 0; at < pairs.length; at++) {
      const term = terms[pairs.term[at] ?? 0]
      if (term === undefined) continue
      const rows = pairs.rows[at] ?? 0
      const who = rows === 0 ? '' : (names.name(pairs.handle[at] ?? 0) ?? 'unknown')
      const counts = [String(rows), String(pairs.messages[at] ?? 0), ...fresh(pairs.fresh[at] ?? 0)]
      yield [...own, term.text, who, ...counts, remark(term)]
    }
  }
}

function remark({ problem, counted }: TermFigures): string {
  if (problem !== null) return `not searched: ${problem.message}`
  return counted ? '' : 'rows that came in last are not counted yet'
}

function open(path: string, part: string): number {
  try {
    return openSync(part, 'w')
  } catch (error) {
    throw new WinnowError(
      'file.unreadable',
      `${path} cannot be written (${String(error)}). Choose another place.`,
    )
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'
