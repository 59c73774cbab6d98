import { freeName } from './unique-names.ts'

/** Deeper nesting is no message; it bounds recursion on hostile input. */
const depthLimit = 128

export interface JsonFields {
  cells: (string | null)[]
  more: Record<string, string | null> | null
}

export class JsonFault extends Error {
  readonly reason: 'json' | 'not an object' | 'encoding' | 'nul'

  constructor(reason: JsonFault['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

/**
 * Reads one JSON object (RFC 8259) into named texts, without the losses of JSON.parse: a number keeps its digits (an IMEI, 0.10,
 * 1e21), and a key that is there twice keeps both values, the second under key#2. Nested objects are flattened by path (`from.name`);
 * an array, and an empty object, is its JSON text as served; true and false are words; null is null.
 */
export class JsonRecord {
  readonly #columns: ReadonlyMap<string, number>
  readonly #width: number
  #text = ''
  #at = 0
  #cells: (string | null)[] = []
  #set: Uint8Array
  #more: Record<string, string | null> | null = null

  constructor(columns: readonly string[]) {
    this.#columns = new Map(columns.map((name, index) => [name, index]))
    this.#width = columns.length
    this.#set = new Uint8Array(columns.length)
  }

  /** @throws JsonFault saying what is wrong and at which character. */
  read(text: string): JsonFields {
    this.#text = text
    this.#at = 0
    this.#cells = new Array<string | null>(this.#width).fill(null)
    this.#set.fill(0)
    this.#more = null
    this.#space()
    if (this.#code() !== 0x7b) throw this.#notAnObject()
    this.#object('', 0)
    this.#space()
    if (this.#at < text.length) throw this.#fault('something follows the object')
    return { cells: this.#cells, more: this.#more }
  }

  #notAnObject(): JsonFault {
    try {
      JSON.parse(this.#text)
    } catch {
      return this.#fault('not JSON')
    }
    return new JsonFault(
      'not an object',
      'a single value or a list, where an object with named fields is wanted',
    )
  }

  #fault(what: string): JsonFault {
    return new JsonFault('json', `${what}, at character ${this.#at + 1}`)
  }

  #code(): number {
    return this.#at < this.#text.length ? this.#text.charCodeAt(this.#at) : 0
  }

  #space(): void {
    for (;;) {
      const c = this.#code()
      if (c !== 32 && c !== 10 && c !== 13 && c !== 9) return
      this.#at++
    }
  }

  #object(prefix: string, depth: number): void {
    if (depth > depthLimit) throw this.#fault(`nested more than ${depthLimit} deep`)
    const start = this.#at++
    this.#space()
    if (this.#code() === 0x7d) {
      this.#at++
      if (prefix !== '') this.#put(prefix, this.#text.slice(start, this.#at))
      return
    }
    for (;;) {
      if (this.#code() !== 0x22) throw this.#fault('a quoted name is wanted')
      const key = this.#string()
      this.#space()
      if (this.#code() !== 0x3a) throw this.#fault('a colon is wanted')
      this.#at++
      this.#space()
      this.#field(prefix === '' ? key : `${prefix}.${key}`, depth)
      this.#space()
      const c = this.#code()
      this.#at++
      if (c === 0x7d) return
      if (c !== 0x2c) {
        this.#at--
        throw this.#fault('a comma or a closing brace is wanted')
      }
      this.#space()
    }
  }

  #field(path: string, depth: number): void {
    const c = this.#code()
    if (c === 0x22) this.#put(path, this.#string())
    else if (c === 0x7b) this.#object(path, depth + 1)
    else if (c === 0x5b) {
      const start = this.#at
      this.#skip(depth + 1)
      this.#put(path, this.#text.slice(start, this.#at))
    } else {
      const word = this.#bare()
      this.#put(path, word === 'null' ? null : word)
    }
  }

  #put(path: string, value: string | null): void {
    const column = this.#columns.get(path)
    if (column !== undefined && this.#set[column] === 0) {
      this.#set[column] = 1
      this.#cells[column] = value
      return
    }
    const taken = (name: string) => {
      const at = this.#columns.get(name)
      return at === undefined ? this.#more !== null && name in this.#more : this.#set[at] === 1
    }
    const name = freeName(path, taken)
    const own = this.#columns.get(name)
    if (own !== undefined) {
      this.#set[own] = 1
      this.#cells[own] = value
      return
    }
    // No prototype: "__proto__" is a key like any other.
    this.#more ??= Object.create(null) as Record<string, string | null>
    this.#more[name] = value
  }

  /** Passes over a value inside a list; its text is kept as it stands, so it is only checked. */
  #skip(depth: number): void {
    if (depth > depthLimit) throw this.#fault(`nested more than ${depthLimit} deep`)
    const c = this.#code()
    if (c === 0x22) {
      this.#string()
      return
    }
    if (c !== 0x7b && c !== 0x5b) {
      this.#bare()
      return
    }
    const close = c + 2
    this.#at++
    this.#space()
    if (this.#code() === close) {
      this.#at++
      return
    }
    for (;;) {
      if (close === 0x7d) {
        if (this.#code() !== 0x22) throw this.#fault('a quoted name is wanted')
        this.#string()
        this.#space()
        if (this.#code() !== 0x3a) throw this.#fault('a colon is wanted')
        this.#at++
        this.#space()
      }
      this.#skip(depth + 1)
      this.#space()
      const next = this.#code()
      if (next !== close && next !== 0x2c) throw this.#fault('a comma or a closing bracket is wanted')
      this.#at++
      if (next === close) return
      this.#space()
    }
  }

  #string(): string {
    const text = this.#text
    const start = ++this.#at
    let escaped = false
    for (let at = start; at < text.length; at++) {
      const c = text.charCodeAt(at)
      if (c === 0x22) {
        this.#at = at + 1
        return escaped ? this.#unescape(start, at) : text.slice(start, at)
      }
      if (c === 0x5c) {
        escaped = true
        at++
      } else if (c < 32) {
        this.#at = at
        throw this.#fault('a line end or control character inside a text')
      }
    }
    this.#at = text.length
    throw this.#fault('a text is not closed')
  }

  #unescape(from: number, to: number): string {
    let value: unknown
    try {
      value = JSON.parse(this.#text.slice(from - 1, to + 1))
    } catch {
      this.#at = from
      throw this.#fault('a text with an escape that JSON does not have')
    }
    if (typeof value !== 'string') throw this.#fault('not a text')
    if (value.includes('\0'))
      throw new JsonFault('nul', `it holds a NUL character (\\u0000), at character ${from}`)
    if (!value.isWellFormed()) {
      throw new JsonFault(
        'encoding',
        `it holds half a character (a lone surrogate escape), at character ${from}`,
      )
    }
    return value
  }

  /** A number, true, false or null, as written. */
  #bare(): string {
    const text = this.#text
    const start = this.#at
    let at = start
    for (; at < text.length; at++) {
      const c = text.charCodeAt(at)
      if (c === 0x2c || c === 0x7d || c === 0x5d || c <= 32 || c === 0x3a || c === 0x22) break
    }
    const word = text.slice(start, at)
    if (!number.test(word) && word !== 'true' && word !== 'false' && word !== 'null') {
      throw this.#fault(word === '' ? 'a value is missing' : `"${word.slice(0, 20)}" is not a value`)
    }
    this.#at = at
    return word
  }
}

const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/

/** Names of all fields of some records, in the order in which they are first met. */
export function jsonColumns(texts: Iterable<string>): string[] {
  const reader = new JsonRecord([])
  const names = new Set<string>()
  for (const text of texts) {
    try {
      for (const name of Object.keys(reader.read(text).more ?? {})) names.add(name)
    } catch (error) {
      if (!(error instanceof JsonFault)) throw error
    }
  }
  return [...names]
}
