import { createHash } from 'node:crypto'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { pageBottom, pageTop } from '../../../shared/bundle/page.ts'
import { type DisclosedSearch, searchCells, searchColumns } from '../../../shared/bundle/search-cells.ts'
import { searchesIntro, searchSection } from '../../../shared/bundle/searches-page.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { DisclosureResult } from '../../../shared/contract/search-record.ts'
import { labelledDateTime } from '../../../shared/domain/time-display.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadCall, ReadSeat } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { comparison, runAgain } from './compare.ts'
import { allSearches, entryOf, recordOf } from './history.ts'
import { NewFiles } from './new-files.ts'
import { storedFindings } from './stored.ts'

/**
 * Writes the disclosure record: a page to read and a table, from the same records, one search at a time. A failed or cancelled one leaves
 * nothing.
 * @param onProgress told how many of how many searches are written, before each of them and at the end
 */
export async function exportSearches(
  seat: ReadSeat,
  { path, searches, compare }: Params<'search.export'>,
  call: ReadCall,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<DisclosureResult> {
  const wanted = chosen(seat.db, searches)
  const files = new NewFiles()
  try {
    const csv = files.add(`${path}.csv`)
    const page = files.add(`${path}.html`)
    const facts = pageFacts(seat.db)
    csv(byteOrderMark + csvLine(searchColumns))
    page(pageTop(facts, 'Record of searches'))
    page(
      searchesIntro({
        count: wanted.length,
        account: call.actor.name,
        role: call.actor.role,
        writtenAt: `${labelledDateTime(call.now(), 'UTC')}, ${labelledDateTime(call.now(), 'Europe/London')}`,
        dataVersion: dataVersion(seat.db),
        version: seat.ports.version,
        compared: compare,
      }),
    )
    for (const [done, search] of wanted.entries()) {
      await onProgress(done, wanted.length)
      if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
      const cells = searchCells(disclosed(seat, search, compare, call))
      csv(csvLine(searchColumns.map((column) => cells[column])))
      page(searchSection(cells))
    }
    page(pageBottom(facts))
    await onProgress(wanted.length, wanted.length)
    if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
  } catch (error) {
    files.discard()
    throw isFull(error)
      ? new WinnowError('disk.full', `The disk is full: ${path} was not written. Choose another place.`)
      : error
  }
  return { searches: wanted.length, files: files.publish() }
}

/** In the order in which they were run, each once. @throws WinnowError not.found */
function chosen(db: ReadDb, searches: Params<'search.export'>['searches']): readonly string[] {
  if (searches === null) return allSearches(db)
  return [...new Set(searches)]
    .map((search) => ({ search, number: entryOf(db, search).number }))
    .sort((a, b) => a.number - b.number)
    .map(({ search }) => search)
}

function disclosed(seat: ReadSeat, search: string, compare: boolean, call: ReadCall): DisclosedSearch {
  const record = recordOf(seat.db, search)
  const parent = record.parent === null ? null : entryOf(seat.db, record.parent).number
  if (!compare) return { record, parent, now: null }
  const before = storedFindings(seat.db, search)
  return { record, parent, now: comparison(seat.db, before, runAgain(seat, before, call)) }
}

function pageFacts(db: ReadDb) {
  const info = db
    .prepare<[], { name: string; operation: string; marking: string }>(
      'SELECT name, operation, marking FROM case_info',
    )
    .get()
  if (info === undefined) throw new WinnowError('case.damaged', 'The case does not say what it is called.')
  return {
    title: 'Record of searches',
    marking: info.marking,
    caseName: info.name,
    operation: info.operation,
    exhibit: '',
    sha256Base64: (text: string) => createHash('sha256').update(text).digest('base64'),
  }
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'
