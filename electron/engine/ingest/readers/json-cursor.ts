import { JsonScan } from './json-scan.ts'
import type { Window } from './window.ts'

/** Longer keys are not names of anything. */
const keyLimit = 4096

/** Walks the outer structure of a JSON document byte by byte, without holding what it passes over. */
export class JsonCursor {
  readonly window: Window
  /** The physical line of the next byte, from 1. */
  line = 1
  readonly #scan = new JsonScan()

  constructor(window: Window) {
    this.window = window
  }

  /** Bytes of the file before the next one. */
  get consumed(): number {
    return this.window.position - this.window.unread
  }

  /** The next byte, or -1 at the end. */
  peek(): number {
    const { window } = this
    if (window.start === window.end && !this.more()) return -1
    return window.bytes[window.start] ?? -1
  }

  /** Reads on until there is something unread; false at the end. */
  more(): boolean {
    const had = this.window.unread
    while (this.window.unread === had) if (!this.window.fill()) return false
    return true
  }

  /** Consumes up to `to`, an index into the window's bytes. */
  advance(to: number): void {
    const { bytes } = this.window
    for (let at = this.window.start; at < to; at++) if (bytes[at] === 10) this.line++
    this.window.start = to
  }

  /** The next byte that is not white space, or -1 at the end. */
  next(): number {
    for (;;) {
      const byte = this.peek()
      if (byte !== 32 && byte !== 10 && byte !== 13 && byte !== 9) return byte
      this.advance(this.window.start + 1)
    }
  }

  /** Consumes a quoted name and the colon after it; null when there is none. */
  key(): string | null {
    if (this.next() !== 0x22) return null
    let escaped = false
    for (let length = 1; ; length++) {
      while (this.window.unread <= length) if (length > keyLimit || !this.more()) return null
      const byte = this.window.bytes[this.window.start + length]
      if (byte === 0x22 && !escaped) {
        const { bytes, start } = this.window
        const text = bytes.toString('utf8', start, start + length + 1)
        this.advance(start + length + 1)
        if (this.next() !== 0x3a) return null
        this.advance(this.window.start + 1)
        return parsedString(text)
      }
      escaped = byte === 0x5c && !escaped
    }
  }

  /** Consumes one value whatever its size; false when it is broken or the file ends inside it. */
  skipValue(): boolean {
    this.next()
    this.#scan.reset()
    return this.#skipOn()
  }

  /** Consumes one value; its text, null when that is longer than `limit`, undefined when it is broken or the file ends inside it. */
  value(limit: number): string | null | undefined {
    if (this.next() < 0) return undefined
    this.#scan.reset()
    for (let followed = 0; ; ) {
      const { window } = this
      const at = this.#scan.feed(window.bytes, window.start + followed, window.end)
      followed = at - window.start
      if (this.#scan.status === 'fault') return undefined
      if (this.#scan.status === 'whole') {
        const text = followed > limit ? null : window.bytes.toString('utf8', window.start, at)
        this.advance(at)
        return text
      }
      if (followed > limit) {
        this.advance(at)
        return this.#skipOn() ? null : undefined
      }
      if (!this.more()) return undefined
    }
  }

  /** Consumes the rest of a value that the scan is inside of. */
  #skipOn(): boolean {
    while (this.#scan.status === 'inside') {
      if (this.peek() < 0) return false
      this.advance(this.#scan.feed(this.window.bytes, this.window.start, this.window.end))
    }
    return this.#scan.status === 'whole'
  }

  /**
   * Consumes what stands between the members of the object it is in, up to the value of the next one.
   * @returns that member's key, or null at the object's end or where the structure is broken.
   */
  member(): string | null {
    if (this.next() === 0x2c) this.advance(this.window.start + 1)
    return this.key()
  }
}

function parsedString(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'string' ? value : null
  } catch {
    return null
  }
}

/** Enters the array at `path`; false when there is none. */
export function descend(cursor: JsonCursor, path: readonly string[]): boolean {
  for (const wanted of path) {
    if (cursor.next() !== 0x7b) return false
    cursor.advance(cursor.window.start + 1)
    for (;;) {
      const key = cursor.member()
      if (key === null) return false
      if (key === wanted) break
      if (!cursor.skipValue()) return false
    }
  }
  if (cursor.next() !== 0x5b) return false
  cursor.advance(cursor.window.start + 1)
  return true
}

export interface FoundArrays {
  /** Paths of all arrays of objects that are reached through objects alone, the largest first. */
  arrays: string[][]
  /** Keys of the outermost object. */
  keys: string[]
  /** Whether the outermost value was followed to its end, and whether something stands behind it. */
  whole: boolean
  followed: boolean
}

/** Looks through a document for arrays that could be the messages. */
export function findArrays(cursor: JsonCursor, depth = 6): FoundArrays {
  const found: { path: string[]; bytes: number }[] = []
  const keys: string[] = []
  /** @returns whether the walk may go on. */
  const walk = (path: string[]): boolean => {
    const byte = cursor.next()
    if (byte === 0x5b) {
      const before = cursor.consumed
      cursor.advance(cursor.window.start + 1)
      const first = cursor.next()
      const whole = skipRest(cursor)
      if (first === 0x7b || (first === 0x5d && path.length === 0)) {
        found.push({ path, bytes: cursor.consumed - before })
      }
      return whole
    }
    if (byte !== 0x7b || path.length >= depth) return cursor.skipValue()
    cursor.advance(cursor.window.start + 1)
    for (let key = cursor.member(); key !== null; key = cursor.member()) {
      if (path.length === 0) keys.push(key)
      if (!walk([...path, key])) return false
    }
    if (cursor.next() !== 0x7d) return false
    cursor.advance(cursor.window.start + 1)
    return true
  }
  const whole = walk([])
  const arrays = found.sort((a, b) => b.bytes - a.bytes).map(({ path }) => path)
  return { arrays, keys, whole, followed: whole && cursor.next() >= 0 }
}

/** Passes over the elements up to and with the array's end. */
function skipRest(cursor: JsonCursor): boolean {
  for (;;) {
    const byte = cursor.next()
    if (byte < 0) return false
    if (byte === 0x5d || byte === 0x2c) cursor.advance(cursor.window.start + 1)
    if (byte === 0x5d) return true
    if (byte !== 0x2c && !cursor.skipValue()) return false
  }
}
