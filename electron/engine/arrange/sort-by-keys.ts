const digitBits = 16
const digits = 1 << digitBits

/**
 * Rows in the order of their keys, equal ones as they stand: counted digit by digit, in time that grows with the rows alone. Takes
 * 16 bytes a row while it works, and leaves four.
 * @param ids not changed
 * @param keys of the rows, from 1 on; 0: none, which come last whatever the direction. Used up
 * @param check called between passes; throws when nobody waits any more
 */
export function sortByKeys(
  ids: Uint32Array,
  keys: Uint32Array,
  descending: boolean,
  check: () => void,
): Uint32Array {
  let most = 0
  for (let i = 0; i < keys.length; i++) if ((keys[i] ?? 0) > most) most = keys[i] ?? 0
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i] ?? 0
    keys[i] = key === 0 ? most : descending ? most - key : key - 1
  }
  let from = { ids, keys }
  let to: typeof from | null = null
  for (let shift = 0; most >>> shift > 0; shift += digitBits) {
    check()
    const last = shift + digitBits >= 32 || most >>> (shift + digitBits) === 0
    // Of the last pass nobody reads the keys.
    const into: typeof from = to ?? {
      ids: new Uint32Array(ids.length),
      keys: last ? keys : new Uint32Array(ids.length),
    }
    pass(from, into, shift, last)
    // What was given stays as it was.
    to = from.ids === ids ? null : from
    from = into
    if (last) break
  }
  return from.ids === ids ? ids.slice() : from.ids
}

interface Keyed {
  readonly ids: Uint32Array
  readonly keys: Uint32Array
}

function pass(from: Keyed, to: Keyed, shift: number, last: boolean): void {
  const next = new Uint32Array(digits + 1)
  for (let i = 0; i < from.keys.length; i++) {
    const digit = ((from.keys[i] ?? 0) >>> shift) & (digits - 1)
    next[digit + 1] = (next[digit + 1] ?? 0) + 1
  }
  for (let digit = 1; digit <= digits; digit++) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0)
  for (let i = 0; i < from.keys.length; i++) {
    const key = from.keys[i] ?? 0
    const digit = (key >>> shift) & (digits - 1)
    const place = next[digit] ?? 0
    next[digit] = place + 1
    to.ids[place] = from.ids[i] ?? 0
    if (!last) to.keys[place] = key
  }
}
