import type { ReadDb, WriteDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { type Block, blockRows, decodeBlock, encodeNumbers } from './block.ts'
import { Columns } from './columns.ts'

/** What of a block is known without reading it. */
export interface TwinCounts {
  /** Rows that are linked to others. */
  readonly linked: number
  /** Those of them that are their group's first. */
  readonly groups: number
  /** Groups whose message both ends have. */
  readonly bothEnds: number
}

/**
 * Keeps the links of rows beside the columns, block by block, so that counting messages does not read `twin` row by row. Belongs
 * into each transaction that changes `twin`.
 * @param touched rows whose links may be others than before; null: all
 */
export function keepTwins(db: WriteDb, touched: Iterable<number> | null): void {
  const starts = new Set<number>()
  const runs = new Columns(db).runs()
  if (touched === null) {
    for (const { first, last } of runs)
      for (let from = first; from <= last; from += blockRows) starts.add(from)
  } else {
    let run = runs[0]
    for (const id of touched) {
      if (run === undefined || id < run.first || id > run.last) {
        run = runs.find(({ first, last }) => id >= first && id <= last)
      }
      if (run !== undefined) starts.add(id - ((id - run.first) % blockRows))
    }
  }
  // The primary key of twin.
  const rows = db
    .prepare<[number, number], [message: number, first: number, both: number]>(
      `SELECT message, first, kind = 'both ends' FROM twin WHERE message BETWEEN ? AND ?`,
    )
    .raw()
  const put = db.prepare<[number, number, number, number, Buffer]>(
    'INSERT OR REPLACE INTO twin_block (first_id, linked, groups, both_ends, data) VALUES (?, ?, ?, ?, ?)',
  )
  const drop = db.prepare<[number]>('DELETE FROM twin_block WHERE first_id = ?')
  const numbers = new Float64Array(blockRows)
  for (const start of starts) {
    const run = runs.find(({ first, last }) => start >= first && start <= last)
    const end = Math.min(start + blockRows - 1, run?.last ?? start)
    let linked = 0
    let groups = 0
    let bothEnds = 0
    numbers.fill(0)
    for (const [message, first, both] of rows.all(start, end)) {
      numbers[message - start] = (message - first + 1) * 2 + both
      linked++
      if (message !== first) continue
      groups++
      bothEnds += both
    }
    if (linked === 0) drop.run(start)
    else put.run(start, linked, groups, bothEnds, encodeNumbers(numbers, end - start + 1))
  }
}

/** Over all rows of the case, those of withdrawn sources too. */
export function twinCounts(db: ReadDb): TwinCounts {
  const counts = db
    .prepare<[], TwinCounts>(
      `SELECT coalesce(sum(linked), 0) AS linked, coalesce(sum(groups), 0) AS groups,
         coalesce(sum(both_ends), 0) AS bothEnds FROM twin_block`,
    )
    .get()
  return counts ?? { linked: 0, groups: 0, bothEnds: 0 }
}

/** The rows from id first to last that are linked to others, ascending. */
export function linkedRows(db: ReadDb, first: number, last: number): Uint32Array {
  // The primary key of twin_block; a block that begins before the first may reach it.
  const blocks = prepared<[number, number], [number, Buffer]>(
    db,
    'SELECT first_id, data FROM twin_block WHERE first_id BETWEEN ? AND ? ORDER BY first_id',
  )
    .raw()
    .all(first - blockRows + 1, last)
  const ids = new Uint32Array(Math.max(0, last - first + 1))
  let length = 0
  for (const [start, bytes] of blocks) {
    const { base, data } = decodeBlock(bytes)
    const end = Math.min(data.length, last + 1 - start)
    for (let i = Math.max(0, first - start); i < end; i++)
      if (base + (data[i] ?? 0) !== 0) ids[length++] = start + i
  }
  return ids.subarray(0, length)
}

/** Which rows are one message: by row id the lowest id of its group, 0: it is linked to no other; and whether both ends have it. */
export interface TwinLinks {
  readonly first: Uint32Array
  /** One bit a row, in words of 32. */
  readonly both: Uint32Array
}

/** All links of the case, four bytes a row up to the last that is linked. */
export function readTwins(db: ReadDb): TwinLinks {
  const blocks = db
    .prepare<[], [number, Buffer]>('SELECT first_id, data FROM twin_block ORDER BY first_id')
    .raw()
    .all()
  const end = (blocks.at(-1)?.[0] ?? -blockRows) + blockRows
  const first = new Uint32Array(end)
  const both = new Uint32Array((end >>> 5) + 1)
  for (const [start, bytes] of blocks) addLinks(decodeBlock(bytes), start, first, both)
  return { first, both }
}

function addLinks({ base, data }: Block, start: number, first: Uint32Array, both: Uint32Array): void {
  for (let i = 0; i < data.length; i++) {
    const link = base + (data[i] ?? 0)
    if (link === 0) continue
    const id = start + i
    // A remainder of doubles would take longer than all the rest.
    const odd = link & 1
    first[id] = id + 1 - (link - odd) * 0.5
    if (odd === 1) both[id >>> 5] = (both[id >>> 5] ?? 0) | (1 << (id & 31))
  }
}
