import type { IdList } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'

/** How many rows of a list in time order have a time: they stand first. */
export function datedRows(seat: ReadSeat, list: IdList): number {
  const known = columns(seat)
  let [low, high] = list.around(null)
  while (low < high) {
    const middle = (low + high) >> 1
    if (known.time(list.at(middle)) === null) high = middle
    else low = middle + 1
  }
  return low
}
