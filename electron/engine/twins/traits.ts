import type { Columns } from '../columns/index.ts'

/** What the rule looks at, one entry a row, in the order of the ids asked for. */
export interface Traits {
  /** UTC milliseconds; Infinity: unknown. */
  readonly at: Float64Array
  /** Number of the pack, from 0; see `packs`. */
  readonly pack: Int32Array
  readonly conversation: Uint32Array
  /** The handle whose pack it is, or the source's id below zero where nobody is named. */
  readonly packs: readonly number[]
}

/** Ids looked at together. */
const windowIds = 262_144

/** Numbers packs as they turn up. */
export class PackNumbers {
  readonly packs: number[] = []
  readonly #numbers = new Map<number, number>()
  #last = 0
  #lastNumber = 0

  of(pack: number): number {
    // Rows of one pack come one after the other where a file is a pack.
    if (pack !== this.#last || this.packs.length === 0) {
      this.#lastNumber = this.#numberOf(pack)
      this.#last = pack
    }
    return this.#lastNumber
  }

  #numberOf(pack: number): number {
    const have = this.#numbers.get(pack)
    if (have !== undefined) return have
    const number = this.packs.length
    this.packs.push(pack)
    this.#numbers.set(pack, number)
    return number
  }
}

/** @param ids in any order, each once */
export function readTraits(
  columns: Columns,
  ids: Uint32Array,
  numbers: PackNumbers,
  checkCancelled: () => void,
): Traits {
  const at = new Float64Array(ids.length)
  const pack = new Int32Array(ids.length)
  const conversation = new Uint32Array(ids.length)
  // In the order of ids a block of the columns is wanted once.
  const places = placesById(ids)
  for (let from = 0; from < places.length; from += windowIds) {
    checkCancelled()
    const window = places.subarray(from, from + windowIds)
    const wanted = new Uint32Array(window.length)
    for (let k = 0; k < window.length; k++) wanted[k] = ids[window[k] ?? 0] ?? 0
    const times = columns.times(wanted)
    const owners = columns.gather('owner', wanted)
    const sources = columns.sourceOf(wanted)
    const conversations = columns.gather('conversation', wanted)
    for (let k = 0; k < window.length; k++) {
      const place = window[k] ?? 0
      const time = times[k] ?? Number.NaN
      at[place] = Number.isNaN(time) ? Number.POSITIVE_INFINITY : time
      pack[place] = numbers.of(owners[k] || -(sources[k] ?? 0))
      conversation[place] = conversations[k] ?? 0
    }
  }
  return { at, pack, conversation, packs: numbers.packs }
}

/** Ids that lie together are looked at together: 1,024, so that those of one block of a column follow one another. */
const shift = 10

/** Positions in the order of their ids, as far as the upper bits tell: sorted by counting. */
function placesById(ids: Uint32Array): Uint32Array {
  let highest = 0
  for (let i = 0; i < ids.length; i++) if ((ids[i] ?? 0) > highest) highest = ids[i] ?? 0
  const ends = new Uint32Array((highest >>> shift) + 2)
  for (let i = 0; i < ids.length; i++) {
    const bucket = ((ids[i] ?? 0) >>> shift) + 1
    ends[bucket] = (ends[bucket] ?? 0) + 1
  }
  for (let b = 1; b < ends.length; b++) ends[b] = (ends[b] ?? 0) + (ends[b - 1] ?? 0)
  const places = new Uint32Array(ids.length)
  for (let place = 0; place < ids.length; place++) {
    const bucket = (ids[place] ?? 0) >>> shift
    const to = ends[bucket] ?? 0
    places[to] = place
    ends[bucket] = to + 1
  }
  return places
}
