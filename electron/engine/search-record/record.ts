import { createHash, randomUUID } from 'node:crypto'
import { type SearchId, searchId } from '../../../shared/contract/search-record.ts'
import { meaning, parse } from '../../../shared/query/index.ts'
import { encodeIds } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadCall, ReadSeat, SearchNote } from '../seat.ts'
import type { Range } from '../sources/index.ts'
import { scopeNow } from './scope.ts'

/** More hits than this are not kept one by one: their digests and counts are. */
const mostKept = 200_000

/** A search that was run, as its reader knows it. */
export interface Ran {
  readonly text: string
  /** The rows found, ascending. */
  readonly ids: Uint32Array
  readonly messages: number
  readonly notIndexed: number
  readonly dataVersion: number
  readonly spellings: SearchNote['spellings']
  /** UTC milliseconds at which it began. */
  readonly began: number
  /** By whose clock its dates were read. */
  readonly zone: string
  readonly parent: SearchId | null
  readonly again: boolean
}

/** Has the writer put down a search that was run. @returns the lasting name under which it will stand */
export function recordSearch(seat: ReadSeat, call: ReadCall, ran: Ran): SearchId {
  const parsed = parse(ran.text)
  const search = searchId.parse(randomUUID())
  call.logSearch({
    search,
    at: ran.began,
    text: ran.text,
    meaning: parsed.ok ? meaning(parsed.query) : ran.text,
    zone: ran.zone,
    spellings: ran.spellings,
    parent: ran.parent,
    again: ran.again,
    rows: ran.ids.length,
    messages: ran.messages,
    notIndexed: ran.notIndexed,
    dataVersion: ran.dataVersion,
    scope: scopeNow(seat.db),
    durationMs: Math.max(0, call.now() - ran.began),
    digest: digestOf([ran.ids]),
    ids: ran.ids.length > mostKept ? null : encodeIds(ran.ids),
    bySource: foundBySource(allRuns(seat.db), ran.ids),
  })
  return search
}

/** SHA-256 over ids in ascending order, four bytes each, little-endian; hex. */
export function digestOf(parts: readonly Uint32Array[]): string {
  const hash = createHash('sha256')
  for (const ids of parts) {
    const bytes = Buffer.from(ids.buffer, ids.byteOffset, ids.byteLength)
    hash.update(bigEndian ? Buffer.from(bytes).swap32() : bytes)
  }
  return hash.digest('hex')
}

const bigEndian = new Uint8Array(new Uint16Array([1]).buffer)[0] === 0

/** How many hits each source has that has any, and their digest. */
export function foundBySource(runs: readonly SourceRange[], ids: Uint32Array): SearchNote['bySource'] {
  return sourcesOf(runs, ids).map(([source, parts]) => ({
    source,
    rows: parts.reduce((sum, part) => sum + part.length, 0),
    digest: digestOf(parts),
  }))
}

export interface SourceRange extends Range {
  readonly source: number
}

/** Every run, ascending, those of withdrawn sources too: what was found once may be hidden now. import_run is a row an import. */
export function allRuns(db: ReadDb): SourceRange[] {
  return db
    .prepare<[], SourceRange>(
      'SELECT first_id AS first, last_id AS last, source FROM import_run WHERE first_id IS NOT NULL ORDER BY first_id',
    )
    .all()
}

/** Ascending ids parted by source: of each source that has any the pieces of `ids` that are its rows. */
export function sourcesOf(
  runs: readonly SourceRange[],
  ids: Uint32Array,
): [source: number, parts: Uint32Array[]][] {
  const parts = new Map<number, Uint32Array[]>()
  let at = 0
  for (const { first, last, source } of runs) {
    at = firstFrom(ids, first, at)
    const end = firstFrom(ids, last + 1, at)
    if (end === at) continue
    parts.set(source, [...(parts.get(source) ?? []), ids.subarray(at, end)])
    at = end
  }
  return [...parts].sort(([a], [b]) => a - b)
}

/** Position of the first id that is `least` or more, from `at` on. */
function firstFrom(ids: Uint32Array, least: number, at: number): number {
  let low = at
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
