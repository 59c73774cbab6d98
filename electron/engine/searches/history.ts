import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { SearchEntry, SearchRecord } from '../../../shared/contract/search-record.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import type { ReadDb } from '../db/connection.ts'
import { numberOf, type Scope, sourcesIn } from '../search-record/index.ts'

interface EntryRow extends Omit<SearchEntry, 'again'> {
  again: number
}

/** Of a search its last name, '' for none. search_name_search serves it. */
const nameOf = `coalesce((SELECT n.name FROM search_name AS n WHERE n.search = r.id ORDER BY n.id DESC LIMIT 1), '')`

const entryColumns = `r.search, r.id AS number, r.at, a.name AS account, r.text, nullif(${nameOf}, '') AS name, r.parent, r.again,
  r.rows, r.messages, r.not_indexed AS notIndexed, r.data_version AS dataVersion, r.duration_ms AS durationMs,
  (SELECT count(DISTINCT o.message) FROM search_opened AS o WHERE o.search = r.id) AS opened`

const asEntry = ({ again, ...row }: EntryRow): SearchEntry => ({ ...row, again: again === 1 })

/** A page of the searches that were run, newest first: by the primary key, or search_record_account for one person's. */
export function pageSearches(
  db: ReadDb,
  { before, from, limit, text, account, named }: Params<'search.log'>,
): Answer<'search.log'> {
  const conditions: string[] = []
  const values: (string | number)[] = []
  if (account !== undefined) {
    conditions.push('r.account = ?')
    values.push(account)
  }
  if (named) conditions.push(`${nameOf} <> ''`)
  const wanted = text.trim().toLowerCase()
  // SQLite's lower() knows ASCII only, so the comparison is made here; a case has thousands of searches, not millions.
  const holds = ({ text: own, name }: Pick<SearchEntry, 'text' | 'name'>) =>
    own.toLowerCase().includes(wanted) || (name ?? '').toLowerCase().includes(wanted)
  const where = (more: readonly string[]) => {
    const all = [...conditions, ...more]
    return all.length === 0 ? '' : `WHERE ${all.join(' AND ')}`
  }
  if (wanted === '') {
    const total = db
      .prepare<(string | number)[], number>(`SELECT count(*) FROM search_record AS r ${where([])}`)
      .pluck()
      .get(...values)
    return {
      total: total ?? 0,
      searches: entries(db, `${where(['r.id < ?'])} ORDER BY r.id DESC LIMIT ? OFFSET ?`, [
        ...values,
        before ?? Number.MAX_SAFE_INTEGER,
        limit,
        from,
      ]),
    }
  }
  const found = db
    .prepare<(string | number)[], { number: number; text: string; name: string }>(
      `SELECT r.id AS number, r.text, ${nameOf} AS name FROM search_record AS r ${where([])} ORDER BY r.id DESC`,
    )
    .all(...values)
    .filter(holds)
  const page = found
    .filter(({ number }) => number < (before ?? Number.MAX_SAFE_INTEGER))
    .slice(from, from + limit)
  const ids = JSON.stringify(page.map(({ number }) => number))
  return {
    total: found.length,
    searches: entries(db, 'WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id DESC', [ids]),
  }
}

function entries(db: ReadDb, tail: string, values: readonly (string | number)[]): SearchEntry[] {
  return db
    .prepare<(string | number)[], EntryRow>(
      `SELECT ${entryColumns} FROM search_record AS r JOIN account AS a ON a.id = r.account ${tail}`,
    )
    .all(...values)
    .map(asEntry)
}

/** One search as lists show it. @throws WinnowError not.found */
export function entryOf(db: ReadDb, search: string): SearchEntry {
  const number = numberOf(db, search)
  const [entry] = entries(db, 'WHERE r.id = ?', [number])
  if (entry === undefined) throw new RangeError(`Search ${number} has no account.`)
  return entry
}

/** The lasting names of every search, oldest first. */
export function allSearches(db: ReadDb): string[] {
  return db.prepare<[], string>('SELECT search FROM search_record ORDER BY id').pluck().all()
}

interface RestRow {
  meaning: string
  zone: string
  spellings: string
  digest: string
  run: number
  state: number
  kept: number
}

/** Branches and opened messages that are listed; the counts beside them are of all. */
const mostListed = 500

/** All that is kept of a search. @throws WinnowError not.found */
export function recordOf(db: ReadDb, search: string): SearchRecord {
  const entry = entryOf(db, search)
  const { number } = entry
  const rest = db
    .prepare<[number], RestRow>(
      `SELECT meaning, zone, spellings, digest, scope_run AS run, scope_state AS state,
         EXISTS (SELECT 1 FROM search_hits AS h WHERE h.digest = r.digest) AS kept
       FROM search_record AS r WHERE id = ?`,
    )
    .get(number)
  if (rest === undefined) throw new RangeError(`Search ${number} is gone.`)
  return {
    ...entry,
    meaning: rest.meaning,
    zone: rest.zone,
    spellings: JSON.parse(rest.spellings) as SearchRecord['spellings'],
    scope: scopeOf(db, rest),
    digest: rest.digest,
    kept: rest.kept === 1,
    bySource: bySource(db, number),
    openedMessages: openedFrom(db, number),
    // search_record_parent serves it.
    branches: entries(db, 'WHERE r.parent = ? ORDER BY r.id DESC LIMIT ?', [search, mostListed]),
  }
}

function scopeOf(db: ReadDb, scope: Scope): SearchRecord['scope'] {
  const all = [...sourcesIn(db, scope).values()]
  const counting = all.filter(({ withdrawn }) => !withdrawn)
  return {
    sources: counting.length,
    withdrawn: all.length - counting.length,
    rows: counting.reduce((sum, { rows }) => sum + rows, 0),
  }
}

/** The primary key of search_source. */
function bySource(db: ReadDb, number: number): SearchRecord['bySource'] {
  return db
    .prepare<[number], SearchRecord['bySource'][number]>(
      `SELECT f.id AS source, f.name AS file, f.sheet, f.tranche, f.exhibit, s.rows
       FROM search_source AS s JOIN source AS f ON f.id = s.source WHERE s.search = ? ORDER BY s.rows DESC, f.id`,
    )
    .all(number)
}

/** The primary key of search_opened. */
function openedFrom(db: ReadDb, number: number): SearchRecord['openedMessages'] {
  type Row = Omit<SearchRecord['openedMessages'][number], 'uid'> & {
    sha256: string
    sheet: string | null
    row: number
  }
  return db
    .prepare<[number, number], Row>(
      `SELECT o.message, f.sha256, f.sheet, f.name AS file, m.row, a.name AS account, o.at
       FROM search_opened AS o JOIN message AS m ON m.id = o.message JOIN source AS f ON f.id = m.source
       JOIN account AS a ON a.id = o.account WHERE o.search = ? ORDER BY o.at, o.message LIMIT ?`,
    )
    .all(number, mostListed)
    .map(({ sha256, sheet, row, ...opened }) => ({ ...opened, uid: formatUid({ sha256, sheet, row }) }))
}
