/** Ascending ids of several keys as bytes: the differences between neighbours, seven bits a byte, the lowest first (LEB128). */
export class ChunkWriter {
  #bytes = new Uint8Array(4096)
  #used = 0
  #keys: number[] = []
  #sizes: number[] = []

  get keys(): number {
    return this.#keys.length
  }
  /** Bytes of ids so far. */
  get size(): number {
    return this.#used
  }

  /** @param ids of which those from … to-1 are the key's, ascending; written less `base` */
  add(key: number, ids: Uint32Array, from: number, to: number, base: number): void {
    const start = this.#used
    this.#room((to - from) * 5)
    const bytes = this.#bytes
    let used = this.#used
    let before = base
    for (let i = from; i < to; i++) {
      const id = ids[i] ?? 0
      let rest = id - before
      before = id
      while (rest > 0x7f) {
        bytes[used++] = (rest & 0x7f) | 0x80
        rest >>>= 7
      }
      bytes[used++] = rest
    }
    this.#used = used
    this.#keys.push(key)
    this.#sizes.push(used - start)
  }

  /** The chunk: number of keys; each key, less the one before, with the size of its ids; then the ids. Empty again after it. */
  take(): Buffer {
    const head: number[] = []
    put(head, this.#keys.length)
    let before = 0
    for (const [k, key] of this.#keys.entries()) {
      put(head, key - before)
      put(head, this.#sizes[k] ?? 0)
      before = key
    }
    const chunk = Buffer.concat([Buffer.from(head), this.#bytes.subarray(0, this.#used)])
    this.#used = 0
    this.#keys = []
    this.#sizes = []
    return chunk
  }

  #room(more: number): void {
    if (this.#used + more <= this.#bytes.length) return
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#used + more))
    larger.set(this.#bytes.subarray(0, this.#used))
    this.#bytes = larger
  }
}

function put(bytes: number[], value: number): void {
  let rest = value
  while (rest > 0x7f) {
    bytes.push((rest & 0x7f) | 0x80)
    rest >>>= 7
  }
  bytes.push(rest)
}

/** The bytes of one key's ids in a chunk; null when it is not there. */
export function partOf(chunk: Buffer, wanted: number): Buffer | null {
  const head = new Reader(chunk)
  const keys = head.next()
  let key = 0
  let skipped = 0
  let found: [from: number, size: number] | null = null
  for (let k = 0; k < keys; k++) {
    key += head.next()
    const size = head.next()
    if (key === wanted) found = [skipped, size]
    skipped += size
  }
  return found === null ? null : chunk.subarray(head.at + found[0], head.at + found[0] + found[1])
}

/** How many ids a part holds: as many as it has bytes that end a number. */
export function countIn(part: Buffer): number {
  let count = 0
  for (let i = 0; i < part.length; i++) if ((part[i] ?? 0) < 0x80) count++
  return count
}

/** Reads a part's ids into `ids` from `at` on; the place after them. */
export function readInto(ids: Uint32Array, at: number, part: Buffer, base: number): number {
  let next = at
  let id = base
  let value = 0
  let shift = 0
  for (let i = 0; i < part.length; i++) {
    const byte = part[i] ?? 0
    value |= (byte & 0x7f) << shift
    if (byte > 0x7f) {
      shift += 7
      continue
    }
    id += value
    ids[next++] = id
    value = 0
    shift = 0
  }
  return next
}

class Reader {
  readonly #bytes: Buffer
  at = 0

  constructor(bytes: Buffer) {
    this.#bytes = bytes
  }

  next(): number {
    let value = 0
    for (let shift = 0; ; shift += 7) {
      const byte = this.#bytes[this.at++] ?? 0
      value |= (byte & 0x7f) << shift
      if (byte < 0x80) return value >>> 0
    }
  }
}
