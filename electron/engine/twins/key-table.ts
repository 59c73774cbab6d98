/**
 * Numbers for 64-bit keys: open addressing over typed arrays, since ten million objects would neither fit nor be quick.
 * The capacity is given; the load stays under two thirds.
 */
export class KeyTable {
  readonly #mask: number
  /** Number of the key + 1; 0: free. */
  readonly #slots: Int32Array
  /** Low and high of each key side by side: they are looked at together. */
  readonly #keys: Uint32Array
  size = 0

  constructor(capacity: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, capacity * 1.5)))
    this.#mask = slots - 1
    this.#slots = new Int32Array(slots)
    this.#keys = new Uint32Array(2 * capacity)
  }

  /** The key's number, a new one if it is not there. */
  add(low: number, high: number): number {
    const slot = this.#find(low, high)
    const have = this.#slots[slot] ?? 0
    if (have > 0) return have - 1
    const number = this.size++
    this.#keys[2 * number] = low
    this.#keys[2 * number + 1] = high
    this.#slots[slot] = number + 1
    return number
  }

  /** The key's number; -1 when it is not there. */
  get(low: number, high: number): number {
    return (this.#slots[this.#find(low, high)] ?? 0) - 1
  }

  #find(low: number, high: number): number {
    let slot = Math.imul(low ^ (high >>> 15), 0x9e3779b1) & this.#mask
    for (;;) {
      const have = this.#slots[slot] ?? 0
      if (have === 0) return slot
      if (this.#keys[2 * have - 2] === low && this.#keys[2 * have - 1] === high) return slot
      slot = (slot + 1) & this.#mask
    }
  }
}
