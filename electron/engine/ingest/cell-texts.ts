/** Longer texts are no names and seldom come again. */
const longest = 64
/** Texts that are kept; then it begins anew. */
const most = 16_384
const slots = 4 * most
const mask = slots - 1

/** Texts of a column by their bytes, so that one that comes again is neither decoded nor made again. */
export class CellTexts {
  readonly #texts: string[] = []
  /** By slot: the place in #texts + 1; 0: free. */
  #slots: Uint16Array | null = null
  readonly #hashes: number[] = []
  #bytes = Buffer.allocUnsafe(1024)
  readonly #from: number[] = [0]
  /** The place of the text that was given last. */
  #last = 0
  /** The last text that was not kept, and its bytes. */
  #single = ''
  #singleSize = 0
  readonly #singleBytes = Buffer.allocUnsafe(longest)

  /** The text of UTF-8 bytes; the same string for the same bytes, as long as it is kept. */
  of(bytes: Buffer, from: number, to: number): string {
    const size = to - from
    if (size > longest) return bytes.toString('utf8', from, to)
    if (this.#last < this.#texts.length && this.#holds(this.#last, bytes, from, size)) {
      return this.#texts[this.#last] ?? ''
    }
    // FNV-1a
    let hash = 0x811c9dc5
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
    hash ^= hash >>> 15
    this.#slots ??= new Uint16Array(slots)
    const table = this.#slots
    let slot = hash & mask
    for (let place = table[slot] ?? 0; place !== 0; place = table[slot] ?? 0) {
      if (this.#hashes[place - 1] === hash && this.#holds(place - 1, bytes, from, size)) {
        this.#last = place - 1
        return this.#texts[place - 1] ?? ''
      }
      slot = (slot + 1) & mask
    }
    const text = bytes.toString('utf8', from, to)
    this.#add(table, slot, hash, bytes, from, size, text)
    return text
  }

  /** The text, where only the last one is likely to come again. */
  likeLast(bytes: Buffer, from: number, to: number): string {
    const size = to - from
    if (size > longest) return bytes.toString('utf8', from, to)
    if (this.#isSingle(bytes, from, size)) return this.#single
    for (let k = 0; k < size; k++) this.#singleBytes[k] = bytes[from + k] ?? 0
    this.#singleSize = size
    this.#single = bytes.toString('utf8', from, to)
    return this.#single
  }

  #isSingle(bytes: Buffer, from: number, size: number): boolean {
    if (size !== this.#singleSize) return false
    // From its end: what differs mostly differs there, as times do.
    for (let k = size - 1; k >= 0; k--) if (this.#singleBytes[k] !== bytes[from + k]) return false
    return true
  }

  #holds(place: number, bytes: Buffer, from: number, size: number): boolean {
    const start = this.#from[place] ?? 0
    if ((this.#from[place + 1] ?? 0) - start !== size) return false
    const kept = this.#bytes
    for (let k = 0; k < size; k++) if (kept[start + k] !== bytes[from + k]) return false
    return true
  }

  #add(
    table: Uint16Array,
    slot: number,
    hash: number,
    bytes: Buffer,
    from: number,
    size: number,
    text: string,
  ): void {
    if (this.#texts.length === most) {
      this.#texts.length = 0
      this.#hashes.length = 0
      this.#from.length = 1
      table.fill(0)
    }
    const start = this.#from[this.#texts.length] ?? 0
    if (start + size > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(this.#bytes.length * 2)
      this.#bytes.copy(larger, 0, 0, start)
      this.#bytes = larger
    }
    for (let k = 0; k < size; k++) this.#bytes[start + k] = bytes[from + k] ?? 0
    this.#texts.push(text)
    this.#hashes.push(hash)
    this.#from.push(start + size)
    table[slot] = this.#texts.length
    this.#last = this.#texts.length - 1
  }
}
