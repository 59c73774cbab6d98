/** Nesting beyond which a value is taken for broken. */
const depthLimit = 512

const state = {
  value: 0,
  string: 1,
  escape: 2,
  bare: 3,
  after: 4,
  firstKey: 5,
  key: 6,
  keyString: 7,
  keyEscape: 8,
  colon: 9,
} as const

/** 1 for bytes that a JSON text holds as they are: all but quotes, backslashes and control characters. */
const plain = new Uint8Array(256).fill(1, 32)
plain[0x22] = 0
plain[0x5c] = 0

/**
 * Follows one JSON value over bytes that arrive in pieces, and finds its end, or the first byte that JSON does not allow there. It
 * checks structure (brackets, commas, colons, quotes, raw control characters in texts), which is enough to find a broken element
 * where it is broken; numbers and escapes are checked when the element's text is read.
 */
export class JsonScan {
  /** 'inside': more bytes are wanted. */
  status: 'inside' | 'whole' | 'fault' = 'inside'
  #state: number = state.value
  /** 1 where the container at that depth is an object. */
  readonly #objects = new Uint8Array(depthLimit + 1)
  #depth = 0

  /** Makes ready for a value whose first byte comes next. */
  reset(): void {
    this.status = 'inside'
    this.#state = state.value
    this.#depth = 0
  }

  /** @returns the byte after what was followed: the end of the value when whole, the offending byte at a fault. */
  feed(bytes: Uint8Array, from: number, to: number): number {
    let at = from
    let now = this.#state
    let depth = this.#depth
    const objects = this.#objects
    while (at < to) {
      if (now === state.string || now === state.keyString) {
        // Most bytes of a message are here.
        while (at < to && plain[bytes[at] ?? 0] === 1) at++
        if (at === to) break
      }
      const c = bytes[at] ?? 0
      if (now === state.string || now === state.keyString) {
        if (c === 0x22) now = now === state.string ? state.after : state.colon
        else if (c === 0x5c) now = now === state.string ? state.escape : state.keyEscape
        else if (c < 32) return this.#fail(at)
        at++
        if (now === state.after && depth === 0) return this.#end(at)
        continue
      }
      if (now === state.escape || now === state.keyEscape) {
        now = now === state.escape ? state.string : state.keyString
        at++
        continue
      }
      if (now === state.bare) {
        if (c !== 0x2c && c !== 0x5d && c !== 0x7d && c > 32) {
          if (c === 0x22 || c === 0x7b || c === 0x5b || c === 0x3a) return this.#fail(at)
          at++
          continue
        }
        now = state.after
        if (depth === 0) return this.#end(at)
      }
      if (c === 32 || c === 10 || c === 13 || c === 9) {
        at++
        continue
      }
      if (now === state.after) {
        const inObject = objects[depth] === 1
        if (c === 0x2c) now = inObject ? state.key : state.value
        else if (c === (inObject ? 0x7d : 0x5d)) {
          depth--
          if (depth === 0) return this.#end(at + 1)
        } else return this.#fail(at)
      } else if (now === state.colon) {
        if (c !== 0x3a) return this.#fail(at)
        now = state.value
      } else if (now === state.firstKey || now === state.key) {
        if (c === 0x22) now = state.keyString
        else if (c === 0x7d && now === state.firstKey) {
          depth--
          now = state.after
          if (depth === 0) return this.#end(at + 1)
        } else return this.#fail(at)
      } else if (c === 0x22) now = state.string
      else if (c === 0x7b || c === 0x5b) {
        if (depth === depthLimit) return this.#fail(at)
        objects[++depth] = c === 0x7b ? 1 : 0
        now = c === 0x7b ? state.firstKey : state.value
      } else if (c === 0x5d && objects[depth] === 0 && depth > 0) {
        // An empty list; a list that ends in a comma passes too, and is refused when its text is read.
        depth--
        now = state.after
        if (depth === 0) return this.#end(at + 1)
      } else if (c === 0x2c || c === 0x3a || c === 0x7d || c === 0x5d) return this.#fail(at)
      else now = state.bare
      at++
    }
    this.#state = now
    this.#depth = depth
    return at
  }

  #end(at: number): number {
    this.status = 'whole'
    return at
  }

  #fail(at: number): number {
    this.status = 'fault'
    return at
  }
}
