const quote = 0x22
const zero = 0x30

/**
 * Recognises at once the cells that make up nearly all of a sheet, as nearly every program writes them:
 *
 *     <c r="AB12" s="3" t="s"><v>123</v></c>   a shared string, or without t a number; without <v> an empty cell
 *
 * Everything else is left to the scanner, which would find the same here in five steps.
 */
export class PlainCell {
  column = 0
  style = 0
  /** The shared string's index; -1: a number, or nothing. */
  index = -1
  /** Where the number stands; `from` = `to`: nowhere. */
  from = 0
  to = 0

  /** Where the cell that begins here ends; -1: it is another, or not here to its end. */
  match(bytes: Uint8Array, at: number): number {
    // <c r="
    if (bytes[at] !== 0x3c || bytes[at + 1] !== 0x63 || bytes[at + 2] !== 0x20) return -1
    if (bytes[at + 3] !== 0x72 || bytes[at + 4] !== 0x3d || bytes[at + 5] !== quote) return -1
    let i = at + 6
    let column = 0
    let c = bytes[i] ?? 0
    for (; c >= 0x41 && c <= 0x5a; c = bytes[++i] ?? 0) column = column * 26 + c - 0x40
    // One to three letters.
    if (i === at + 6 || i > at + 9) return -1
    while (c >= zero && c <= 0x39) c = bytes[++i] ?? 0
    if (c !== quote) return -1
    c = bytes[++i] ?? 0
    let style = 0
    let shared = false
    while (c === 0x20) {
      const name = bytes[i + 1]
      if (bytes[i + 2] !== 0x3d || bytes[i + 3] !== quote) return -1
      i += 4
      if (name === 0x73) {
        const from = i
        c = bytes[i] ?? 0
        for (; c >= zero && c <= 0x39; c = bytes[++i] ?? 0) style = style * 10 + c - zero
        if (c !== quote || i === from || i > from + 9) return -1
        i++
      } else if (name === 0x74 && bytes[i] === 0x73 && bytes[i + 1] === quote) {
        shared = true
        i += 2
      } else return -1
      c = bytes[i] ?? 0
    }
    this.column = column
    this.style = style
    this.index = -1
    this.from = i
    this.to = i
    // />
    if (c === 0x2f) return bytes[i + 1] === 0x3e ? i + 2 : -1
    // ><v>
    if (c !== 0x3e || bytes[i + 1] !== 0x3c || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e) return -1
    i += 4
    this.from = i
    c = bytes[i] ?? 0
    if (shared) {
      let index = 0
      for (; c >= zero && c <= 0x39; c = bytes[++i] ?? 0) index = index * 10 + c - zero
      if (i > this.from + 9) return -1
      this.index = index
    } else {
      // Digits, + - . and E.
      while ((c >= zero && c <= 0x39) || c === 0x2e || c === 0x2d || c === 0x2b || c === 0x45)
        c = bytes[++i] ?? 0
    }
    if (i === this.from || i > this.from + 32) return -1
    this.to = i
    // </v></c>
    if (c !== 0x3c || bytes[i + 1] !== 0x2f || bytes[i + 2] !== 0x76 || bytes[i + 3] !== 0x3e) return -1
    if (bytes[i + 4] !== 0x3c || bytes[i + 5] !== 0x2f || bytes[i + 6] !== 0x63 || bytes[i + 7] !== 0x3e)
      return -1
    return i + 8
  }
}
