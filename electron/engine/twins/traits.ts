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

  of(pack: number): number {
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
  // In the order of ids each block of the columns is wanted once.
  const places = placesById(ids)
  for (let from = 0; from < places.length; from += windowIds) {
    checkCancelled()
    const window = places.subarray(from, from + windowIds)
    const wanted = Uint32Array.from(window, (place) => ids[place] ?? 0)
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

/** Positions in the order of their ids: a counting sort by the upper bits, then each small bucket by itself. */
function placesById(ids: Uint32Array): Uint32Array {
  let highest = 0
  for (const id of ids) if (id > highest) highest = id
  const shift = 8
  const starts = new Uint32Array((highest >>> shift) + 2)
  for (const id of ids) {
    const bucket = (id >>> shift) + 1
    starts[bucket] = (starts[bucket] ?? 0) + 1
  }
  for (let b = 1; b < starts.length; b++) starts[b] = (starts[b] ?? 0) + (starts[b - 1] ?? 0)
  const places = new Uint32Array(ids.length)
  const next = starts.slice()
  for (let place = 0; place < ids.length; place++) {
    const bucket = (ids[place] ?? 0) >>> shift
    const to = next[bucket] ?? 0
    places[to] = place
    next[bucket] = to + 1
  }
  for (let b = 0; b + 1 < starts.length; b++) {
    const from = starts[b] ?? 0
    const to = starts[b + 1] ?? 0
    if (to - from > 1) places.subarray(from, to).sort((x, y) => (ids[x] ?? 0) - (ids[y] ?? 0))
  }
  return places
}
