import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'

/** Ids of one block of links, from a multiple of it on. */
export const linkBlockIds = 1024
/** Blocks of one look at the table. */
const blocksAtOnce = 64
/** Bytes of a linked row in a block: the next row, its own place, how it is linked. */
const rowBytes = 7

/** Whether several packs have a message, or one has it several times. */
const kinds = ['both ends', 'repeated'] as const
/** Why a row is linked. */
const reasons = ['rule', 'record', 'person'] as const
export type TwinKind = (typeof kinds)[number]
export type TwinReason = (typeof reasons)[number]

/** How a row is linked, in one byte. */
export const howOf = (kind: TwinKind, reason: TwinReason): number =>
  reasons.indexOf(reason) * kinds.length + kinds.indexOf(kind)
export const kindOf = (how: number): TwinKind => kinds[how % kinds.length] ?? 'repeated'
export const isBothEnds = (how: number): boolean => how % kinds.length === 0
export const reasonOf = (how: number): TwinReason => reasons[Math.floor(how / kinds.length)] ?? 'rule'

/**
 * The linked rows among 1,024 ids, ascending, in columns. Each row leads to the next higher one of its message, the highest to the
 * lowest: so a message is read from any of its rows, and a row that leads back ends it.
 */
export interface LinkBlock {
  readonly next: Uint32Array
  /** Id less the block's first. */
  readonly place: Uint16Array
  readonly how: Uint8Array
}

/** What of a block is known without reading it. */
export interface TwinCounts {
  /** Rows that are linked to others. */
  readonly linked: number
  /** Messages, each where its last row is. */
  readonly groups: number
  /** Those of them that both ends have. */
  readonly bothEnds: number
}

const blockOf = (id: number): number => id - (id % linkBlockIds)

/** The columns one after the other. */
export function encodeLinks({ next, place, how }: LinkBlock): Buffer {
  return Buffer.concat(
    [next, place, how].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)),
  )
}

function decodeLinks(bytes: Buffer): LinkBlock {
  const rows = Math.floor(bytes.length / rowBytes)
  // A copy: the bytes may begin anywhere, and numbers have to be aligned.
  const own = new Uint8Array(bytes).buffer
  return {
    next: new Uint32Array(own, 0, rows),
    place: new Uint16Array(own, 4 * rows, rows),
    how: new Uint8Array(own, 6 * rows, rows),
  }
}

/** One block; null: none of its rows is linked. By the primary key. */
export function readLinks(db: ReadDb, first: number): LinkBlock | null {
  const bytes = prepared<[number], Buffer>(db, 'SELECT data FROM twin_block WHERE first_id = ?')
    .pluck()
    .get(first)
  return bytes === undefined ? null : decodeLinks(bytes)
}

/** The blocks that reach into ids first … last, in order. */
function* blocksOf(db: ReadDb, first: number, last: number): Generator<readonly [first: number, LinkBlock]> {
  // The primary key. Not one statement for all: what asks may stop, and may write meanwhile.
  const some = db
    .prepare<[number, number, number], [number, Buffer]>(
      'SELECT first_id, data FROM twin_block WHERE first_id BETWEEN ? AND ? ORDER BY first_id LIMIT ?',
    )
    .raw()
  for (let from = blockOf(first); from <= last; ) {
    const rows = some.all(from, last, blocksAtOnce)
    for (const [start, bytes] of rows) yield [start, decodeLinks(bytes)]
    if (rows.length < blocksAtOnce) return
    from = (rows.at(-1)?.[0] ?? last) + linkBlockIds
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
  const ids = new Uint32Array(Math.max(0, last - first + 1))
  let length = 0
  for (const [start, { place }] of blocksOf(db, first, last)) {
    for (let i = 0; i < place.length; i++) {
      const id = start + (place[i] ?? 0)
      if (id >= first && id <= last) ids[length++] = id
    }
  }
  return ids.subarray(0, length)
}

/** How many they are. */
export function countLinked(db: ReadDb, first: number, last: number): number {
  const inner = blockOf(first + linkBlockIds - 1)
  const outer = blockOf(last + 1)
  if (inner >= outer) return linkedRows(db, first, last).length
  const whole = db
    .prepare<[number, number], number>(
      'SELECT coalesce(sum(linked), 0) FROM twin_block WHERE first_id >= ? AND first_id < ?',
    )
    .pluck()
    .get(inner, outer)
  return (whole ?? 0) + linkedRows(db, first, inner - 1).length + linkedRows(db, outer, last).length
}

/** Which rows are one message: by row id the lowest id of its group, 0: it is linked to no other; and whether both ends have it. */
export interface TwinGroupArrays {
  readonly first: Uint32Array
  /** One bit a row, in words of 32. */
  readonly both: Uint32Array
}

/** All links of the case, four bytes a row up to the last that is linked. */
export function readTwins(db: ReadDb): TwinGroupArrays {
  const last = db.prepare<[], number | null>('SELECT max(first_id) FROM twin_block').pluck().get() ?? null
  const end = last === null ? 0 : last + linkBlockIds
  const first = new Uint32Array(end)
  const both = new Uint32Array((end >>> 5) + 1)
  for (const [start, { next, place, how }] of blocksOf(db, 0, end)) {
    for (let i = 0; i < place.length; i++) {
      const id = start + (place[i] ?? 0)
      // A lower row of the message has said already which it is.
      const group = first[id] || id
      first[id] = group
      const other = next[i] ?? 0
      if (other > id) first[other] = group
      if (isBothEnds(how[i] ?? 0)) both[id >>> 5] = (both[id >>> 5] ?? 0) | (1 << (id & 31))
    }
  }
  return { first, both }
}
