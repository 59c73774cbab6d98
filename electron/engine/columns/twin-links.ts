import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import { type LinkBlock, linkBlockIds, readLinks } from './twin-blocks.ts'

/** Blocks that are kept, of 7 KB at most. */
const mostBlocks = 2048

/** Gives of a row the next one of its message, 0: it is linked to none; and how it is linked. */
export interface Links {
  nextOf(id: number): number
  howOf(id: number): number
}

/** The links of single rows, as they were when each block was first read: for one look, or until `dataVersion` is another. */
export class TwinLinks implements Links {
  readonly #db: ReadDb
  readonly #blocks = new Map<number, LinkBlock | null>()

  constructor(db: ReadDb) {
    this.#db = db
  }

  nextOf(id: number): number {
    const block = this.#block(id)
    const at = block === null ? -1 : indexOf(block.place, id % linkBlockIds)
    return at < 0 ? 0 : (block?.next[at] ?? 0)
  }

  howOf(id: number): number {
    const block = this.#block(id)
    const at = block === null ? -1 : indexOf(block.place, id % linkBlockIds)
    return at < 0 ? 0 : (block?.how[at] ?? 0)
  }

  #block(id: number): LinkBlock | null {
    const first = id - (id % linkBlockIds)
    const known = this.#blocks.get(first)
    if (known !== undefined) return known
    if (this.#blocks.size === mostBlocks) this.#blocks.clear()
    const block = readLinks(this.#db, first)
    this.#blocks.set(first, block)
    return block
  }
}

/** The rows of the message that a row is of, ascending; none when it is linked to no other. @throws WinnowError case.damaged */
export function rowsWith(links: Links, id: number): number[] {
  // From the row after this one round to itself; the lowest is where the way leads back.
  const rows: number[] = []
  let lowest = 0
  let turns = 0
  for (let at = id; ; ) {
    const next = links.nextOf(at)
    if (next === 0 && at === id) return []
    if (next < at) {
      lowest = rows.length
      turns++
    }
    if (next === 0 || next === at || turns > 1) throw damaged(id)
    rows.push(next)
    if (next === id) return lowest === 0 ? rows : [...rows.slice(lowest), ...rows.slice(0, lowest)]
    at = next
  }
}

const damaged = (id: number) =>
  new WinnowError(
    'case.damaged',
    `The links of message ${id} to the other rows that are the same message lead nowhere. Match the twins of this case again.`,
  )

/** Place of a number in an ascending column; -1: it is not there. */
function indexOf(column: Uint16Array, wanted: number): number {
  let low = 0
  let high = column.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((column[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return column[low] === wanted ? low : -1
}
