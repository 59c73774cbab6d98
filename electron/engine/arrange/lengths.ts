import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { stopIf } from './gather.ts'

const blockRows = 65_536

/** Characters of each row's text, up to 65,535, by message id: read block by block when first asked for, and kept: rows are never changed. */
class TextLengths {
  readonly #read
  readonly #blocks = new Map<number, Uint16Array>()

  constructor(db: ReadDb) {
    // The primary key of message; ids are dense.
    this.#read = db
      .prepare<[number, number], [id: number, length: number | null]>(
        'SELECT id, min(length(body), 65535) FROM message WHERE id BETWEEN ? AND ?',
      )
      .raw()
  }

  /** 0 for a row without a text. @throws WinnowError call.cancelled */
  of(ids: Uint32Array, cancelled: () => boolean): Uint16Array {
    const lengths = new Uint16Array(ids.length)
    for (let i = 0; i < ids.length; i++) {
      const id = ids[i] ?? 0
      const block = Math.floor(id / blockRows)
      const known = this.#blocks.get(block) ?? this.#block(block, cancelled)
      lengths[i] = known[id - block * blockRows] ?? 0
    }
    return lengths
  }

  close(): void {
    this.#blocks.clear()
  }

  #block(block: number, cancelled: () => boolean): Uint16Array {
    stopIf(cancelled)
    const first = block * blockRows
    const lengths = new Uint16Array(blockRows)
    const rows = this.#read.all(first, first + blockRows - 1)
    for (const [id, length] of rows) lengths[id - first] = length ?? 0
    this.#blocks.set(block, lengths)
    return lengths
  }
}

const makeLengths = (seat: ReadSeat) => new TextLengths(seat.db)

export const textLengths = (seat: ReadSeat): TextLengths => seat.held(makeLengths)
