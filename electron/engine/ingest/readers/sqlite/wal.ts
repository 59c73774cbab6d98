import type { ByteSource } from '../byte-source.ts'

const headerBytes = 32
const frameHeaderBytes = 24

/** What a write-ahead log adds to its database. */
export interface WalPages {
  readonly pageSize: number
  /** Pages of the database after the last commit. */
  readonly pages: number
  /** Page number -> where the last committed version of its bytes begins in the log. */
  readonly at: ReadonlyMap<number, number>
}

/**
 * The pages that were committed to a write-ahead log and may not be in the database yet
 * (https://www.sqlite.org/fileformat2.html, 4): frames in order, as long as their salts are the header's and their checksums, which run
 * on from frame to frame, are right; and of these only up to the last that ends a transaction. What follows was never committed or
 * belongs to an older log.
 * @returns null where nothing was committed.
 */
export function walPages(log: ByteSource): WalPages | null {
  const header = Buffer.alloc(headerBytes)
  if (log.read(header, 0) < headerBytes) return null
  const magic = header.readUInt32BE(0)
  if (magic !== 0x377f0682 && magic !== 0x377f0683) return null
  const sum = new Checksum(magic === 0x377f0683)
  const pageSize = header.readUInt32BE(8)
  if (pageSize < 512 || pageSize > 65_536 || (pageSize & (pageSize - 1)) !== 0) return null
  sum.add(header, 0, 24)
  if (!sum.is(header, 24)) return null

  const at = new Map<number, number>()
  let open = new Map<number, number>()
  let pages = 0
  const frame = Buffer.alloc(frameHeaderBytes + pageSize)
  for (let from = headerBytes; from + frame.length <= log.size; from += frame.length) {
    if (log.read(frame, from) < frame.length) break
    if (!header.subarray(16, 24).equals(frame.subarray(8, 16))) break
    sum.add(frame, 0, 8)
    sum.add(frame, frameHeaderBytes, frame.length)
    const page = frame.readUInt32BE(0)
    if (page === 0 || !sum.is(frame, 16)) break
    open.set(page, from + frameHeaderBytes)
    const size = frame.readUInt32BE(4)
    if (size === 0) continue
    for (const [number, place] of open) at.set(number, place)
    open = new Map()
    pages = size
  }
  return at.size === 0 ? null : { pageSize, pages, at }
}

/** The two running sums of 4.2. */
class Checksum {
  #first = 0
  #second = 0
  readonly #bigEndian: boolean

  constructor(bigEndian: boolean) {
    this.#bigEndian = bigEndian
  }

  /** `to - from` is a multiple of 8. */
  add(bytes: Buffer, from: number, to: number): void {
    let first = this.#first
    let second = this.#second
    for (let at = from; at < to; at += 8) {
      const x = this.#bigEndian ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at)
      const y = this.#bigEndian ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4)
      first = (first + x + second) >>> 0
      second = (second + y + first) >>> 0
    }
    this.#first = first
    this.#second = second
  }

  /** Whether the two sums stand here, as they always do: high byte first. */
  is(bytes: Buffer, at: number): boolean {
    return this.#first === bytes.readUInt32BE(at) && this.#second === bytes.readUInt32BE(at + 4)
  }
}
