/** Numbers for pairs of ids (0 … 2^32 - 1), in the order in which they are added: open addressing over typed arrays, which grow. */
export class PairTable {
  size = 0
  /** Number of the pair + 1; 0: free. */
  #slots = new Int32Array(1024)
  #pairs = new Uint32Array(1024)

  /** The pair's number; -1 when it is not there. */
  get(a: number, b: number): number {
    return (this.#slots[this.#slotOf(a, b)] ?? 0) - 1
  }

  /** The pair's number, a new one if it is not there. */
  add(a: number, b: number): number {
    const slot = this.#slotOf(a, b)
    const have = this.#slots[slot] ?? 0
    if (have > 0) return have - 1
    const number = this.size++
    if (2 * number >= this.#pairs.length) {
      const larger = new Uint32Array(this.#pairs.length * 2)
      larger.set(this.#pairs)
      this.#pairs = larger
    }
    this.#pairs[2 * number] = a
    this.#pairs[2 * number + 1] = b
    this.#slots[slot] = number + 1
    if (this.size * 2 > this.#slots.length) this.#grow()
    return number
  }

  /** The first of pair `number`. */
  first(number: number): number {
    return this.#pairs[2 * number] ?? 0
  }

  second(number: number): number {
    return this.#pairs[2 * number + 1] ?? 0
  }

  #slotOf(a: number, b: number): number {
    const mask = this.#slots.length - 1
    let hash = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b)
    hash ^= hash >>> 15
    let slot = hash & mask
    for (;;) {
      const have = this.#slots[slot] ?? 0
      if (have === 0) return slot
      if (this.#pairs[2 * have - 2] === a && this.#pairs[2 * have - 1] === b) return slot
      slot = (slot + 1) & mask
    }
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2)
    for (let number = 0; number < this.size; number++) {
      const slot = this.#slotOf(this.#pairs[2 * number] ?? 0, this.#pairs[2 * number + 1] ?? 0)
      this.#slots[slot] = number + 1
    }
  }
}
