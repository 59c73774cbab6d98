import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import type { ReadDb } from '../db/connection.ts'
import { prepared } from '../db/prepared.ts'
import { decodeColumns, encodeColumns } from './column-codec.ts'
import type { PackedTexts, TextColumn } from './text-column.ts'

/** Rows of one block of message_served. */
export const servedBlockRows = 256

/** What a row was served with, beside what its message says. */
export interface ServedCells {
  /** The time exactly as given; null: none. */
  readonly timeText: string | null
  /** JSON: the cells that no field keeps, as an array in the order of source.kept_columns, or as an object by column; null: all empty. */
  readonly extra: string | null
  readonly detail: Detail | null
}

/** What few suppliers give; null: not given. Times are UTC milliseconds, burn seconds, positions degrees (WGS 84). */
export interface Detail {
  readonly received: number | null
  readonly read: number | null
  readonly burn: number | null
  readonly latitude: number | null
  readonly longitude: number | null
}

/** The numbers apart by commas, those not given left out; null when there is none. */
export function detailText({ received, read, burn, latitude, longitude }: Detail): string | null {
  const text = [received, read, burn, latitude, longitude].join()
  return text === ',,,,' ? null : text
}

function detailOf(text: string | null): Detail | null {
  if (text === null) return null
  const [received = null, read = null, burn = null, latitude = null, longitude = null] = text
    .split(',')
    .map((part) => (part === '' ? null : Number(part)))
  return { received, read, burn, latitude, longitude }
}

/**
 * A block: the columns as they are named in ServedCells, compressed (Zstandard, RFC 8878, at its quickest): what suppliers serve with each row
 * repeats itself, and takes a fifth of its room so.
 */
export const encodeServed = (timeText: TextColumn, extra: TextColumn, detail: TextColumn): Buffer =>
  zstdCompressSync(encodeColumns([timeText, extra, detail]), {
    params: { [constants.ZSTD_c_compressionLevel]: 1 },
  })

interface Block {
  readonly first: number
  /** All unmapped cells without capitals, once they were asked for. */
  cells: string | null
  /** Whether the text that was asked for last is among them. */
  looked: { readonly text: string; readonly holds: boolean } | null
  /** The id after its last row: a run's last block is short, and the next run begins behind it. */
  readonly end: number
  readonly columns: readonly PackedTexts[]
}

const none: ServedCells = { timeText: null, extra: null, detail: null }

/** Blocks kept, of some 40 KB each: a page in the order of time passes to and fro between runs, and the next one goes on where it ended. */
const mostBlocks = 64

/** Reads served cells by message id, and keeps the blocks that were read last; until the next import, which goes on behind the last of all. */
export class ServedReader {
  readonly #find
  readonly #blocks: Block[] = []

  constructor(db: ReadDb) {
    // The primary key: the block that begins at or before the id.
    this.#find = prepared<[number], { first: number; next: number | null; data: Buffer }>(
      db,
      `SELECT first_id AS first, data, (SELECT min(n.first_id) FROM message_served AS n WHERE n.first_id > s.first_id) AS next
       FROM message_served AS s WHERE first_id <= ? ORDER BY first_id DESC LIMIT 1`,
    )
  }

  of(id: number): ServedCells {
    const block = this.#held(id) ?? this.#load(id)
    if (block === null || id >= block.end) return none
    const [timeText = null, extra = null, detail = null] = block.columns.map((column) =>
      column.text(id - block.first),
    )
    return { timeText, extra, detail: detailOf(detail) }
  }

  /**
   * The first id from this one on whose row may have a text (without capitals, as JSON writes it) among its unmapped cells: the id itself,
   * or the one after its block, where no row of the block has it.
   */
  mayHold(id: number, text: string): number {
    const block = this.#held(id) ?? this.#load(id)
    if (block === null) return id + 1
    if (id >= block.end) return id + 1
    block.cells ??= (block.columns[1]?.joined ?? '').toLowerCase()
    if (block.looked?.text !== text) block.looked = { text, holds: block.cells.includes(text) }
    return block.looked.holds ? id : block.end
  }

  #held(id: number): Block | undefined {
    return this.#blocks.find(({ first, end }) => id >= first && id < end)
  }

  #load(id: number): Block | null {
    const found = this.#find.get(id)
    if (found === undefined) return null
    const { first, next } = found
    const end = Math.min(first + servedBlockRows, next ?? Number.POSITIVE_INFINITY)
    const block: Block = {
      first,
      end,
      cells: null,
      looked: null,
      columns: decodeColumns(zstdDecompressSync(found.data)),
    }
    this.#blocks.unshift(block)
    if (this.#blocks.length > mostBlocks) this.#blocks.pop()
    return block
  }
}
