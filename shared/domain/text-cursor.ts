/** A text and the place reached in it. */
export class TextCursor {
  text = ''
  at = 0

  start(text: string): void {
    this.text = text
    this.at = 0
  }

  /** The character code at or behind the place reached; 0 at the end. */
  peek(ahead = 0): number {
    const at = this.at + ahead
    return at < this.text.length ? this.text.charCodeAt(at) : 0
  }

  /** Spaces of every kind, and the direction marks that phones write around times. */
  skipSpace(): void {
    for (;;) {
      const c = this.peek()
      const blank =
        c === 32 ||
        c === 9 ||
        c === 0xa0 ||
        c === 0x202f ||
        c === 0x200e ||
        c === 0x200f ||
        (c >= 0x202a && c <= 0x202e)
      if (!blank) return
      this.at++
    }
  }

  /** Whether a digit stands there. */
  digit(ahead = 0): boolean {
    const c = this.peek(ahead)
    return c >= 48 && c <= 57
  }

  /** Up to `max` digits; -1 when there is none. */
  number(max: number): number {
    let value = -1
    for (let n = 0; n < max && this.digit(); n++) {
      value = (value < 0 ? 0 : value * 10) + this.peek() - 48
      this.at++
    }
    return value
  }

  /** Letters of the ASCII alphabet, in lower case. */
  letters(): string {
    const from = this.at
    for (;;) {
      const c = this.peek() | 32
      if (c < 97 || c > 122) break
      this.at++
    }
    return this.text.slice(from, this.at).toLowerCase()
  }

  /** Consumes "am", "PM", "a.m." or "a. m.", and spaces behind it. */
  halfDay(): '' | 'am' | 'pm' {
    const first = this.peek() | 32
    if (first !== 0x61 && first !== 0x70) return ''
    const start = this.at
    this.at++
    if (this.peek() === 0x2e) this.at++
    this.skipSpace()
    if ((this.peek() | 32) !== 0x6d) {
      this.at = start
      return ''
    }
    this.at++
    if (this.peek() === 0x2e) this.at++
    this.skipSpace()
    return first === 0x61 ? 'am' : 'pm'
  }
}
