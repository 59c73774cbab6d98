/** A set of whole numbers as one bit each: ids and row numbers are dense, so ten million of them take 1.25 MB. */
export class IdSet {
  #bits = new Uint8Array(1024)

  add(id: number): void {
    const at = Math.floor(id / 8)
    if (at >= this.#bits.length) {
      const longer = new Uint8Array(Math.max(this.#bits.length * 2, at + 1))
      longer.set(this.#bits)
      this.#bits = longer
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (id % 8))
  }

  has(id: number): boolean {
    return ((this.#bits[Math.floor(id / 8)] ?? 0) & (1 << (id % 8))) !== 0
  }
}

/** A set of message addresses (`3f2a…:12`, `3f2a…:Sheet1!12`): by file and sheet, one bit a row. */
export class AddressSet {
  readonly #rows = new Map<string, IdSet>()

  add(uid: string): void {
    const [place, row] = split(uid)
    const rows = this.#rows.get(place) ?? new IdSet()
    this.#rows.set(place, rows)
    rows.add(row)
  }

  has(uid: string): boolean {
    const [place, row] = split(uid)
    return this.#rows.get(place)?.has(row) === true
  }
}

function split(uid: string): [place: string, row: number] {
  const end = Math.max(uid.lastIndexOf(':'), uid.lastIndexOf('!')) + 1
  return [uid.slice(0, end), Number(uid.slice(end))]
}
