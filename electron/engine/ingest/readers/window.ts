import type { Encoding } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { bomLength, utf16ToUtf8 } from './encoding.ts'
import { recordLimit } from './reader.ts'

const chunk = 512 * 1024
/** Room for one record of the longest kind and what is read after it. */
const capacityLimit = recordLimit + 4 * chunk

/**
 * A sliding stretch of a file: `bytes` from `start` to `end` are read and not yet consumed. UTF-16 arrives here as UTF-8. The
 * buffer grows only when one record does not fit into it, and never beyond the record limit.
 */
export class Window {
  bytes: Buffer
  start = 0
  end = 0
  /** Nothing is left to read behind `end`. */
  ended = false

  readonly #source: ByteSource
  readonly #encoding: Encoding
  #position: number
  readonly #limit: number
  /** UTF-16 only: bytes of a character that the last chunk cut. */
  #cut: Uint8Array = new Uint8Array(0)

  /** @param from first byte, and `to` the byte after the last, of the part of the source to read; a byte order mark is passed over. */
  constructor(source: ByteSource, encoding: Encoding, from = 0, to = source.size) {
    this.#source = source
    this.#encoding = encoding
    this.#limit = Math.min(to, source.size)
    const head = new Uint8Array(4)
    source.read(head, 0)
    this.#position = Math.max(from, bomLength(head, encoding))
    this.bytes = Buffer.allocUnsafe(2 * chunk)
    this.ended = this.#position >= this.#limit
  }

  /** Bytes of the source read so far. */
  get position(): number {
    return this.#position
  }

  get unread(): number {
    return this.end - this.start
  }

  /** Reads on; `start` and `end` move, the unread bytes stay. False when the file has ended or the window is full. */
  fill(): boolean {
    if (this.ended) return false
    this.bytes.copyWithin(0, this.start, this.end)
    this.end -= this.start
    this.start = 0
    if (this.bytes.length - this.end < chunk) {
      if (this.bytes.length >= capacityLimit) return false
      const larger = Buffer.allocUnsafe(Math.min(this.bytes.length * 2, capacityLimit))
      this.bytes.copy(larger, 0, 0, this.end)
      this.bytes = larger
    }
    if (this.#encoding === 'utf-16le' || this.#encoding === 'utf-16be') this.#fillUtf16(this.#encoding)
    else this.#fillBytes()
    return true
  }

  /** Passes over what is read up to the next line end and over it; false when there is none yet and more must be read. */
  skipLine(newline: 'any' | 'lf'): boolean {
    const unread = this.bytes.subarray(this.start, this.end)
    const lf = unread.indexOf(10)
    const cr = newline === 'lf' ? -1 : (lf < 0 ? unread : unread.subarray(0, lf)).indexOf(13)
    if (cr >= 0 && cr + 1 === unread.length && !this.ended) {
      // Whether an LF follows this CR is not known before more is read.
      this.start += cr
      return false
    }
    if (cr >= 0) this.start += cr + (unread[cr + 1] === 10 ? 2 : 1)
    else this.start += lf >= 0 ? lf + 1 : unread.length
    return cr >= 0 || lf >= 0
  }

  #fillBytes(): void {
    const want = Math.min(chunk, this.#limit - this.#position)
    const got = this.#source.read(this.bytes.subarray(this.end, this.end + want), this.#position)
    this.end += got
    this.#advance(got, want)
  }

  #fillUtf16(encoding: 'utf-16le' | 'utf-16be'): void {
    // A UTF-16 unit of two bytes is at most three bytes of UTF-8.
    const want = Math.min(chunk / 2, this.#limit - this.#position)
    const raw = new Uint8Array(this.#cut.length + want)
    raw.set(this.#cut)
    const got = this.#source.read(raw.subarray(this.#cut.length), this.#position)
    this.#advance(got, want)
    const units = raw.subarray(0, this.#cut.length + got)
    let whole = units.length & ~1
    const high = encoding === 'utf-16le' ? units[whole - 1] : units[whole - 2]
    if (!this.ended && high !== undefined && (high & 0xfc) === 0xd8) whole -= 2
    const text = utf16ToUtf8(units.subarray(0, whole), encoding)
    this.end += text.copy(this.bytes, this.end)
    this.#cut = units.slice(whole)
    if (this.ended && this.#cut.length > 0) {
      // Half a unit at the end of the file: a byte that no UTF-8 has, so that its record is rejected and not shortened.
      this.bytes[this.end++] = 0xff
    }
  }

  #advance(got: number, want: number): void {
    this.#position += got
    this.ended = got < want || this.#position >= this.#limit
  }
}
