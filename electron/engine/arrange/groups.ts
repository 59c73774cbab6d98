import type { Group } from '../../../shared/contract/arrange.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import { ArrangedList, type IdList, type ListGroups, twinGroups } from '../browse/index.ts'
import type { ReadSeat } from '../seat.ts'
import { namesOf } from './names.ts'

const dayMs = 86_400_000

/** A page of the groups of a list. @throws WinnowError state.conflict when it is not grouped */
export function pageGroups(
  seat: ReadSeat,
  list: IdList,
  params: Pick<Params<'list.groups'>, 'from' | 'count' | 'at'>,
): Answer<'list.groups'> {
  const groups = groupsOf(list)
  const total = groups.keys.length
  const from = params.at === undefined ? params.from : groupAt(groups, params.at)
  const keys = groups.keys.subarray(from, from + params.count)
  const labels = labelsOf(seat, groups, keys)
  const page = Array.from(keys, (key, i): Group => {
    const start = groups.starts[from + i] ?? 0
    const rows = (groups.starts[from + i + 1] ?? 0) - start
    return {
      id: Number.isNaN(key) ? null : key,
      label: labels(key),
      start,
      rows,
      messages: twinGroups(seat).count(Uint32Array.from(list.slice(start, rows))),
    }
  })
  return { total, from, groups: page }
}

/** More groups than this are not told all at once. */
const mostStarts = 200_000

/** Where each group begins; null: there are too many to tell. @throws WinnowError state.conflict when the list is not grouped */
export function groupStarts(list: IdList): number[] | null {
  const { keys, starts } = groupsOf(list)
  return keys.length > mostStarts ? null : Array.from(starts.subarray(0, keys.length))
}

function groupsOf(list: IdList): ListGroups {
  if (list instanceof ArrangedList && list.groups !== null) return list.groups
  throw new WinnowError(
    'state.conflict',
    'This list has no groups. Arrange it by handle, conversation or day.',
  )
}

/** The group in which a position lies; the last one for a position behind the list. */
function groupAt({ keys, starts }: ListGroups, position: number): number {
  let low = 0
  let high = keys.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return Math.max(0, low)
}

function labelsOf(seat: ReadSeat, { of }: ListGroups, keys: Float64Array): (key: number) => string {
  if (of === 'day') {
    return (day) => (Number.isNaN(day) ? 'no time' : new Date(day * dayMs).toISOString().slice(0, 10))
  }
  const names = namesOf(
    seat.db,
    of,
    keys.filter((key) => !Number.isNaN(key)),
  )
  return (key) => (Number.isNaN(key) ? 'no sender' : (names.get(key) ?? ''))
}
