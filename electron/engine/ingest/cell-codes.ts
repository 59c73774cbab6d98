import type { PackedRows } from './readers/index.ts'

/** Longer cells are no names, and seldom come again. */
const longest = 64

/** Of a cell that has no number. */
export const uncoded = -1

/**
 * Numbers for the cells of a column in which the same few come again and again (names, kinds, devices), by their bytes: from then on a row is
 * compared and counted by numbers, and a text is made once. Open addressing over typed arrays; the bytes stand behind one another.
 */
export class CellCodes {
  /** By row of the batch that was looked at last: 0: empty; `uncoded`: too long, with doubled quotes, or one too many. */
  of: Int32Array = new Int32Array(0)
  /** The highest number given; they begin at 1. */
  count = 0
  readonly #most: number
  #slots = new Int32Array(1024)
  #hashes = new Int32Array(512)
  /** Where number n's bytes begin; those of n + 1 begin where they end. */
  #starts = new Int32Array(513)
  #bytes = Buffer.allocUnsafe(8192)

  /** @param most numbers that are given: a column of ever new cells must not fill the memory */
  constructor(most = 1 << 20) {
    this.#most = most
  }

  /** Looks at a column of a batch. */
  fill({ bytes, count, first, cells, from, to }: PackedRows, column: number): void {
    if (this.of.length < count) this.of = new Int32Array(Math.max(count, 2 * this.of.length))
    const codes = this.of
    let last = 0
    let lastFrom = 0
    let lastSize = -1
    for (let i = 0; i < count; i++) {
      const cell = (first[i] ?? 0) + column
      const start = from[cell] ?? 0
      const end = to[cell] ?? 0
      const size = end - start
      if (column >= (cells[i] ?? 0) || size === 0) codes[i] = 0
      else if (end < 0 || size > longest) codes[i] = uncoded
      else {
        // Most columns have what the row before has.
        if (size !== lastSize || !isSame(bytes, start, bytes, lastFrom, size)) {
          last = this.#code(bytes, start, size)
          lastFrom = start
          lastSize = size
        }
        codes[i] = last
      }
    }
  }

  text(code: number): string {
    return this.#bytes.toString('utf8', this.#starts[code] ?? 0, this.#starts[code + 1] ?? 0)
  }

  #code(bytes: Buffer, from: number, size: number): number {
    // FNV-1a
    let hash = 0x811c9dc5
    for (let at = from; at < from + size; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    hash ^= hash >>> 15
    const slots = this.#slots
    const mask = slots.length - 1
    let slot = hash & mask
    for (let code = slots[slot] ?? 0; code !== 0; code = slots[slot] ?? 0) {
      const start = this.#starts[code] ?? 0
      if (
        this.#hashes[code] === hash &&
        (this.#starts[code + 1] ?? 0) - start === size &&
        isSame(bytes, from, this.#bytes, start, size)
      )
        return code
      slot = (slot + 1) & mask
    }
    return this.count === this.#most ? uncoded : this.#add(slot, hash, bytes, from, size)
  }

  #add(slot: number, hash: number, bytes: Buffer, from: number, size: number): number {
    const code = ++this.count
    this.#slots[slot] = code
    this.#hashes[code] = hash
    const start = this.#starts[code] ?? 0
    if (start + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2)
      this.#bytes.copy(larger, 0, 0, start)
      this.#bytes = larger
    }
    for (let k = 0; k < size; k++) this.#bytes[start + k] = bytes[from + k] ?? 0
    this.#starts[code + 1] = start + size
    if (code + 1 === this.#hashes.length) this.#grow()
    return code
  }

  #grow(): void {
    const [hashes, starts] = [this.#hashes, this.#starts]
    this.#hashes = new Int32Array(hashes.length * 2)
    this.#hashes.set(hashes)
    this.#starts = new Int32Array(this.#hashes.length + 1)
    this.#starts.set(starts)
    const slots = new Int32Array(this.#slots.length * 2)
    const mask = slots.length - 1
    for (const code of this.#slots) {
      if (code === 0) continue
      let slot = (hashes[code] ?? 0) & mask
      while (slots[slot] !== 0) slot = (slot + 1) & mask
      slots[slot] = code
    }
    this.#slots = slots
  }
}

/** From the end: names of one supplier often begin alike. */
function isSame(a: Buffer, aFrom: number, b: Buffer, bFrom: number, size: number): boolean {
  for (let k = size - 1; k >= 0; k--) if (a[aFrom + k] !== b[bFrom + k]) return false
  return true
}
