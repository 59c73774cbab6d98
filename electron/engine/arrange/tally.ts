import { twinGroups } from '../browse/index.ts'
import type { ReadSeat } from '../seat.ts'

/** How many rows and messages have each of some values. */
export interface Tally {
  /** Different values, ascending; 0, which is none, is not among them. */
  readonly keys: Uint32Array
  /** By place in `keys`. */
  readonly rows: Uint32Array
  readonly messages: Uint32Array
}

/**
 * Counts values that rows have: row ids[i] has the value keys[i], 0 for none. A row with several values is there several times.
 * Values are ids or smaller: they are counted in arrays as long as the largest.
 */
export function tally(seat: ReadSeat, keys: Uint32Array, ids: Uint32Array): Tally {
  const counts = countKeys(keys)
  let distinct = 0
  for (let key = 1; key < counts.length; key++) if (counts[key] !== 0) distinct++
  const found = new Uint32Array(distinct)
  const rows = new Uint32Array(distinct)
  let at = 0
  for (let key = 1; key < counts.length; key++) {
    const count = counts[key] ?? 0
    if (count === 0) continue
    found[at] = key
    rows[at++] = count
  }
  const repeats = repeatsOf(seat, keys, ids, counts.length)
  const messages = rows.slice()
  if (repeats !== null) {
    for (let i = 0; i < distinct; i++) messages[i] = (rows[i] ?? 0) - (repeats[found[i] ?? 0] ?? 0)
  }
  return { keys: found, rows, messages }
}

/** By key how often it occurs; as long as the largest key asks for. */
export function countKeys(keys: Uint32Array): Uint32Array {
  let highest = 0
  for (let i = 0; i < keys.length; i++) if ((keys[i] ?? 0) > highest) highest = keys[i] ?? 0
  const counts = new Uint32Array(highest + 1)
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    counts[key] = (counts[key] ?? 0) + 1
  }
  return counts
}

/** By key how many of its rows are a message that another of its rows is already; null: no row has a twin. */
function repeatsOf(seat: ReadSeat, keys: Uint32Array, ids: Uint32Array, length: number): Uint32Array | null {
  const twins = twinGroups(seat)
  if (twins.total.groups === 0) return null
  const { groups, count } = twins.shared(ids)
  const starts = new Uint32Array(length + 1)
  let linked = 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    if (key === 0 || groups[i] === 0) continue
    starts[key + 1] = (starts[key + 1] ?? 0) + 1
    linked++
  }
  if (linked === 0) return null
  for (let key = 1; key <= length; key++) starts[key] = (starts[key] ?? 0) + (starts[key - 1] ?? 0)
  // The linked rows' groups, key by key: a group that the key has met already is a repeat.
  const byKey = new Uint32Array(linked)
  const next = starts.slice()
  for (let i = 0; i < keys.length; i++) {
    const group = groups[i] ?? 0
    const key = keys[i] ?? 0
    if (group === 0 || key === 0) continue
    const place = next[key] ?? 0
    byKey[place] = group
    next[key] = place + 1
  }
  const repeats = new Uint32Array(length)
  const metBy = new Uint32Array(count + 1)
  for (let key = 1; key < length; key++) {
    const end = starts[key + 1] ?? 0
    for (let i = starts[key] ?? 0; i < end; i++) {
      const group = byKey[i] ?? 0
      if (metBy[group] === key) repeats[key] = (repeats[key] ?? 0) + 1
      else metBy[group] = key
    }
  }
  return repeats
}

/** Places in `rows`, those with the most first, equal ones in their order. */
export function mostFirst(rows: Uint32Array): Uint32Array {
  const base = 2 ** 26
  // One number a place, so that the sort compares no pairs: counts stay below 2^26, and so do places.
  const sorted = Float64Array.from(rows, (count, i) => (base - 1 - count) * base + i).sort()
  return Uint32Array.from(sorted, (packed) => packed % base)
}
