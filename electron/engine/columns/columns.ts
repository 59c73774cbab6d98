import type { ReadDb } from '../db/connection.ts'
import { type Block, blockRows, decodeBlock } from './block.ts'
import { deriveBlock } from './derive.ts'
import type { NumberColumn } from './names.ts'

type ColumnName = NumberColumn | 'sent_at'

/** The ids of one import run. */
export interface Run {
  readonly first: number
  readonly last: number
  readonly source: number
}

interface Held extends Block {
  readonly first: number
  /** The id after its last row. */
  readonly end: number
  used: number
}

/** Bytes of blocks that are kept. */
const mostBytes = 256 * 1024 * 1024

/**
 * What every row of the case has, as typed arrays by message id: read block by block when first asked for, and kept. Rows are never
 * changed, so neither are blocks; an id that is not known yet makes it look for new runs. A block that is missing or damaged is
 * made again from the rows themselves.
 */
export class Columns {
  readonly #db: ReadDb
  readonly #most: number
  readonly #find
  readonly #findLeast
  readonly #blocks = new Map<string, Held>()
  readonly #leasts = new Map<number, number>()
  #runs: readonly Run[] = []
  #bytes = 0
  #clock = 0

  constructor(db: ReadDb, most = mostBytes) {
    this.#db = db
    this.#most = most
    // Both by the primary key (column, first_id).
    this.#find = db
      .prepare<[ColumnName, number], Buffer>(
        'SELECT data FROM message_column WHERE column = ? AND first_id = ?',
      )
      .pluck()
    this.#findLeast = db
      .prepare<[number], number | null>(
        `SELECT least FROM message_column WHERE column = 'sent_at' AND first_id = ?`,
      )
      .pluck()
  }

  /** The import runs, ascending, those of withdrawn sources too. */
  runs(): readonly Run[] {
    // import_run is a row an import.
    this.#runs = this.#db
      .prepare<[], Run>(
        'SELECT first_id AS first, last_id AS last, source FROM import_run WHERE first_id IS NOT NULL ORDER BY first_id',
      )
      .all()
    return this.#runs
  }

  /** A column's values of rows in any order; 0 for none, and for an id that the case does not have. */
  gather(name: NumberColumn, ids: Uint32Array): Uint32Array {
    const values = new Uint32Array(ids.length)
    for (let i = 0; i < ids.length; ) {
      const held = this.#block(name, ids[i] ?? 0)
      i = held === null ? i + 1 : readNumbers(held, ids, i, values)
    }
    return values
  }

  /** UTC milliseconds of rows in any order; NaN where unknown. */
  times(ids: Uint32Array): Float64Array {
    const times = new Float64Array(ids.length).fill(Number.NaN)
    for (let i = 0; i < ids.length; ) {
      const held = this.#block('sent_at', ids[i] ?? 0)
      i = held === null ? i + 1 : readTimes(held, ids, i, times)
    }
    return times
  }

  /** UTC milliseconds of one row; null: unknown, or no such row. */
  time(id: number): number | null {
    const held = this.#block('sent_at', id)
    const value = held?.data[id - held.first]
    return held === null || value === undefined ? null : held.base + held.unit * value
  }

