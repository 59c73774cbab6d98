/** Texts of rows, as UTF-8 bytes behind one another: so held they cost no object each, and are copied without being read. */
export interface Texts {
  /** Bytes of row i's text; -1: null. */
  size(i: number): number
  text(i: number): string | null
  /** Copies row i's bytes to `target` from `at` on; the byte after them. */
  copy(i: number, target: Buffer, at: number): number
}

const firstBytes = 64 * 1024
/** Up to here a loop is quicker than a call out of JavaScript. */
const shortText = 96

/** Collects texts row by row. */
export class TextColumn implements Texts {
  /** Rows added. */
  count = 0
  /** Bytes held. */
  used = 0
  #bytes = Buffer.allocUnsafe(firstBytes)
  #from: Int32Array = new Int32Array(1024)
  #size: Int32Array = new Int32Array(1024)

  add(text: string | null): void {
    const i = this.#next()
    if (text === null) {
      this.#size[i] = -1
      return
    }
    this.#from[i] = this.used
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (this.used + text.length * 3 > this.#bytes.length) this.#room(text.length * 3)
    this.used = writeText(this.#bytes, this.used, text)
    this.#size[i] = this.used - (this.#from[i] ?? 0)
  }

  /** Adds another column's text as it is. */
  take(from: Texts, row: number): void {
    const i = this.#next()
    const size = from.size(row)
    this.#size[i] = size
    if (size < 0) return
    if (this.used + size > this.#bytes.length) this.#room(size)
    this.#from[i] = this.used
    this.used = from.copy(row, this.#bytes, this.used)
  }

  #next(): number {
    const i = this.count++
    if (i === this.#size.length) {
      this.#from = grown(this.#from)
      this.#size = grown(this.#size)
    }
    return i
  }

  /** The sizes of all texts, and their bytes behind one another; valid until more is added. */
  parts(): [Int32Array, Buffer] {
    return [this.#size.subarray(0, this.count), this.#bytes.subarray(0, this.used)]
  }

  size(i: number): number {
    return i < this.count ? (this.#size[i] ?? -1) : -1
  }

  text(i: number): string | null {
    const size = this.size(i)
    const from = this.#from[i] ?? 0
    return size < 0 ? null : this.#bytes.toString('utf8', from, from + size)
  }

  copy(i: number, target: Buffer, at: number): number {
    const size = this.size(i)
    if (size <= 0) return at
    return copyBytes(this.#bytes, this.#from[i] ?? 0, size, target, at)
  }

  clear(): void {
    this.count = 0
    this.used = 0
  }

  #room(more: number): void {
    const larger = Buffer.allocUnsafe(Math.max(this.#bytes.length * 2, this.used + more))
    this.#bytes.copy(larger, 0, 0, this.used)
    this.#bytes = larger
  }
}

function grown(array: Int32Array): Int32Array {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}

/** Texts as they stand in a block: a size for each row (-1: null; no sizes at all: every row null), and the bytes behind one another. */
export class PackedTexts implements Texts {
  readonly #sizes: Int32Array
  readonly #starts: Int32Array
  readonly #bytes: Buffer

  /** The texts behind one another. */
  get joined(): string {
    return this.#bytes.toString('utf8')
  }

  /** Rows; 0 also when every row is null. */
  get count(): number {
    return this.#sizes.length
  }

  constructor(sizes: Int32Array, bytes: Buffer) {
    this.#sizes = sizes
    this.#bytes = bytes
    this.#starts = new Int32Array(sizes.length)
    let at = 0
    for (let i = 0; i < sizes.length; i++) {
      this.#starts[i] = at
      at += Math.max(0, sizes[i] ?? 0)
    }
  }

  size(i: number): number {
    return this.#sizes[i] ?? -1
  }

  text(i: number): string | null {
    const size = this.#sizes[i] ?? -1
    const from = this.#starts[i] ?? 0
    return size < 0 ? null : this.#bytes.toString('utf8', from, from + size)
  }

  copy(i: number, target: Buffer, at: number): number {
    const size = this.#sizes[i] ?? -1
    if (size <= 0) return at
    return copyBytes(this.#bytes, this.#starts[i] ?? 0, size, target, at)
  }
}

/** Writes a text as UTF-8, for which there must be room; the byte after it. */
export function writeText(bytes: Buffer, at: number, text: string): number {
  const { length } = text
  if (length > shortText) return at + bytes.write(text, at, 'utf8')
  for (let k = 0; k < length; k++) {
    const code = text.charCodeAt(k)
    if (code > 0x7f) return at + bytes.write(text, at, 'utf8')
    bytes[at + k] = code
  }
  return at + length
}

export function copyBytes(bytes: Buffer, from: number, size: number, target: Buffer, at: number): number {
  if (size > shortText) bytes.copy(target, at, from, from + size)
  else for (let k = 0; k < size; k++) target[at + k] = bytes[from + k] ?? 0
  return at + size
}
