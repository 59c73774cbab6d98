import { bitCount } from '../../../shared/domain/id-bits.ts'
import { readTwins, type TwinGroupArrays, twinCounts } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { dataVersion, hiddenRuns, isHidden, type Range, visibleRuns } from '../sources/index.ts'

/** Rows and messages of the case, a message that was served more than once counted once. */
export interface Total {
  readonly rows: number
  readonly messages: number
  /** Messages of several rows, and those of them that both ends have. */
  readonly groups: number
  readonly bothEnds: number
}

export interface SharedGroups {
  readonly groups: Uint32Array
  readonly count: number
}

/** @param first by row id the group, 0 for none */
function sharedGroups(ids: Uint32Array, first: Uint32Array): SharedGroups {
  const words = (first.length >>> 5) + 1
  const once = new Uint32Array(words)
  const again = new Uint32Array(words)
  for (let i = 0; i < ids.length; i++) {
    const group = first[ids[i] ?? 0] ?? 0
    if (group === 0) continue
    const bit = 1 << (group & 31)
    const at = group >>> 5
    if (((once[at] ?? 0) & bit) === 0) once[at] = (once[at] ?? 0) | bit
    else again[at] = (again[at] ?? 0) | bit
  }
  // By word how many groups were met again below it: with the bits below its own, a group's number.
  let count = 0
  for (let at = 0; at < words; at++) {
    once[at] = count
    count += bitCount(again[at] ?? 0)
  }
  const groups = new Uint32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const group = first[ids[i] ?? 0] ?? 0
    const bit = 1 << (group & 31)
    const bits = again[group >>> 5] ?? 0
    if (group !== 0 && (bits & bit) !== 0)
      groups[i] = (once[group >>> 5] ?? 0) + bitCount(bits & (bit - 1)) + 1
  }
  return { groups, count }
}

/**
 * Which rows are one message, held in memory so that a list of half a million rows is counted in a few milliseconds: the group of
 * each row, 4 bytes a row of the case, read when it is first asked for; nothing in a case without twins.
 */
export class TwinGroups {
  readonly #db: ReadDb
  #version = -1
  #hidden: readonly Range[] = []
  #total: Total = { rows: 0, messages: 0, groups: 0, bothEnds: 0 }
  #links: TwinGroupArrays | null = null
  /** One bit a row, for the groups that a count has met. */
  #met = new Uint32Array(0)
  #shared = new WeakMap<Uint32Array, SharedGroups>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  /** All rows that count. */
  get total(): Total {
    this.#refresh()
    return this.#total
  }

  /** How many messages rows stand for. */
  count(ids: Uint32Array): number {
    this.#refresh()
    const { first } = this.#read()
    const met = this.#met
    if (met.length === 0) return ids.length
    let messages = ids.length
    for (let i = 0; i < ids.length; i++) {
      const group = first[ids[i] ?? 0] ?? 0
      if (group === 0) continue
      const word = met[group >>> 5] ?? 0
      const bit = 1 << (group & 31)
      if ((word & bit) !== 0) messages--
      else met[group >>> 5] = word | bit
    }
    met.fill(0)
    return messages
  }

  /** The same for ids that follow one another. */
  countStretch(first: number, length: number): number {
    const { rows, messages } = this.total
    if (length === rows) return messages
    return this.count(Uint32Array.from({ length }, (_, i) => first + i))
  }

  /** The group of a row, for counts in parts: equal numbers are one message; 0: the row is a message of its own. */
  groupOf(id: number): number {
    return this.#read().first[id] ?? 0
  }

  /**
   * By place in `ids` a number for each group that several of them are of, from 1 on without gaps; 0: the row's message has no other row among
   * them. Kept for as long as the array is.
   */
  shared(ids: Uint32Array): SharedGroups {
    this.#refresh()
    const known = this.#shared.get(ids)
    if (known !== undefined) return known
    const made = sharedGroups(ids, this.#read().first)
    this.#shared.set(ids, made)
    return made
  }

  close(): void {
    this.#version = -1
    this.#forget()
  }

  #forget(): void {
    this.#links = null
    this.#shared = new WeakMap()
    this.#met = new Uint32Array(0)
  }

  #read(): TwinGroupArrays {
    if (this.#links === null) {
      this.#links = readTwins(this.#db)
      this.#met = new Uint32Array(this.#links.both.length === 1 ? 0 : this.#links.both.length)
    }
    return this.#links
  }

  #refresh(): void {
    if (dataVersion(this.#db) === this.#version) return
    // One snapshot: twins may be matched between two statements.
    this.#db.transaction(() => {
      this.#version = dataVersion(this.#db)
      this.#forget()
      this.#hidden = hiddenRuns(this.#db)
      const rows = visibleRuns(this.#db).reduce((sum, { first, last }) => sum + last - first + 1, 0)
      const { linked, groups, bothEnds } = this.#hidden.length === 0 ? twinCounts(this.#db) : this.#counted()
      this.#total = { rows, messages: rows - linked + groups, groups, bothEnds }
    })()
  }

  /** Groups that have two rows or more that count, and these rows. */
  #counted(): { linked: number; groups: number; bothEnds: number } {
    const { first, both } = this.#read()
    const members = new Uint32Array(first.length)
    for (let id = 0; id < first.length; id++) {
      const group = first[id] ?? 0
      if (group > 0 && !isHidden(this.#hidden, id)) members[group] = (members[group] ?? 0) + 1
    }
    let linked = 0
    let groups = 0
    let bothEnds = 0
    for (let group = 0; group < members.length; group++) {
      const rows = members[group] ?? 0
      if (rows < 2) continue
      linked += rows
      groups++
      bothEnds += ((both[group >>> 5] ?? 0) >>> (group & 31)) & 1
    }
    return { linked, groups, bothEnds }
  }
}

const makeTwinGroups = (seat: ReadSeat) => new TwinGroups(seat.db)

/** The groups of twins, kept by the reader until the case changes. */
export const twinGroups = (seat: ReadSeat): TwinGroups => seat.held(makeTwinGroups)
