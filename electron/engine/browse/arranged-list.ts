import { type IdList, outside } from './id-list.ts'
import type { TwinGroups } from './twin-groups.ts'

/** Rows that stand together in an arranged list, one after the other. */
export interface ListGroups {
  /** 'handle' and 'conversation': keys are their ids, 'day': days since 1970-01-01. */
  readonly of: 'handle' | 'conversation' | 'day'
  /** By group; NaN: its rows have none. */
  readonly keys: Float64Array
  /** Position of each group's first row, and the length of the list at the end. */
  readonly starts: Uint32Array
}

/**
 * The rows of a list in time order, in another order. Questions about time (histogram, the first row of a day) are the business of
 * `base`.
 */
export class ArrangedList implements IdList {
  readonly base: IdList
  readonly groups: ListGroups | null
  readonly #order: Order

  constructor(base: IdList, order: Order, groups: ListGroups | null) {
    this.base = base
    this.groups = groups
    this.#order = order
  }

  get length(): number {
    return this.base.length
  }

  get bytes(): number {
    const groups = this.groups === null ? 0 : this.groups.keys.byteLength + this.groups.starts.byteLength
    return this.base.bytes + this.#order.bytes + groups
  }

  at(position: number): number {
    return this.#order.at(position)
  }

  slice(from: number, count: number): number[] {
    const end = Math.min(this.length, from + count)
    return Array.from({ length: Math.max(0, end - from) }, (_, k) => this.#order.at(from + k))
  }

  all(): Uint32Array {
    return this.#order.all()
  }

  around(): readonly [low: number, high: number] {
    return [0, this.length]
  }

  messages(twins: TwinGroups): number {
    return this.base.messages(twins)
  }

  /** Where a row of the list stands; `inBase`: where it stands in time order. */
  positionOf(id: number, inBase: number): number {
    return this.#order.positionOf(id, inBase)
  }
}

/** Which row stands where. */
export interface Order {
  readonly bytes: number
  at(position: number): number
  all(): Uint32Array
  positionOf(id: number, inBase: number): number
}

/** Any order, four bytes a row. */
export function orderOf(ids: Uint32Array): Order {
  return {
    bytes: ids.byteLength,
    at(position) {
      const id = ids[position]
      if (id === undefined) throw outside(position, ids.length)
      return id
    },
    all: () => ids,
    positionOf: (id) => ids.indexOf(id),
  }
}

/** The order of `base` itself. */
export function sameOrder(base: IdList): Order {
  return {
    bytes: 0,
    at: (position) => base.at(position),
    all: () => base.all(),
    positionOf: (_, inBase) => inBase,
  }
}

/** The first `dated` rows of `base` the other way round, the rest, without a time, as they stand. Its own inverse. */
export function newestFirst(base: IdList, dated: number): Order {
  const turned = (position: number) => (position < dated ? dated - 1 - position : position)
  return {
    bytes: 0,
    at: (position) => base.at(position < 0 ? position : turned(position)),
    all() {
      const ids = base.all().slice()
      ids.subarray(0, dated).reverse()
      return ids
    },
    positionOf: (_, inBase) => turned(inBase),
  }
}

/** The list in time order: of an arranged one its base. */
export const inTimeOrder = (list: IdList): IdList => (list instanceof ArrangedList ? list.base : list)

/** Where a row stands in a list, from where it stands in time order; null stays null. */
export function placeOf(list: IdList, inBase: number | null): number | null {
  if (inBase === null || !(list instanceof ArrangedList)) return inBase
  return list.positionOf(list.base.at(inBase), inBase)
}
