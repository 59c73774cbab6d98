/** Sets of message ids as ascending arrays without repeats, and stretches of ids, [first, last]. */

export interface Stretch {
  readonly first: number
  readonly last: number
}

const none = new Uint32Array(0)

export function intersect(a: Uint32Array, b: Uint32Array): Uint32Array {
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  const both = new Uint32Array(few.length)
  let length = 0
  let at = 0
  for (const id of few) {
    at = firstFrom(many, id, at)
    if (many[at] === id) both[length++] = id
  }
  return both.slice(0, length)
}

export function union(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b
  if (b.length === 0) return a
  const either = new Uint32Array(a.length + b.length)
  let length = 0
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const x = a[i] ?? Number.POSITIVE_INFINITY
    const y = b[j] ?? Number.POSITIVE_INFINITY
    either[length++] = Math.min(x, y)
    if (x <= y) i++
    if (y <= x) j++
  }
  return either.slice(0, length)
}

export function difference(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (b.length === 0) return a
  const left = new Uint32Array(a.length)
  let length = 0
  let at = 0
  for (const id of a) {
    at = firstFrom(b, id, at)
    if (b[at] !== id) left[length++] = id
  }
  return left.slice(0, length)
}

/** Those that pass: a plain loop takes a fifth of the time of `filter`. */
export function keepIf(ids: Uint32Array, passes: (id: number, i: number) => boolean): Uint32Array {
  const kept = new Uint32Array(ids.length)
  let length = 0
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? 0
    if (passes(id, i)) kept[length++] = id
  }
  return kept.subarray(0, length)
}

/** Every id of ascending stretches. */
export function idsOf(stretches: readonly Stretch[]): Uint32Array {
  const ids = new Uint32Array(countOf(stretches))
  let length = 0
  for (const { first, last } of stretches) for (let id = first; id <= last; id++) ids[length++] = id
  return ids
}

export const countOf = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0)

/** The ids of a set that lie in one of ascending stretches. */
export const within = (ids: Uint32Array, stretches: readonly Stretch[]): Uint32Array =>
  joinedParts(stretches.map((stretch) => clip(ids, stretch)))

/** Sets of which each lies behind the one before it, as one. */
export function joinedParts(parts: readonly Uint32Array[]): Uint32Array {
  const [only] = parts
  if (parts.length === 1 && only !== undefined) return only
  const all = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The ids of a set from `first` to `last`: a view, not a copy. */
export const clip = (ids: Uint32Array, { first, last }: Stretch): Uint32Array =>
  ids.subarray(firstFrom(ids, first, 0), firstFrom(ids, last + 1, 0))

/** Ids that are in at least `count` of some sets. */
export function inSome(sets: readonly Uint32Array[], count: number, { first, last }: Stretch): Uint32Array {
  const times = new Uint16Array(last - first + 1)
  for (const set of sets) for (const id of set) times[id - first] = (times[id - first] ?? 0) + 1
  const ids = new Uint32Array(times.length)
  let length = 0
  for (let i = 0; i < times.length; i++) if ((times[i] ?? 0) >= count) ids[length++] = first + i
  return ids.slice(0, length)
}

/** What two lists of ascending stretches share. */
export function overlap(a: readonly Stretch[], b: readonly Stretch[]): Stretch[] {
  const shared: Stretch[] = []
  for (const other of b) {
    for (let i = firstEnding(a, other.first); i < a.length; i++) {
      const one = a[i]
      if (one === undefined || one.first > other.last) break
      shared.push({ first: Math.max(one.first, other.first), last: Math.min(one.last, other.last) })
    }
  }
  return shared
}

/** Position of the first of ascending stretches that ends at an id or behind it. */
function firstEnding(stretches: readonly Stretch[], id: number): number {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.last ?? 0) < id) low = middle + 1
    else high = middle
  }
  return low
}

/** Sorts ids and drops repeats. */
export function toSet(ids: readonly number[]): Uint32Array {
  if (ids.length === 0) return none
  const sorted = Uint32Array.from(ids).sort()
  let length = 1
  for (let i = 1; i < sorted.length; i++) {
    const id = sorted[i] ?? 0
    if (id !== sorted[length - 1]) sorted[length++] = id
  }
  return sorted.subarray(0, length)
}

/** Position of the first id that is `least` or more, looked for from `at` on in growing steps. */
function firstFrom(ids: Uint32Array, least: number, at: number): number {
  let step = 1
  let low = at
  while (low + step < ids.length && (ids[low + step] ?? 0) < least) {
    low += step
    step *= 2
  }
  let high = Math.min(ids.length, low + step + 1)
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ids[middle] ?? 0) < least) low = middle + 1
    else high = middle
  }
  return low
}
