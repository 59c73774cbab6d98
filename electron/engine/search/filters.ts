import { foldHandle } from '../../../shared/domain/handles.ts'
import type { Filter } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { idsOf, type Stretch, toSet, union } from './id-sets.ts'
import { sentBetween } from './runs.ts'

/** A filter that an index answers; `kind:` and `cell:` need a look at the rows (see look-through.ts). */
export type IndexedFilter = Exclude<Filter, { field: 'kind' } | { prefix: boolean }> | IndexedName
type IndexedName = Omit<NameFilter, 'field'> & { readonly field: Exclude<NameFilter['field'], 'cell'> }

export const isIndexed = (filter: Filter): filter is IndexedFilter =>
  filter.field !== 'kind' && filter.field !== 'cell'

const live = `('proposed', 'approved', 'returned')`

/** The ids that a filter lets through. A name that the case does not have lets nothing through. */
export function filterIds(db: ReadDb, runs: readonly Stretch[], filter: IndexedFilter): Uint32Array {
  switch (filter.field) {
    case 'from':
      return sentBy(db, handlesNamed(db, filter))
    case 'to':
      return receivedBy(db, handlesNamed(db, filter))
    case 'with': {
      const handles = handlesNamed(db, filter)
      return union(sentBy(db, handles), receivedBy(db, handles))
    }
    case 'in':
      return ofSources(db, filter)
    case 'tag':
      return tagged(db, filter, null)
    case 'state':
      // tag_state (state, …).
      return ids(db, 'SELECT message FROM tag WHERE state = ?', filter.value)
    case 'has':
      return having(db, filter.value)
    case 'time':
      return idsOf(sentBetween(db, runs, filter.since, filter.until))
  }
}

type NameFilter = Extract<Filter, { prefix: boolean }>

/** Handles by folded name, or by its beginning: a range of the unique index on handle.folded. */
function handlesNamed(db: ReadDb, { value, prefix }: NameFilter): string {
  const folded = foldHandle(value)
  const last = prefix ? `${folded}\u{10FFFF}` : folded
  const handles = db
    .prepare<[string, string], number>('SELECT id FROM handle WHERE folded BETWEEN ? AND ?')
    .pluck()
    .all(folded, last)
  return JSON.stringify(handles)
}

function sentBy(db: ReadDb, handles: string): Uint32Array {
  // message_sender covers it.
  return ids(db, 'SELECT id FROM message WHERE sender IN (SELECT value FROM json_each(?))', handles)
}

function receivedBy(db: ReadDb, handles: string): Uint32Array {
  // Recipients have no index of their own: through the handle's conversations (participant_handle, message_conversation).
  return ids(
    db,
    `SELECT m.id FROM json_each(?) AS h CROSS JOIN participant AS p ON p.handle = h.value
     CROSS JOIN message AS m ON m.conversation = p.conversation WHERE m.recipient = p.handle`,
    handles,
  )
}

/** Sources by file name or exhibit reference, whatever the case of the letters. Each has a run of ids, or several. */
function ofSources(db: ReadDb, { value, prefix }: NameFilter): Uint32Array {
  const wanted = foldHandle(value)
  const named = (name: string) => (prefix ? foldHandle(name).startsWith(wanted) : foldHandle(name) === wanted)
  const runs = db
    .prepare<[], Stretch & { name: string; exhibit: string }>(
      `SELECT r.first_id AS first, r.last_id AS last, s.name, s.exhibit FROM import_run AS r
       JOIN source AS s ON s.id = r.source WHERE r.first_id IS NOT NULL ORDER BY r.first_id`,
    )
    .all()
  return idsOf(runs.filter(({ name, exhibit }) => named(name) || named(exhibit)))
}

/** Rows with a live tag by its code or name; with `state`, in that state. */
export function tagged(db: ReadDb, { value, prefix }: NameFilter, state: string | null): Uint32Array {
  const wanted = foldHandle(value)
  const named = (name: string) => (prefix ? foldHandle(name).startsWith(wanted) : foldHandle(name) === wanted)
  const defs = db
    .prepare<[], { id: number; code: string; name: string }>('SELECT id, code, name FROM tag_def')
    .all()
    .filter(({ code, name }) => named(code) || named(name))
  // tag_def_state (def, state, message) covers it.
  return ids(
    db,
    `SELECT message FROM tag WHERE def IN (SELECT value FROM json_each(?)) AND state IN ${live}
       AND state = coalesce(?, state)`,
    JSON.stringify(defs.map(({ id }) => id)),
    state,
  )
}

function having(db: ReadDb, what: Extract<Filter, { field: 'has' }>['value']): Uint32Array {
  switch (what) {
    case 'image':
      // The primary key (message, ordinal) gives them in order.
      return ids(db, 'SELECT DISTINCT message FROM message_media')
    case 'tag':
      return ids(db, `SELECT message FROM tag WHERE state IN ${live}`)
    case 'place':
      // message_media_media.
      return ids(
        db,
        `SELECT named.message FROM media CROSS JOIN message_media AS named ON named.media = media.id
         WHERE media.latitude IS NOT NULL`,
      )
  }
}

function ids(db: ReadDb, sql: string, ...params: (string | null)[]): Uint32Array {
  return toSet(
    db
      .prepare<(string | null)[], number>(sql)
      .pluck()
      .all(...params),
  )
}