  /** The source of each row; 0 for an id that the case does not have. */
  sourceOf(ids: Uint32Array): Uint32Array {
    const sources = new Uint32Array(ids.length)
    let run: Run = { first: 1, last: 0, source: 0 }
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      if (id < run.first || id > run.last) run = this.#runOf(id) ?? { first: id, last: id, source: 0 }
      sources[i] = run.source
    }
    return sources
  }

  /** Ids of a stretch whose value is one, ascending. */
  select(name: NumberColumn, first: number, last: number, wanted: number): Uint32Array {
    const ids = new Uint32Array(Math.max(0, last - first + 1))
    let length = 0
    for (let from = first; from <= last; ) {
      const held = this.#block(name, from)
      if (held === null) break
      const end = Math.min(held.end, last + 1)
      const { data } = held
      const kept = wanted - held.base
      for (let id = from; id < end; id++) if (data[id - held.first] === kept) ids[length++] = id
      from = end
    }
    return ids.subarray(0, length)
  }

  /**
   * The first id of a stretch within one run whose time has come at `at` (UTC ms), or that has no time; the id after the stretch when
   * there is none. `at` infinite: the first without a time. Blocks are told apart by their first times, so one of them is read.
   */
  firstFrom(first: number, last: number, at: number): number {
    if (first > last) return first
    const run = this.#runOf(first)
    if (run === null) return first
    let low = Math.floor((first - run.first) / blockRows)
    let high = Math.floor((last - run.first) / blockRows)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#least(run.first + middle * blockRows) < at) low = middle
      else high = middle - 1
    }
    const held = this.#block('sent_at', run.first + low * blockRows)
    if (held === null) return first
    const { base, unit, data } = held
    let from = Math.max(0, first - held.first)
    let to = Math.min(data.length, last + 1 - held.first)
    while (from < to) {
      const middle = (from + to) >> 1
      if (base + unit * (data[middle] ?? 0) < at) from = middle + 1
      else to = middle
    }
    return held.first + from
  }

  close(): void {
    this.#blocks.clear()
    this.#leasts.clear()
    this.#runs = []
    this.#bytes = 0
  }

  /** The time of a block's first row; Infinity where it has none. */
  #least(first: number): number {
    const known = this.#leasts.get(first)
    if (known !== undefined) return known
    const found = this.#findLeast.get(first)
    const least = found === undefined ? this.time(first) : found
    this.#leasts.set(first, least ?? Number.POSITIVE_INFINITY)
    return least ?? Number.POSITIVE_INFINITY
  }

  #runOf(id: number): Run | null {
    if (id > (this.#runs.at(-1)?.last ?? 0)) this.runs()
    const runs = this.#runs
    let low = 0
    let high = runs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((runs[middle]?.last ?? 0) < id) low = middle + 1
      else high = middle
    }
    const run = runs[low]
    return run !== undefined && run.first <= id ? run : null
  }

  #block(name: ColumnName, id: number): Held | null {
    const run = this.#runOf(id)
    if (run === null) return null
    const first = id - ((id - run.first) % blockRows)
    const key = `${name} ${first}`
    const known = this.#blocks.get(key)
    if (known !== undefined) {
      known.used = ++this.#clock
      return known
    }
    const end = Math.min(first + blockRows, run.last + 1)
    const held = { ...this.#read(name, first, end), first, end, used: ++this.#clock }
    this.#blocks.set(key, held)
    this.#bytes += held.data.byteLength
    if (this.#bytes > this.#most) this.#forget()
    return held
  }

  #read(name: ColumnName, first: number, end: number): Block {
    const bytes = this.#find.get(name, first)
    try {
      const block = bytes === undefined ? null : decodeBlock(bytes)
      if (block !== null && (name === 'sent_at' || block.data.length === end - first)) return block
    } catch {}
    return deriveBlock(this.#db, name, first, end)
  }

  /** Leaves out the blocks whose last use is longest ago, down to three quarters of the room. */
  #forget(): void {
    const byUse = [...this.#blocks].sort(([, a], [, b]) => a.used - b.used)
    for (const [key, { data }] of byUse) {
      if (this.#bytes <= (this.#most / 4) * 3 || this.#blocks.size === 1) return
      this.#blocks.delete(key)
      this.#bytes -= data.byteLength
    }
  }
}

/** Values of the ids from `start` on for as long as they are of this block; the place of the first that is not. */
function readNumbers(
  { first, end, base, data }: Held,
  ids: Uint32Array,
  start: number,
  into: Uint32Array,
): number {
  let i = start
  for (; i < ids.length; i++) {
    const id = ids[i] ?? 0
    if (id < first || id >= end) break
    into[i] = base + (data[id - first] ?? 0)
  }
  return i
}

/** The same of times; rows behind the last one with a time stay as they are. */
function readTimes(
  { first, end, base, unit, data }: Held,
  ids: Uint32Array,
  start: number,
  into: Float64Array,
): number {
  let i = start
  for (; i < ids.length; i++) {
    const id = ids[i] ?? 0
    if (id < first || id >= end) break
    const value = data[id - first]
    if (value !== undefined) into[i] = base + unit * value
  }
  return i
}
