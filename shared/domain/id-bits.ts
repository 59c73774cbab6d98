/** Stretches of ids, both ends counted. */
interface Stretch {
  readonly first: number
  readonly last: number
}

/** A set of message ids as one bit a row of the case: 1.25 MB for ten million. Grows with the highest id in it. */
export class IdBits {
  #words = new Uint32Array(1024)
  #size = 0

  /** How many ids are in it. */
  get size(): number {
    return this.#size
  }

  has(id: number): boolean {
    return ((this.#words[id >>> 5] ?? 0) & (1 << (id & 31))) !== 0
  }

  /** @returns whether it was not there before */
  add(id: number): boolean {
    const at = id >>> 5
    if (at >= this.#words.length) this.#grow(at)
    const word = this.#words[at] ?? 0
    const bit = 1 << (id & 31)
    if ((word & bit) !== 0) return false
    this.#words[at] = word | bit
    this.#size++
    return true
  }

  /** The ids in it that lie in one of ascending stretches, ascending. */
  within(stretches: readonly Stretch[]): Uint32Array {
    const ids = new Uint32Array(this.#size)
    let length = 0
    for (const { first, last } of stretches) {
      const end = Math.min(last >>> 5, this.#words.length - 1)
      for (let at = first >>> 5; at <= end; at++) {
        let word = this.#words[at] ?? 0
        while (word !== 0) {
          const id = at * 32 + 31 - Math.clz32(word & -word)
          word &= word - 1
          if (id >= first && id <= last) ids[length++] = id
        }
      }
    }
    return ids.slice(0, length)
  }

  #grow(at: number): void {
    const words = new Uint32Array(Math.max(at + 1, this.#words.length * 2))
    words.set(this.#words)
    this.#words = words
  }
}

/** Bits set in a 32-bit number (Warren, Hacker's Delight, 5-1). */
export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555)
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333)
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
