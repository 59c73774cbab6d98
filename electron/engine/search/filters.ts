import { foldHandle } from '../../../shared/domain/handles.ts'
import { type Kind, kinds } from '../../../shared/domain/kinds.ts'
import { type Script, scripts } from '../../../shared/domain/scripts.ts'
import type { Filter } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { cellIds } from './cells.ts'
import type { Ground } from './ground.ts'
import { handleIds } from './handle-states.ts'
import { having, idsBySql, imageIds, live, twinIds } from './having.ts'
import { idsOf, joinedParts, keepIf, overlap, type Stretch, union, within } from './id-sets.ts'
import { sentBetween } from './runs.ts'
import { seenIds } from './seen-filter.ts'
import { clockIds } from './time-of-day.ts'

/** Filters that go through the rows of a window; of the others the whole set is found at once, from lists that are kept. */
const rowFields: ReadonlySet<Filter['field']> = new Set([
  'in',
  'sent',
  'kind',
  'cell',
  'script',
  'handle',
  'seen',
  'time',
  'day',
])

export const isWhole = (filter: Filter): boolean => !rowFields.has(filter.field) && !isListed(filter)

/** Filters that are stretches of ids: nothing is quicker. */
export const isStretches = (filter: Filter): boolean => filter.field === 'in' || filter.field === 'sent'

/** What rows have that is listed in the order of their ids. */
const isListed = (filter: Filter): boolean =>
  filter.field === 'has' && (filter.value === 'twin' || filter.value === 'image')

/** True for a filter that only rows in the index can be asked about. */
export const isIndexed = (filter: Filter): boolean =>
  filter.field === 'entity' ||
  filter.field === 'script' ||
  (filter.field === 'has' && filter.value === 'link')

type NameFilter = Extract<Filter, { prefix: boolean }>

/** The ids that a filter lets through, ascending. A name that the case does not have lets nothing through. */
export function filterWhole(ground: Ground, filter: Filter): Uint32Array {
  const { db, postings, shards, span, cancelled } = ground
  switch (filter.field) {
    case 'from':
      return postings.ofAny('sender', handlesNamed(db, filter))
    case 'to':
      return postings.ofAny('recipient', handlesNamed(db, filter))
    case 'with': {
      const handles = handlesNamed(db, filter)
      return union(postings.ofAny('sender', handles), postings.ofAny('recipient', handles))
    }
    case 'conversation':
      return postings.ofAny('conversation', conversationsNamed(db, filter))
    case 'tag':
      return tagged(db, filter, null)
    case 'state':
      // tag_state (state, …).
      return idsBySql(db, 'SELECT message FROM tag WHERE state = ?', filter.value)
    case 'entity':
      return shards.trait(`entity:${filter.value}`, span, cancelled)
    case 'has':
      return having(ground, filter.value)
    default:
      throw new RangeError(`${filter.field} goes through rows`)
  }
}

/** The ids of a window that a filter lets through, ascending: among `among`, or among all that the search is about. */
export function filterIn(
  ground: Ground,
  filter: Filter,
  window: Stretch,
  among: Uint32Array | null,
): Uint32Array {
  const { db, columns, rows } = ground
  switch (filter.field) {
    case 'in': {
      const runs = ground.stretches(filter, () => overlap(rows, runsOf(db, filter)))
      return inStretches(runs, window, among)
    }
    case 'sent': {
      const { since, until } = filter
      const sent = ground.stretches(filter, () => sentBetween(columns, rows, since, until))
      return inStretches(sent, window, among)
    }
    case 'has':
      return filter.value === 'twin' ? twinIds(ground, window, among) : imageIds(ground, window, among)
    case 'kind':
      return kindIds(ground, filter.value, window, among)
    case 'cell':
      return cellIds(ground, filter.value, window, among)
    case 'script':
      return scriptIds(ground, filter.value, window, among)
    case 'handle':
      return handleIds(ground, filter.value, window, among)
    case 'seen':
      return seenIds(ground, filter.value, window, among)
    case 'time':
    case 'day':
      return clockIds(ground, filter, window, among)
    default:
      throw new RangeError(`${filter.field} does not go through rows`)
  }
}

/** Whether the case has any of a name; for notes. A filter of another kind: true. */
export function isKnown(db: ReadDb, filter: Filter): boolean {
  if (!('prefix' in filter)) return true
  switch (filter.field) {
    case 'from':
    case 'to':
    case 'with':
      return handlesNamed(db, filter).length > 0
    case 'conversation':
      return conversationsNamed(db, filter).length > 0
    case 'in':
      return sourcesNamed(db, filter).length > 0
    case 'tag':
      return defsNamed(db, filter).length > 0
    case 'cell':
      return true
  }
}

