import { WinnowError } from '../../../../shared/contract/error.ts'
import type { Finding } from '../../../../shared/contract/import.ts'
import type { JsonArrayDialect } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { type ByteEncoding, byteEncoding, decode } from './encoding.ts'
import { JsonBatch } from './json-batch.ts'
import { descend, findArrays, JsonCursor } from './json-cursor.ts'
import { JsonRecord } from './json-record.ts'
import { resyncAt } from './json-resync.ts'
import { JsonScan } from './json-scan.ts'
import { type Batch, type Reader, type ReadReject, recordLimit } from './reader.ts'
import { sniffEncoding } from './sniff-encoding.ts'
import { tooLong } from './too-long.ts'
import { Window } from './window.ts'

/** How much of the beginning is searched for arrays and for the names of columns. */
const sniffBytes = 8 * 1024 * 1024
const sniffElements = 5000
const batchBytes = 512 * 1024

/**
 * A JSON array of objects: outermost, or under keys of outer objects. The row is the element's number from 1. Elements are found by
 * the structure of the bytes and read one at a time, so the array may be as large as the disk.
 */
export const jsonArrayReader: Reader<JsonArrayDialect> = {
  format: 'json-array',

  sniff(source, declared) {
    const { encoding, finding } = sniffEncoding(source, declared)
    const first = cursorAt(source, encoding).next()
    if (first !== 0x5b && first !== 0x7b) return null
    const cursor = cursorAt(source, encoding, sniffBytes)
    const { arrays, keys, whole, followed } = findArrays(cursor)
    // More documents behind the first: one on each line.
    if (followed && first === 0x7b) return null
    const path = arrays[0]
    if (path === undefined) {
      if (whole && !followed && (first === 0x5b || cursor.line > 2)) throw noArray(source)
      return null
    }
    const dialect: JsonArrayDialect = { format: 'json-array', encoding, path }
    const findings = [arrayFinding(path, arrays, keys), finding]
    return { dialect, columns: jsonArrayReader.columns(source, dialect), findings }
  },

  columns(source, dialect) {
    const names = new Set<string>()
    let elements = 0
    for (const batch of read(source, dialect, [])) {
      for (const row of batch.rows) for (const name of Object.keys(row.more ?? {})) names.add(name)
      elements += batch.rows.length
      if (elements >= sniffElements || batch.bytes >= sniffBytes) break
    }
    return [...names]
  },

  read,
}

function noArray(source: ByteSource): WinnowError {
  return new WinnowError(
    'file.unknown',
    `${source.name} cannot be imported: it is JSON, but holds no array of objects that could be messages.`,
  )
}

function cursorAt(source: ByteSource, encoding: JsonArrayDialect['encoding'], to = source.size): JsonCursor {
  return new JsonCursor(new Window(source, encoding, 0, to))
}

function arrayFinding(path: string[], arrays: string[][], keys: string[]): Finding {
  const name = (at: readonly string[]) => (at.length === 0 ? 'the outermost array' : at.join(' › '))
  const others = keys.filter((key) => key !== path[0])
  const beside =
    others.length > 0 ? `; beside it and not read as rows: ${others.slice(0, 12).join(', ')}` : ''
  return {
    what: 'format',
    value: path.length === 0 ? 'JSON array' : `JSON array under ${name(path)}`,
    evidence:
      arrays.length > 1
        ? `arrays of objects: ${arrays.map(name).join('; ')}${beside}`
        : `${name(path)}${beside}`,
    doubt: arrays.length > 1,
  }
}

function* read(
  source: ByteSource,
  dialect: JsonArrayDialect,
  columns: readonly string[],
): Generator<Batch, void, undefined> {
  const cursor = cursorAt(source, dialect.encoding)
  const elements = new Elements(cursor, byteEncoding(dialect.encoding), columns)
  if (!descend(cursor, dialect.path)) {
    const raw = cursor.window.bytes.subarray(
      cursor.window.start,
      Math.min(cursor.window.end, cursor.window.start + 200),
    )
    elements.reject('json', 'there is no array of objects where one is wanted', raw)
    yield elements.take()
    return
  }
  while (elements.step()) if (elements.bytesSinceTake > batchBytes) yield elements.take()
  elements.finish(dialect.path.length > 0)
  yield elements.take()
}

/** The elements of one array, one step each. */
class Elements {
  bytesSinceTake = 0
  readonly #cursor: JsonCursor
  readonly #encoding: ByteEncoding
  readonly #record: JsonRecord
  readonly #scan = new JsonScan()
  #batch = new JsonBatch()
  #row = 1
  /** What a whole element of this array begins with, once one was read: `{ "key"`. */
  #firstKey: string | null = null
  #lost = false

  constructor(cursor: JsonCursor, encoding: ByteEncoding, columns: readonly string[]) {
    this.#cursor = cursor
    this.#encoding = encoding
    this.#record = new JsonRecord(columns)
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
    this.reject(reason, detail, window.bytes.subarray(window.start, to))
    this.#cursor.advance(to)
  }

  /** An element larger than can be held: its beginning is kept, and the rest passed over until an element begins again. */
  #overlong(): boolean {
    const cursor = this.#cursor
    const { window } = cursor
    this.#batch.rejects.push(
      tooLong(window.bytes.subarray(window.start, window.end), this.#row++, cursor.line, this.#encoding),
    )
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
