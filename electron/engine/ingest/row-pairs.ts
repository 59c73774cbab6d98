/** Rows of a file, each with a message id, in the order in which they were noted: 12 bytes a pair. */
export class RowPairs {
  #rows = new Float64Array(1024)
  #ids = new Uint32Array(1024)
  #length = 0

  get length(): number {
    return this.#length
  }

  add(row: number, id: number): void {
    if (this.#length === this.#rows.length) this.#grow()
    this.#rows[this.#length] = row
    this.#ids[this.#length++] = id
  }

  *[Symbol.iterator](): Generator<{ readonly row: number; readonly id: number }> {
    for (let at = 0; at < this.#length; at++) yield { row: this.#rows[at] ?? 0, id: this.#ids[at] ?? 0 }
  }

  #grow(): void {
    const rows = new Float64Array(this.#rows.length * 2)
    const ids = new Uint32Array(rows.length)
    rows.set(this.#rows)
    ids.set(this.#ids)
    this.#rows = rows
    this.#ids = ids
  }
}
