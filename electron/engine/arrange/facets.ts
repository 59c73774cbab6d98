import type { FacetName } from '../../../shared/contract/arrange.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import type { ReadSeat } from '../seat.ts'
import type { Column } from './column.ts'
import { columnOf } from './columns-of.ts'
import { stopIf } from './gather.ts'
import { mostFirst, type Tally, tally } from './tally.ts'
import { traitOf } from './traits.ts'

type Asked = Omit<Params<'list.facets'>, 'set'>

/**
 * The values that rows have, and how many rows and messages have each.
 * @param rows in time order
 * @throws WinnowError call.cancelled
 */
export function facets(
  seat: ReadSeat,
  rows: Uint32Array,
  { of, most, text, zone }: Asked,
  cancelled: () => boolean,
): Answer<'list.facets'> {
  const column = isTrait(of) ? traitOf(seat, rows, of, cancelled) : columnOf(seat, rows, of, zone, cancelled)
  stopIf(cancelled)
  const counted = tally(seat, column.keys, column.ids)
  const places = letThrough(counted, column, text)
  const shown = column.inOrder === undefined ? ranked(counted, places) : places
  const page = shown.subarray(0, most)
  const names = column.names(Uint32Array.from(page, (place) => counted.keys[place] ?? 0))
  const values = Array.from(page, (place) => ({
    ...names(counted.keys[place] ?? 0),
    rows: counted.rows[place] ?? 0,
    messages: counted.messages[place] ?? 0,
  }))
  let others = 0
  for (const place of shown.subarray(most)) others += counted.rows[place] ?? 0
  return { values, distinct: shown.length, others, none: column.none }
}

/** Places of the values whose name holds the text. */
function letThrough({ keys }: Tally, column: Column, text: string): Uint32Array {
  const all = Uint32Array.from(keys, (_, place) => place)
  const wanted = foldHandle(text)
  if (wanted === '') return all
  const names = column.names(keys)
  return all.filter((place) => foldHandle(names(keys[place] ?? 0).label).includes(wanted))
}

function ranked({ rows }: Tally, places: Uint32Array): Uint32Array {
  const order = mostFirst(Uint32Array.from(places, (place) => rows[place] ?? 0))
  return Uint32Array.from(order, (k) => places[k] ?? 0)
}

type Trait = Extract<FacetName, 'tag' | 'state' | 'has' | 'entity'>
const traits: readonly FacetName[] = ['tag', 'state', 'has', 'entity']
const isTrait = (of: FacetName): of is Trait => traits.includes(of)
