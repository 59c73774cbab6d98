import type { FacetName } from '../../../shared/contract/arrange.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { IdBits } from '../../../shared/domain/id-bits.ts'
import { fieldValues, filterText } from '../../../shared/query/index.ts'
import { twinGroups } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { searcher } from '../search/index.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns } from '../sources/index.ts'
import type { Column } from './column.ts'
import { stopIf } from './gather.ts'

type Trait = Extract<FacetName, 'tag' | 'state' | 'has' | 'entity'>

/** The values of a facet that stand beside the rows: only those that have one are listed anywhere. */
export function traitOf(seat: ReadSeat, rows: Uint32Array, of: Trait, cancelled: () => boolean): Column {
  const isIn = members(rows)
  switch (of) {
    case 'tag':
      return tags(seat.db, rows, isIn)
    case 'state':
      return states(seat.db, rows, isIn)
    case 'has':
    case 'entity':
      return found(seat, rows, isIn, of, cancelled)
  }
}

/** Whether a message is among rows. */
function members(rows: Uint32Array): (id: number) => boolean {
  const bits = new IdBits()
  for (const id of rows) bits.add(id)
  return (id) => bits.has(id)
}

/** @param pairs of message and value, each once, a message's own side by side */
function columnOfPairs(
  rows: Uint32Array,
  pairs: readonly (readonly [message: number, key: number])[],
  names: Column['names'],
): Column {
  let having = 0
  let last = 0
  for (const [message] of pairs) {
    if (message !== last) having++
    last = message
  }
  return {
    keys: Uint32Array.from(pairs, ([, key]) => key),
    ids: Uint32Array.from(pairs, ([message]) => message),
    none: rows.length - having,
    names,
  }
}

type Pair = [message: number, key: number]

function tags(db: ReadDb, rows: Uint32Array, isIn: (id: number) => boolean): Column {
  // tag_def_state (def, state, message) covers it; few rows of a case are tagged.
  const pairs = db
    .prepare<[], Pair>(
      `SELECT DISTINCT message, def FROM tag WHERE state IN ('proposed', 'approved', 'returned') ORDER BY message, def`,
    )
    .raw()
    .all()
    .filter(([message]) => isIn(message))
  const defs = db
    .prepare<[], { id: number; code: string; name: string }>('SELECT id, code, name FROM tag_def')
    .all()
  const uses = new Map<string, number>()
  for (const { code, name } of defs) {
    for (const word of new Set([foldHandle(code), foldHandle(name)]))
      uses.set(word, (uses.get(word) ?? 0) + 1)
  }
  const names: Column['names'] = () => (key) => {
    const def = defs.find(({ id }) => id === key)
    // tag: finds a tag by its name as well: a code that is another's name stands for both.
    const alone = def !== undefined && uses.get(foldHandle(def.code)) === 1
    return {
      value: String(key),
      label: def === undefined ? '' : `${def.code} ${def.name}`,
      filter: alone ? filterText('tag', def.code) : null,
    }
  }
  return columnOfPairs(rows, pairs, names)
}

function states(db: ReadDb, rows: Uint32Array, isIn: (id: number) => boolean): Column {
  const known = fieldValues.state
  const pairs = db
    .prepare<[], [message: number, state: (typeof known)[number]]>(
      `SELECT DISTINCT message, state FROM tag WHERE state IN ('proposed', 'approved', 'returned') ORDER BY message`,
    )
    .raw()
    .all()
    .flatMap(([message, state]): Pair[] => (isIn(message) ? [[message, known.indexOf(state) + 1]] : []))
  return columnOfPairs(rows, pairs, () => (key) => wordOf('state', known[key - 1] ?? ''))
}

const having = (seat: ReadSeat, text: string, isIn: (id: number) => boolean, cancelled: () => boolean) =>
  searcher(seat)
    .find(text, { cancelled })
    .ids.filter((id) => isIn(id))

/** Where no source is withdrawn, every linked row has a twin: known without looking for the other rows of its message. */
function withTwins(
  seat: ReadSeat,
  rows: Uint32Array,
  isIn: (id: number) => boolean,
  cancelled: () => boolean,
): Uint32Array {
  if (hiddenRuns(seat.db).length > 0) return having(seat, 'has:twin', isIn, cancelled)
  const twins = twinGroups(seat)
  // Asked first: it is what brings the groups up to date.
  return twins.total.groups === 0 ? new Uint32Array(0) : rows.filter((id) => twins.groupOf(id) !== 0)
}

/** What each value finds, searched for as its filter is. */
function found(
  seat: ReadSeat,
  rows: Uint32Array,
  isIn: (id: number) => boolean,
  field: 'has' | 'entity',
  cancelled: () => boolean,
): Column {
  const values = fieldValues[field]
  const parts = values.map((value) => {
    stopIf(cancelled)
    if (value === 'twin') return withTwins(seat, rows, isIn, cancelled)
    const text = filterText(field, value)
    return text === null ? new Uint32Array(0) : having(seat, text, isIn, cancelled)
  })
  const ids = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  const keys = new Uint32Array(ids.length)
  let at = 0
  for (const [k, part] of parts.entries()) {
    ids.set(part, at)
    keys.fill(k + 1, at, at + part.length)
    at += part.length
  }
  const names: Column['names'] = () => (key) => wordOf(field, values[key - 1] ?? '')
  return { keys, ids, none: rows.length - distinct(ids), names }
}

/** How many different ids there are. */
function distinct(ids: Uint32Array): number {
  const met = new IdBits()
  for (const id of ids) met.add(id)
  return met.size
}

function wordOf(field: 'state' | 'has' | 'entity', word: string) {
  return { value: word, label: word, filter: filterText(field, word) }
}
