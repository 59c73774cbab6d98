const slots = 256

/** Names that a scanner knows, found by their bytes without making a string of them. */
export class XmlNames {
  readonly #names: readonly Buffer[]
  /** Open addressing: an index into the names, or -1. */
  readonly #slots = new Int16Array(slots).fill(-1)

  /** ASCII names, fewer than 100 of them; a name's id is its index. */
  constructor(names: readonly string[]) {
    this.#names = names.map((name) => Buffer.from(name, 'latin1'))
    this.#names.forEach((name, id) => {
      let slot = name.reduce(hashed, 0) & (slots - 1)
      while ((this.#slots[slot] ?? -1) >= 0) slot = (slot + 1) & (slots - 1)
      this.#slots[slot] = id
    })
  }

  /** The id of the name at these bytes, whose hash the scanner has made on its way over them; -1: not known. */
  find(bytes: Uint8Array, from: number, to: number, hash: number): number {
    for (let slot = hash & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const id = this.#slots[slot] ?? -1
      if (id < 0) return -1
      const name = this.#names[id]
      if (name === undefined || name.length !== to - from) continue
      let i = 0
      while (i < name.length && name[i] === bytes[from + i]) i++
      if (i === name.length) return id
    }
  }
}

/** One step of a name's hash. */
export const hashed = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0
