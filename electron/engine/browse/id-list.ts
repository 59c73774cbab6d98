import type { TwinGroups } from './twin-groups.ts'

/** Message ids in the order in which a list shows them: by time, rows without a time last. Positions count from 0. */
export interface IdList {
  readonly length: number
  /** What it occupies, for the cap on lists that are held. */
  readonly bytes: number
  /** The id at a position. @throws RangeError outside the list */
  at(position: number): number
  /** Ids at from … from+count-1, as many as there are. */
  slice(from: number, count: number): number[]
  /** Every id, in order: not to be written to. */
  all(): Uint32Array
  /**
   * Positions [low, high] between which the first row at or after an instant stands (UTC ms; null: the first row without a
   * time), as far as the list knows without looking at rows.
   */
  around(at: number | null): readonly [low: number, high: number]
  /** How many messages its rows stand for. */
  messages(twins: TwinGroups): number
}

/** Any ids, four bytes each. */
export function listed(ids: Uint32Array): IdList {
  return {
    length: ids.length,
    bytes: ids.byteLength,
    at(position) {
      const id = ids[position]
      if (id === undefined) throw outside(position, ids.length)
      return id
    },
    slice: (from, count) => Array.from(ids.subarray(from, from + count)),
    all: () => ids,
    around: () => [0, ids.length],
    messages: (twins) => twins.count(ids),
  }
}

/** Consecutive ids from `first`: one import run in time order, whatever its size, costs nothing. */
export function stretch(first: number, length: number): IdList {
  return {
    length,
    bytes: 0,
    at(position) {
      if (position < 0 || position >= length) throw outside(position, length)
      return first + position
    },
    slice: (from, count) =>
      Array.from({ length: Math.max(0, Math.min(count, length - from)) }, (_, k) => first + from + k),
    all: () => Uint32Array.from({ length }, (_, i) => first + i),
    around: () => [0, length],
    messages: (twins) => twins.countStretch(first, length),
  }
}

export const outside = (position: number, length: number) =>
  new RangeError(`Position ${position} is outside a list of ${length}.`)
