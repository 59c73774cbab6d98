import type { Comparison, SearchRecord } from '../contract/search-record.ts'
import { labelledDateTime } from '../domain/time-display.ts'

/** A search as the disclosure record tells it. */
export interface DisclosedSearch {
  readonly record: SearchRecord
  /** The number of the search that it was changed from or run again for; null: of none. */
  readonly parent: number | null
  /** What it finds now beside what it found then; null: it was not run again. */
  readonly now: Comparison | null
}

/** The columns of searches.csv and the lines of the page, the same cells in both. */
export const searchColumns = [
  'Number',
  'Name',
  'Search',
  'Read as',
  'Dates read by',
  'Words searched for others',
  'Run at (UTC)',
  'Run at (London)',
  'Account',
  'Changed from',
  'Run again for',
  'Rows found',
  'Messages found',
  'Found in',
  'Sources searched',
  'Sources withdrawn',
  'Rows searched',
  'Rows not indexed',
  'Data version',
  'Milliseconds',
  'SHA-256 of the hits',
  'Messages opened',
  'Opened',
  'Rows found now',
  'Messages found now',
  'Run now at (UTC)',
  'Change',
  'Lasting name',
] as const
export type SearchColumn = (typeof searchColumns)[number]

export function searchCells({ record, parent, now }: DisclosedSearch): Record<SearchColumn, string> {
  const { scope, notIndexed, openedMessages, opened } = record
  return {
    Number: String(record.number),
    Name: record.name ?? '',
    Search: record.text,
    'Read as': record.meaning,
    'Dates read by': record.zone,
    'Words searched for others': record.spellings.map(spelling).join('; '),
    'Run at (UTC)': labelledDateTime(record.at, 'UTC'),
    'Run at (London)': labelledDateTime(record.at, 'Europe/London'),
    Account: record.account,
    'Changed from': parent === null || record.again ? '' : String(parent),
    'Run again for': parent === null || !record.again ? '' : String(parent),
    'Rows found': String(record.rows),
    'Messages found': String(record.messages),
    'Found in': record.bySource.map(({ file, sheet, rows }) => `${placed(file, sheet)}: ${rows}`).join('; '),
    'Sources searched': String(scope.sources),
    'Sources withdrawn': String(scope.withdrawn),
    'Rows searched': String(scope.rows - notIndexed),
    'Rows not indexed': String(notIndexed),
    'Data version': String(record.dataVersion),
    Milliseconds: String(record.durationMs),
    'SHA-256 of the hits': record.digest,
    'Messages opened': String(opened),
    Opened: openedMessages.map(({ uid, account }) => `${uid} (${account})`).join('; '),
    'Rows found now': now === null ? '' : String(now.later.rows),
    'Messages found now': now === null ? '' : String(now.later.messages),
    'Run now at (UTC)': now === null ? '' : labelledDateTime(now.later.at, 'UTC'),
    Change: now === null ? '' : now.summary,
    'Lasting name': record.search,
  }
}

const placed = (file: string, sheet: string | null) => (sheet === null ? file : `${file}, ${sheet}`)

function spelling({ word, found, words }: SearchRecord['spellings'][number]): string {
  const more = words > found.length ? ` and ${words - found.length} more` : ''
  return `${word}: ${found.length === 0 ? 'none' : found.join(', ')}${more}`
}
