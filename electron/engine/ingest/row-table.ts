/** Message ids by row number: 12 bytes a slot. */
export class RowTable {
  readonly #rows: Float64Array
  readonly #ids: Uint32Array
  readonly #mask: number

  /** @param most rows that will be put in at most */
  constructor(most: number) {
    const slots = 2 ** Math.ceil(Math.log2(Math.max(16, most * 1.4)))
    this.#rows = new Float64Array(slots)
    this.#ids = new Uint32Array(slots)
    this.#mask = slots - 1
  }

  /** @param id 1 or more; a row that was put in before gets it instead */
  put(row: number, id: number): void {
    const slot = this.#slotOf(row)
    this.#rows[slot] = row
    this.#ids[slot] = id
  }

  get(row: number): number | undefined {
    return this.#ids[this.#slotOf(row)] || undefined
  }

  /** Where the row stands, or the free slot that it would take. */
  #slotOf(row: number): number {
    // Rows mostly follow one another: multiplied by an odd number (Knuth, TAOCP 3, 6.4) they spread.
    let slot = Math.imul(row, 0x9e3779b1) & this.#mask
    while (this.#ids[slot] !== 0 && this.#rows[slot] !== row) slot = (slot + 1) & this.#mask
    return slot
  }
}
