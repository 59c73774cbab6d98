import { type ByteEncoding, decode } from './encoding.ts'
import { JsonBatch, type RecordReader } from './json-batch.ts'
import type { JsonCursor } from './json-cursor.ts'
import { resyncAt } from './json-resync.ts'
import { JsonScan } from './json-scan.ts'
import { type Batch, type ReadReject, recordLimit } from './reader.ts'
import { tooLong } from './too-long.ts'

/** The elements of arrays, one step each: rows that count up, and rejects for what is broken. */
export class JsonElements {
  bytesSinceTake = 0
  readonly #cursor: JsonCursor
  readonly #encoding: ByteEncoding
  readonly #record: RecordReader
  /** Told what is passed over where an element is broken; null: more than can be held. */
  readonly #skipped: (bytes: Buffer | null) => void
  readonly #scan = new JsonScan()
  #batch = new JsonBatch()
  #row = 1
  /** What a whole element of this array begins with, once one was read: `{ "key"`. */
  #firstKey: string | null = null
  #lost = false

  constructor(
    cursor: JsonCursor,
    encoding: ByteEncoding,
    record: RecordReader,
    skipped: (bytes: Buffer | null) => void = () => {},
  ) {
    this.#cursor = cursor
    this.#encoding = encoding
    this.#record = record
    this.#skipped = skipped
  }

  /** Reading came to the end of the file, or to nothing that could be read on. */
  get lost(): boolean {
    return this.#lost
  }

  take(): Batch {
    const batch = this.#batch
    const { window } = this.#cursor
    batch.bytes = window.position - window.unread
    this.#batch = new JsonBatch()
    this.bytesSinceTake = 0
    return batch
  }

  reject(reason: ReadReject['reason'], detail: string, raw: Buffer): void {
    this.#batch.rejects.push({
      row: this.#row++,
      line: this.#cursor.line,
      reason,
      detail,
      raw: (decode(raw, this.#encoding, false) ?? raw.toString('latin1')).trimEnd(),
    })
  }

  /** Reads one element, or what is broken up to the next; false at the end of the array or of the file. */
  step(): boolean {
    const cursor = this.#cursor
    const byte = cursor.next()
    if (byte < 0 || byte === 0x5d) return false
    if (byte === 0x2c) {
      cursor.advance(cursor.window.start + 1)
      return true
    }
    this.#scan.reset()
    let followed = 0
    for (;;) {
      const { window } = cursor
      const at = this.#scan.feed(window.bytes, window.start + followed, window.end)
      followed = at - window.start
      if (this.#scan.status === 'whole') {
        this.#element(at)
        return true
      }
      if (this.#scan.status === 'fault') return this.#broken()
      if (window.unread > recordLimit) return this.#overlong()
      if (!cursor.more()) return this.#truncated()
    }
  }

  #element(to: number): void {
    const { window, line } = this.#cursor
    const bytes = window.bytes.subarray(window.start, to)
    if (this.#batch.add(this.#record, bytes, this.#row, line, this.#encoding)) {
      this.#firstKey ??=
        /^\{\s*("(?:[^"\\]|\\.)*")/.exec(bytes.toString('utf8', 0, Math.min(bytes.length, 4096)))?.[1] ?? null
    }
    this.#row++
    this.bytesSinceTake += bytes.length
    this.#cursor.advance(to)
  }

  /** Rejects from here up to where the next element seems to begin. */
  #broken(): boolean {
    const cursor = this.#cursor
    for (;;) {
      const { window } = cursor
      const next = resyncAt(window.bytes, window.start, window.end, this.#firstKey)
      if (next > 0) {
        this.#rejectUpTo(next, 'json', 'not well-formed JSON; reading resumes at the next element')
        return true
      }
      if (window.unread > recordLimit) return this.#overlong()
      if (!cursor.more()) {
        this.#rejectUpTo(
          window.end,
          'json',
          'not well-formed JSON, and no further element is found behind it',
        )
        this.#lost = true
        return false
      }
    }
  }

  #rejectUpTo(to: number, reason: ReadReject['reason'], detail: string): void {
    const { window } = this.#cursor
    const bytes = window.bytes.subarray(window.start, to)
    this.reject(reason, detail, bytes)
    this.#skipped(bytes)
    this.#cursor.advance(to)
  }

  /** An element larger than can be held: its beginning is kept, and the rest passed over until an element begins again. */
  #overlong(): boolean {
    const cursor = this.#cursor
    const { window } = cursor
    this.#batch.rejects.push(
      tooLong(window.bytes.subarray(window.start, window.end), this.#row++, cursor.line, this.#encoding),
    )
    this.#skipped(null)
    // Two bytes at least go, so that the search does not find the over-long element itself.
    let from = window.start + 2
    for (;;) {
      const next = resyncAt(window.bytes, from - 1, window.end, this.#firstKey)
      if (next > 0) {
        cursor.advance(next)
        return true
      }
      // An element's first key may be cut by the end of what is read.
      cursor.advance(Math.max(from, window.end - 8192))
      if (!cursor.more()) {
        cursor.advance(window.end)
        this.#lost = true
        return false
      }
      from = window.start + 1
    }
  }

  #truncated(): boolean {
    const { window } = this.#cursor
    this.#rejectUpTo(window.end, 'truncated', `the file ends inside element ${this.#row}`)
    this.#lost = true
    return false
  }

  /** After the last element: the array must be closed, and nothing but the outer objects' rest may follow. */
  finish(nested: boolean): void {
    const cursor = this.#cursor
    if (this.#lost) return
    if (cursor.next() !== 0x5d) {
      this.reject('truncated', 'the file ends before the array is closed', Buffer.alloc(0))
      return
    }
    cursor.advance(cursor.window.start + 1)
    if (!nested) {
      if (cursor.next() < 0) return
      const { window } = cursor
      this.reject(
        'json',
        'something follows the end of the array',
        window.bytes.subarray(window.start, Math.min(window.end, window.start + 1000)),
      )
      return
    }
    let last = -1
    for (let byte = cursor.next(); byte >= 0; byte = cursor.next()) {
      const { window } = cursor
      last = window.bytes.subarray(window.start, window.end).findLast((each) => each > 32) ?? last
      cursor.advance(window.end)
    }
    if (last !== 0x7d)
      this.reject(
        'truncated',
        'the file ends after the array, before its outer object is closed',
        Buffer.alloc(0),
      )
  }
}
