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

/** Linked rows read at a time. */
const slice = 200_000

/**
 * Which rows are one message, held in memory so that a list of half a million rows is counted in a few milliseconds: the group of
 * each row, 4 bytes a row of the case; nothing in a case without twins.
 */
export class TwinGroups {
  readonly #db: ReadDb
  #version = -1
  /** By row id its group's number, from 1; 0: it is linked to no other. */
  #group: Uint32Array = new Uint32Array(0)
  /** One bit a group, for what a count has met. */
  #met: Uint32Array = new Uint32Array(0)
  #total: Total = { rows: 0, messages: 0, groups: 0, bothEnds: 0 }

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
    const group = this.#group
    const met = this.#met
    if (met.length === 0) return ids.length
    let messages = ids.length
    for (let i = 0; i < ids.length; i++) {
      const own = group[ids[i] ?? 0] ?? 0
      if (own === 0) continue
      const word = met[own >>> 5] ?? 0
      const bit = 1 << (own & 31)
      if ((word & bit) !== 0) messages--
      else met[own >>> 5] = word | bit
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
    return this.#group[id] ?? 0
  }

  close(): void {
    this.#version = -1
    this.#group = new Uint32Array(0)
    this.#met = new Uint32Array(0)
  }

  #refresh(): void {
    if (dataVersion(this.#db) === this.#version) return
    // One snapshot: twins may be matched between two statements.
    this.#db.transaction(() => {
      this.#version = dataVersion(this.#db)
      this.#read(visibleRuns(this.#db), hiddenRuns(this.#db))
    })()
  }

  #read(runs: readonly Range[], hidden: readonly Range[]): void {
    const rows = runs.reduce((sum, { first, last }) => sum + last - first + 1, 0)
    // The primary key of twin. A group's first row has the lowest id, so it comes before the others.
    const linked = this.#db
      .prepare<[number, number], [message: number, first: number, both: number]>(
        `SELECT message, first, kind = 'both ends' FROM twin WHERE message > ? ORDER BY message LIMIT ?`,
      )
      .raw()
    const lastId = this.#db.prepare<[], number | null>('SELECT max(message) FROM twin').pluck().get() ?? 0
    const count = this.#db.prepare<[], number>('SELECT count(*) FROM twin').pluck().get() ?? 0
    this.#group = new Uint32Array(lastId === 0 ? 0 : lastId + 1)
    // Of each group its rows that count, and whether both ends have it.
    const members = new Uint32Array(count + 1)
    const both = new Uint8Array(count + 1)
    let last = 0
    let after = 0
    for (;;) {
      const page = linked.all(after, slice)
      for (const [message, first, kind] of page) {
        const number = message === first ? ++last : (this.#group[first] ?? 0)
        this.#group[message] = number
        both[number] = kind
        if (!isHidden(hidden, message)) members[number] = (members[number] ?? 0) + 1
        after = message
      }
      if (page.length < slice) break
    }
    this.#met = new Uint32Array(last === 0 ? 0 : (last >>> 5) + 1)
    let groups = 0
    let bothEnds = 0
    let repeats = 0
    for (let number = 1; number <= last; number++) {
      const rowsOf = members[number] ?? 0
      if (rowsOf < 2) continue
      groups++
      bothEnds += both[number] ?? 0
      repeats += rowsOf - 1
    }
    this.#total = { rows, messages: rows - repeats, groups, bothEnds }
  }
}

const makeTwinGroups = (seat: ReadSeat) => new TwinGroups(seat.db)

/** The groups of twins, kept by the reader until the case changes. */
export const twinGroups = (seat: ReadSeat): TwinGroups => seat.held(makeTwinGroups)
