import type { Pack } from '../../../shared/contract/reading-map.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { type IdList, listIds } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { firstFrom } from './counts.ts'

/** A pack, whatever list it is shown with. */
type HeldPack = Omit<Pack, 'begins' | 'ends'>

/** When a handle sent or received anything, in any conversation, and which of those rows its own pack brought. */
export class Traffic {
  readonly handle: HandleId
  readonly #ids: Uint32Array
  /** Ascending; those without a time, NaN, at the end. */
  readonly #times: Float64Array

  /** @throws WinnowError not.found, call.cancelled */
  constructor(seat: ReadSeat, handle: HandleId, cancelled: () => boolean) {
    const list = listIds(seat, { kind: 'handle', handle, groups: true }, cancelled)
    this.handle = handle
    this.#ids = Uint32Array.from(list.slice(0, list.length))
    this.#times = columns(seat).times(this.#ids)
  }

  /** Whether it has a row later than `from` and earlier than `to` (UTC milliseconds). */
  hasBetween(from: number, to: number): boolean {
    let low = 0
    let high = this.#times.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#times[middle] ?? Number.NaN) <= from) low = middle + 1
      else high = middle
    }
    const next = this.#times[low]
    return next !== undefined && next < to
  }

  /** What its own pack holds of it, from which row to which. */
  pack(seat: ReadSeat): HeldPack {
    const owners = columns(seat).gather('owner', this.#ids)
    let rows = 0
    let firstAt: number | null = null
    let lastAt: number | null = null
    for (let k = 0; k < owners.length; k++) {
      if (owners[k] !== this.handle) continue
      rows++
      const at = this.#times[k] ?? Number.NaN
      if (Number.isNaN(at)) continue
      firstAt ??= at
      lastAt = at
    }
    return { handle: this.handle, rows, firstAt, lastAt }
  }
}

/** Where in a list a pack begins and ends. */
export function packIn(seat: ReadSeat, list: IdList, pack: HeldPack): Pack {
  const { firstAt, lastAt } = pack
  if (firstAt === null || lastAt === null) return { ...pack, begins: 0, ends: 0 }
  return {
    ...pack,
    begins: firstFrom(seat, list, firstAt),
    ends: firstFrom(seat, list, lastAt + 1),
  }
}
