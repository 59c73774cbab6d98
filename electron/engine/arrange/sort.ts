import type { SortColumn } from '../../../shared/contract/arrange.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { kinds } from '../../../shared/domain/kinds.ts'
import { ArrangedList, type IdList, newestFirst, orderOf, sameOrder } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { datedRows } from './dated-rows.ts'
import { gather, inSlices, stopIf } from './gather.ts'
import { namesOf } from './names.ts'
import { servedRows } from './served-rows.ts'
import { sortByKeys } from './sort-by-keys.ts'
import { countKeys } from './tally.ts'

/**
 * The rows of a list by what one of their columns says; equal ones by time, those that have nothing in it last.
 * @param base in time order
 * @throws WinnowError call.cancelled
 */
export function sorted(
  seat: ReadSeat,
  base: IdList,
  column: SortColumn,
  descending: boolean,
  cancelled: () => boolean,
): ArrangedList {
  if (column === 'time') {
    const order = descending ? newestFirst(base, datedRows(seat, base)) : sameOrder(base)
    return new ArrangedList(base, order, null)
  }
  const rows = base.all()
  const by = (ids: Uint32Array, keys: Uint32Array) =>
    sortByKeys(ids, keys, descending, () => stopIf(cancelled))
  if (column !== 'row')
    return new ArrangedList(base, orderOf(by(rows, keysOf(seat, rows, column, cancelled))), null)
  // File after file, and in each by its own numbers.
  const numbered = by(rows, servedRows(seat.db, rows, cancelled))
  const files = keysOf(seat, numbered, 'source', cancelled)
  return new ArrangedList(base, orderOf(by(numbered, files)), null)
}

/** Numbers from 1 on that stand in the order of what the column shows; 0: nothing. */
function keysOf(
  seat: ReadSeat,
  rows: Uint32Array,
  column: Exclude<SortColumn, 'time' | 'row'>,
  cancelled: () => boolean,
): Uint32Array {
  switch (column) {
    case 'sender':
    case 'recipient':
    case 'conversation': {
      const ids = gather(seat, column, rows, cancelled)
      return ranked(ids, (met) =>
        byName(met, namesOf(seat.db, column === 'conversation' ? column : 'handle', met)),
      )
    }
    case 'kind':
      return ranked(
        gather(seat, 'kind', rows, cancelled).map((kind) => kind + 1),
        (met) => byName(met, new Map(kinds.map((kind, at) => [at + 1, kind]))),
      )
    case 'text':
      return gather(seat, 'length', rows, cancelled)
    case 'source':
      return ranked(
        inSlices(rows, cancelled, (some) => columns(seat).sourceOf(some)),
        (met) => byName(met, fileNames(seat)),
      )
  }
}

/** In place of each key its rank, from 1 on, among those that occur. */
function ranked(keys: Uint32Array, inOrder: (met: number[]) => readonly number[]): Uint32Array {
  const ranks = countKeys(keys)
  const met: number[] = []
  for (let key = 1; key < ranks.length; key++) if (ranks[key] !== 0) met.push(key)
  for (const [rank, key] of inOrder(met).entries()) ranks[key] = rank + 1
  ranks[0] = 0
  for (let i = 0; i < keys.length; i++) keys[i] = ranks[keys[i] ?? 0] ?? 0
  return keys
}

/** Whatever the case of their letters; what is called the same stands together, in the order of ids. */
function byName(ids: number[], names: ReadonlyMap<number, string>): number[] {
  const folded = new Map(ids.map((id) => [id, foldHandle(names.get(id) ?? '')]))
  const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
  return ids.sort((a, b) => compare(folded.get(a) ?? '', folded.get(b) ?? '') || a - b)
}

/** What each source is called, its sheet after it. A case has few. */
function fileNames(seat: ReadSeat): ReadonlyMap<number, string> {
  const sources = seat.db
    .prepare<[], { id: number; name: string; sheet: string | null }>('SELECT id, name, sheet FROM source')
    .all()
  return new Map(sources.map(({ id, name, sheet }) => [id, `${name}\u0000${sheet ?? ''}`]))
}
