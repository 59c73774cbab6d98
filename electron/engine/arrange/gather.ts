import { WinnowError } from '../../../shared/contract/error.ts'
import { columns, type NumberColumn } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'

/** Rows between two looks at the cancel flag. */
const sliceRows = 262_144

export function stopIf(cancelled: () => boolean): void {
  if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}

/** A column's values of rows, 0 for none. @throws WinnowError call.cancelled */
export function gather(
  seat: ReadSeat,
  name: NumberColumn,
  ids: Uint32Array,
  cancelled: () => boolean,
): Uint32Array {
  return inSlices(ids, cancelled, (some) => columns(seat).gather(name, some))
}

/** Numbers made of others, one of one: `Uint32Array.from` takes ten times as long. */
export function mapped(from: ArrayLike<number>, make: (value: number) => number): Uint32Array {
  const made = new Uint32Array(from.length)
  for (let i = 0; i < made.length; i++) made[i] = make(from[i] ?? 0)
  return made
}

/** Numbers made of rows slice by slice. */
export function inSlices(
  ids: Uint32Array,
  cancelled: () => boolean,
  make: (some: Uint32Array) => Uint32Array,
): Uint32Array {
  const values = new Uint32Array(ids.length)
  for (let at = 0; at < ids.length; at += sliceRows) {
    stopIf(cancelled)
    values.set(make(ids.subarray(at, at + sliceRows)), at)
  }
  return values
}