/** Handles by folded name, or by its beginning: a range of the unique index on handle.folded. */
function handlesNamed(db: ReadDb, { value, prefix }: NameFilter): number[] {
  const folded = foldHandle(value)
  return db
    .prepare<[string, string], number>('SELECT id FROM handle WHERE folded BETWEEN ? AND ?')
    .pluck()
    .all(folded, prefix ? `${folded}\u{10FFFF}` : folded)
}

/** Conversations by name, whatever the case of the letters, or by number. There are few enough to look at each. */
function conversationsNamed(db: ReadDb, filter: NameFilter): number[] {
  const named = namedBy(filter)
  const number = /^\d{1,15}$/.test(filter.value) ? Number(filter.value) : null
  const found: number[] = []
  const all = db.prepare<[], { id: number; name: string }>('SELECT id, name FROM conversation').all()
  for (const { id, name } of all) if (id === number || named(name)) found.push(id)
  return found
}

interface SourceRun extends Stretch {
  readonly name: string
  readonly exhibit: string
}

/** The runs of sources by file name or exhibit reference. Each has a run of ids, or several. */
function runsOf(db: ReadDb, filter: NameFilter): Stretch[] {
  const named = namedBy(filter)
  return db
    .prepare<[], SourceRun>(
      `SELECT r.first_id AS first, r.last_id AS last, s.name, s.exhibit FROM import_run AS r
       JOIN source AS s ON s.id = r.source WHERE r.first_id IS NOT NULL ORDER BY r.first_id`,
    )
    .all()
    .filter(({ name, exhibit }) => named(name) || named(exhibit))
}

function sourcesNamed(db: ReadDb, filter: NameFilter): number[] {
  const named = namedBy(filter)
  return db
    .prepare<[], { id: number; name: string; exhibit: string }>('SELECT id, name, exhibit FROM source')
    .all()
    .filter(({ name, exhibit }) => named(name) || named(exhibit))
    .map(({ id }) => id)
}

function defsNamed(db: ReadDb, filter: NameFilter): number[] {
  const named = namedBy(filter)
  return db
    .prepare<[], { id: number; code: string; name: string }>('SELECT id, code, name FROM tag_def')
    .all()
    .filter(({ code, name }) => named(code) || named(name))
    .map(({ id }) => id)
}

function namedBy({ value, prefix }: NameFilter): (name: string) => boolean {
  const wanted = foldHandle(value)
  return (name) => (prefix ? foldHandle(name).startsWith(wanted) : foldHandle(name) === wanted)
}

/** Rows with a live tag by its code or name; with `state`, in that state. */
export function tagged(db: ReadDb, filter: NameFilter, state: string | null): Uint32Array {
  // tag_def_state (def, state, message) covers it.
  return idsBySql(
    db,
    `SELECT message FROM tag WHERE def IN (SELECT value FROM json_each(?)) AND state IN ${live}
       AND state = coalesce(?, state)`,
    JSON.stringify(defsNamed(db, filter)),
    state,
  )
}

/** The ids of ascending stretches that lie in a window. */
function inStretches(stretches: readonly Stretch[], window: Stretch, among: Uint32Array | null): Uint32Array {
  const inside = overlap(stretches, [window])
  return among === null ? idsOf(inside) : within(among, inside)
}

function kindIds(ground: Ground, kind: Kind, window: Stretch, among: Uint32Array | null): Uint32Array {
  const wanted = kinds.indexOf(kind)
  const { columns, rows } = ground
  if (among !== null) {
    const found = columns.gather('kind', among)
    return keepIf(among, (_, i) => found[i] === wanted)
  }
  const parts = overlap(rows, [window]).map(({ first, last }) => columns.select('kind', first, last, wanted))
  return joinedParts(parts)
}

function scriptIds(ground: Ground, script: Script, window: Stretch, among: Uint32Array | null): Uint32Array {
  const { shards, rows, cancelled } = ground
  const wanted = scripts.indexOf(script)
  if (among === null) return within(shards.withScript(wanted, window, cancelled), overlap(rows, [window]))
  const found = shards.scripts(among, cancelled)
  return keepIf(among, (_, i) => found[i] === wanted)
}
