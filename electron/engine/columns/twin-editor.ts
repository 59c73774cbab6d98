import type { WriteDb } from '../db/connection.ts'
import {
  encodeLinks,
  howOf,
  isBothEnds,
  type LinkBlock,
  linkBlockIds,
  readLinks,
  type TwinKind,
  type TwinReason,
} from './twin-blocks.ts'
import { type Links, rowsWith } from './twin-links.ts'

/** A block with a place for each of its ids; next 0: not linked. */
interface OpenBlock {
  readonly next: Uint32Array
  readonly how: Uint8Array
  /** As it stands in the case. */
  was: LinkBlock | null
}

export interface Member {
  readonly message: number
  readonly reason: TwinReason
}

/** Linked rows by place in the columns, in any order: each with the next one of its message, as blocks have it. */
export interface LinkedRows {
  readonly length: number
  readonly message: Uint32Array
  readonly next: Uint32Array
  readonly how: Uint8Array
}

/** Changes links: in memory, until they are written, each block that is another than before once. Belongs into one transaction. */
export class TwinEditor implements Links {
  readonly #db: WriteDb
  readonly #writer: BlockWriter
  readonly #blocks = new Map<number, OpenBlock>()
  readonly #changed = new Set<number>()

  constructor(db: WriteDb) {
    this.#db = db
    this.#writer = new BlockWriter(db)
  }

  nextOf(id: number): number {
    return this.#block(id).next[id % linkBlockIds] ?? 0
  }

  howOf(id: number): number {
    return this.#block(id).how[id % linkBlockIds] ?? 0
  }

  /** Links rows that are linked to none, two at least. @param members ascending */
  join(members: readonly Member[], kind: TwinKind): void {
    for (const [i, { message, reason }] of members.entries()) {
      const next = members[(i + 1) % members.length]?.message ?? 0
      this.#put(message, next, howOf(kind, reason))
    }
  }

  /** Takes the links of a row's whole message away. @returns its rows, ascending; none when it was linked to no other */
  part(id: number): number[] {
    const rows = rowsWith(this, id)
    for (const row of rows) this.#put(row, 0, 0)
    return rows
  }

  /** Links many rows that are linked to none; writes the blocks that they are in, and holds none of them that it did not hold before. */
  add({ length, message, next, how }: LinkedRows, checkCancelled: () => void): void {
    const scratch = emptyBlock()
    const { places, ends } = byBlock(message.subarray(0, length))
    let from = 0
    for (let b = 0; b + 1 < ends.length; b++) {
      const to = ends[b] ?? 0
      if (to === from) continue
      const first = b * linkBlockIds
      const open = this.#blocks.get(first) ?? load(this.#db, first, scratch)
      for (let k = from; k < to; k++) {
        const i = places[k] ?? 0
        const place = (message[i] ?? 0) - first
        open.next[place] = next[i] ?? 0
        open.how[place] = how[i] ?? 0
      }
      this.#writer.write(first, open)
      this.#changed.delete(first)
      from = to
      if (b % 64 === 0) checkCancelled()
    }
  }

  /** Writes what was changed. */
  save(): void {
    for (const first of [...this.#changed].sort((a, b) => a - b))
      this.#writer.write(first, this.#block(first))
    this.#changed.clear()
  }

  #put(id: number, next: number, how: number): void {
    const block = this.#block(id)
    const place = id % linkBlockIds
    block.next[place] = next
    block.how[place] = how
    this.#changed.add(id - place)
  }

  #block(id: number): OpenBlock {
    const first = id - (id % linkBlockIds)
    const known = this.#blocks.get(first)
    if (known !== undefined) return known
    const block = load(this.#db, first, emptyBlock())
    this.#blocks.set(first, block)
    return block
  }
}

/** Places of ids block by block, sorted by counting: those of block b are places[ends[b - 1]] … places[ends[b] - 1]. */
function byBlock(ids: Uint32Array): { places: Uint32Array; ends: Uint32Array } {
  let highest = 0
  for (let i = 0; i < ids.length; i++) highest = Math.max(highest, ids[i] ?? 0)
  const ends = new Uint32Array(Math.floor(highest / linkBlockIds) + 2)
  for (let i = 0; i < ids.length; i++) {
    const block = Math.floor((ids[i] ?? 0) / linkBlockIds) + 1
    ends[block] = (ends[block] ?? 0) + 1
  }
  for (let b = 1; b < ends.length; b++) ends[b] = (ends[b] ?? 0) + (ends[b - 1] ?? 0)
  const places = new Uint32Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const block = Math.floor((ids[i] ?? 0) / linkBlockIds)
    const place = ends[block] ?? 0
    places[place] = i
    ends[block] = place + 1
  }
  return { places, ends }
}

const emptyBlock = (): OpenBlock => ({
  next: new Uint32Array(linkBlockIds),
  how: new Uint8Array(linkBlockIds),
  was: null,
})

function load(db: WriteDb, first: number, open: OpenBlock): OpenBlock {
  open.next.fill(0)
  const block = readLinks(db, first)
  open.was = block
  for (let i = 0; block !== null && i < block.place.length; i++) {
    const place = block.place[i] ?? 0
    open.next[place] = block.next[i] ?? 0
    open.how[place] = block.how[i] ?? 0
  }
  return open
}

class BlockWriter {
  readonly #put
  readonly #drop
  readonly #next = new Uint32Array(linkBlockIds)
  readonly #place = new Uint16Array(linkBlockIds)
  readonly #how = new Uint8Array(linkBlockIds)

  constructor(db: WriteDb) {
    this.#put = db.prepare<[number, number, number, number, Buffer]>(
      'INSERT OR REPLACE INTO twin_block (first_id, linked, groups, both_ends, data) VALUES (?, ?, ?, ?, ?)',
    )
    this.#drop = db.prepare<[number]>('DELETE FROM twin_block WHERE first_id = ?')
  }

  /** Writes a block where it is another than it was. */
  write(first: number, open: OpenBlock): void {
    let linked = 0
    let groups = 0
    let bothEnds = 0
    for (let place = 0; place < linkBlockIds; place++) {
      const next = open.next[place] ?? 0
      if (next === 0) continue
      const how = open.how[place] ?? 0
      if (next < first + place) {
        groups++
        if (isBothEnds(how)) bothEnds++
      }
      this.#next[linked] = next
      this.#place[linked] = place
      this.#how[linked++] = how
    }
    const block = {
      next: this.#next.slice(0, linked),
      place: this.#place.slice(0, linked),
      how: this.#how.slice(0, linked),
    }
    if (isSame(block, open.was)) return
    open.was = linked === 0 ? null : block
    if (linked === 0) this.#drop.run(first)
    else this.#put.run(first, linked, groups, bothEnds, encodeLinks(block))
  }
}

function isSame(block: LinkBlock, was: LinkBlock | null): boolean {
  if (block.place.length !== (was?.place.length ?? 0)) return false
  for (let i = 0; was !== null && i < block.place.length; i++) {
    if (block.next[i] !== was.next[i] || block.place[i] !== was.place[i] || block.how[i] !== was.how[i])
      return false
  }
  return true
}
