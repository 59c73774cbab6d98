import type { Answer, Params } from '../../../shared/contract/index.ts'
import { type IdList, timeOrder } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'

/** Rows of a list from each instant to the next: a few dozen look-ups per instant, whatever the list's length. */
export function countsOf(seat: ReadSeat, list: IdList, edges: readonly number[]): Answer<'list.counts'> {
  const positions: number[] = []
  for (const edge of edges) positions.push(firstFrom(seat, list, edge, positions.at(-1) ?? 0))
  const counts = positions.slice(1).map((position, k) => position - (positions[k] ?? 0))
  return { counts, positions }
}

/** The rows of the case next to a stretch of time: where a reader of its days goes when one of them is empty. */
export function neighboursOf(
  seat: ReadSeat,
  { from, to }: Params<'span.neighbours'>,
): Answer<'span.neighbours'> {
  const all = timeOrder(seat).all()
  const first = firstFrom(seat, all, from)
  const next = firstFrom(seat, all, to)
  return {
    before: first === 0 ? null : timeAt(seat, all, first - 1),
    after: next === all.length ? null : timeAt(seat, all, next),
  }
}

/** Position of the first row at or after an instant; of the first row without a time, or the list's length, when there is none. */
export function firstFrom(seat: ReadSeat, list: IdList, at: number, start = 0): number {
  const [low, high] = list.around(at)
  let from = Math.max(start, low)
  let to = Math.max(from, high)
  while (from < to) {
    const middle = from + Math.floor((to - from) / 2)
    const time = timeAt(seat, list, middle)
    if (time !== null && time < at) from = middle + 1
    else to = middle
  }
  return from
}

const timeAt = (seat: ReadSeat, list: IdList, position: number): number | null =>
  columns(seat).time(list.at(position))
