import { hash } from 'node:crypto'

/** Words of a digest that are kept: 96 bits, so that of ten million rows two share one by chance once in 10^15 cases. */
const words = 3
const slotWords = words + 1

/**
 * Which ids stand under a text, by its digest: 16 bytes a slot instead of the text, so that the rows of a large file can be held at once.
 * Ids are 1 or more.
 */
export class DigestTable {
  readonly #slots: Uint32Array
  readonly #mask: number

  /** @param most ids that will be put in at most */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, most * 1.4)))
    this.#slots = new Uint32Array(slots * slotWords)
    this.#mask = slots - 1
  }

  put(text: string, id: number): void {
    const digest = digestOf(text)
    let slot = digest.readUInt32LE(12) & this.#mask
    while (this.#idAt(slot) !== 0 || this.#isTaken(slot)) slot = (slot + 1) & this.#mask
    const at = slot * slotWords
    for (let word = 0; word < words; word++) this.#slots[at + word] = digest.readUInt32LE(word * 4)
    this.#slots[at + words] = id
  }

  /** Takes out the first id that was put in under a text; undefined when there is none left. */
  take(text: string): number | undefined {
    const digest = digestOf(text)
    let slot = digest.readUInt32LE(12) & this.#mask
    for (; this.#idAt(slot) !== 0 || this.#isTaken(slot); slot = (slot + 1) & this.#mask) {
      const id = this.#idAt(slot)
      if (id === 0 || !this.#holds(slot, digest)) continue
      this.#slots[slot * slotWords + words] = 0
      return id
    }
    return undefined
  }

  #idAt(slot: number): number {
    return this.#slots[slot * slotWords + words] ?? 0
  }

  /** A slot whose id was taken out keeps its digest: those behind it are still found. */
  #isTaken(slot: number): boolean {
    const at = slot * slotWords
    return (
      (this.#slots[at] ?? 0) !== 0 || (this.#slots[at + 1] ?? 0) !== 0 || (this.#slots[at + 2] ?? 0) !== 0
    )
  }

  #holds(slot: number, digest: Buffer): boolean {
    const at = slot * slotWords
    for (let word = 0; word < words; word++) {
      if (this.#slots[at + word] !== digest.readUInt32LE(word * 4)) return false
    }
    return true
  }
}

const digestOf = (text: string): Buffer => hash('sha256', text, 'buffer')
