import { promisify } from 'node:util'
import { constants, crc32, createInflateRaw, inflateRaw, inflateRawSync } from 'node:zlib'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { ByteSource } from '../readers/byte-source.ts'
import { through } from './through.ts'

/** What a zip's directory says of one entry. */
export interface Packed {
  /** Where its local header stands. */
  readonly header: number
  readonly method: number
  /** Bytes in the archive, and unpacked. */
  readonly packed: number
  readonly bytes: number
  readonly crc: number
}

const storedMethod = 0
const deflated = 8
/** APPNOTE 4.4.5. */
export const packedMethods: ReadonlySet<number> = new Set([storedMethod, deflated])

const inflate = promisify(inflateRaw)
const pieceBytes = 256 * 1024
/** Below this size an entry is unpacked in one call. */
const atOnce = 256 * 1024 * 1024
/** A thread's help costs more than these are worth. */
const small = 64 * 1024
const peeked = 4096

/**
 * Unpacks one entry of a zip from a byte source. What comes out is held to the size and the CRC-32 of the directory: an entry
 * that lies about either ends in an error before it can fill anything.
 */
export class Unpacker {
  readonly #file: ByteSource
  readonly #name: string
  readonly #entry: Packed
  #at: number | null = null

  constructor(file: ByteSource, name: string, entry: Packed) {
    this.#file = file
    this.#name = name
    this.#entry = entry
  }

  async *stream(): AsyncGenerator<Buffer, void, undefined> {
    let crc = 0
    let bytes = 0
    for await (const piece of this.#pieces()) {
      bytes += piece.length
      if (bytes > this.#entry.bytes) throw this.#fault(longer)
      crc = crc32(piece, crc)
      yield piece
    }
    this.#check(bytes, crc)
  }

  async read(): Promise<Buffer> {
    const { method, packed, bytes } = this.#entry
    if (packed > atOnce || bytes > atOnce) {
      const pieces: Buffer[] = []
      for await (const piece of this.stream()) pieces.push(piece)
      return Buffer.concat(pieces)
    }
    const raw = this.#raw(this.#start(), packed)
    let whole = raw
    if (method === deflated) {
      try {
        // One byte more than declared is enough to see that it lies.
        const options = {
          maxOutputLength: bytes + 1,
          chunkSize: Math.max(64, Math.min(bytes + 1, pieceBytes)),
        }
        whole = bytes <= small ? inflateRawSync(raw, options) : await inflate(raw, options)
      } catch (error) {
        throw this.#fault(tooLong(error) ? longer : words(error))
      }
    }
    this.#check(whole.length, crc32(whole))
    return whole
  }

  async head(limit: number): Promise<Buffer> {
    const { method, packed, bytes } = this.#entry
    const wanted = Math.min(limit, bytes)
    if (wanted === 0) return Buffer.alloc(0)
    if (method === storedMethod) return this.#raw(this.#start(), Math.min(wanted, packed))
    if (wanted <= peeked) return this.#peek(wanted)
    const pieces: Buffer[] = []
    let got = 0
    for await (const piece of this.#pieces()) {
      pieces.push(piece)
      got += piece.length
      if (got >= wanted) break
    }
    return Buffer.concat(pieces).subarray(0, wanted)
  }

  /** A few bytes at once: of each of thousands of entries. */
  #peek(wanted: number): Buffer {
    // A block's own code table comes first (RFC 1951, 3.2.7): some hundred bytes.
    const raw = this.#raw(this.#start(), Math.min(this.#entry.packed, wanted + 1024))
    try {
      const flushed = inflateRawSync(raw, { finishFlush: constants.Z_SYNC_FLUSH })
      return flushed.subarray(0, wanted)
    } catch (error) {
      throw this.#fault(words(error))
    }
  }

  stored(): { at: number; bytes: number } | null {
    const { method, packed, bytes } = this.#entry
    if (method !== storedMethod) return null
    if (packed !== bytes) throw this.#fault('its two sizes differ')
    return { at: this.#start(), bytes }
  }

  async *#pieces(): AsyncGenerator<Buffer, void, undefined> {
    const packed = this.#packedPieces()
    if (this.#entry.method === storedMethod) {
      yield* packed
      return
    }
    try {
      yield* through(createInflateRaw({ chunkSize: pieceBytes }), packed)
    } catch (error) {
      throw error instanceof WinnowError ? error : this.#fault(words(error))
    }
  }

  *#packedPieces(): Generator<Buffer, void, undefined> {
    const start = this.#start()
    for (let done = 0; done < this.#entry.packed; done += pieceBytes) {
      yield this.#raw(start + done, Math.min(pieceBytes, this.#entry.packed - done))
    }
  }

  /** Where the entry's bytes begin, behind its local header (APPNOTE 4.3.7). */
  #start(): number {
    if (this.#at !== null) return this.#at
    const header = this.#raw(this.#entry.header, 30)
    if (header.readUInt32LE(0) !== 0x04034b50) throw this.#fault('its header is not where the directory says')
    this.#at = this.#entry.header + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
    return this.#at
  }

  #raw(at: number, length: number): Buffer {
    const cut = 'the archive breaks off in it'
    if (at + length > this.#file.size) throw this.#fault(cut)
    const raw = Buffer.allocUnsafe(length)
    if (this.#file.read(raw, at) < length) throw this.#fault(cut)
    return raw
  }

  #check(bytes: number, crc: number): void {
    if (bytes !== this.#entry.bytes) {
      throw this.#fault(`it has ${bytes} bytes, and the archive says ${this.#entry.bytes}`)
    }
    if (crc !== this.#entry.crc) throw this.#fault('its checksum is another than the archive says')
  }

  #fault(how: string): WinnowError {
    return new WinnowError(
      'file.unreadable',
      `${this.#name} in ${this.#file.name} could not be unpacked: ${how}. Ask for the archive again.`,
    )
  }
}

const longer = 'it is longer than the archive says'
const tooLong = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
const words = (error: unknown): string => (error instanceof Error ? error.message : String(error))
