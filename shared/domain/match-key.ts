import { twinText } from './twin-rule.ts'

/** Stands between the names of a message's images where they are compared in place of its text. */
export const nameSeparator = ';'

/**
 * A number that rows of one message share: 47 bits over sender, recipient (or conversation, where there is no recipient) and the text as
 * twins are compared (twinText). Equal numbers are candidates only; whoever links rows compares the texts.
 * @param other the recipient's id, or the conversation's as a negative number.
 * @param text the message's; where it has none at all, the names of its images
 * @returns 0 when there is no text to match by.
 */
export function matchKey(sender: number, other: number, text: string): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  let letters = 0
  let space = false
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i)
    // Beyond ASCII the folding is not letter by letter.
    if (code > 0x7f) return folded(sender, other, twinText(text))
    if (code === 0x20 || (code >= 9 && code <= 13)) {
      space = letters > 0
      continue
    }
    if (code >= 0x41 && code <= 0x5a) code += 32
    if (space) {
      low = Math.imul(low ^ 0x20, 0x01000193)
      high = Math.imul(high ^ 0x20, 0x5bd1e995)
      space = false
    }
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995)
    letters++
  }
  return letters === 0 ? 0 : finished(low, high, sender, other)
}

/**
 * The same of a text as UTF-8 bytes from … to - 1, which must be well-formed. Written out again: one loop over either would ask at each letter
 * which it is, of each of millions of rows; a property test holds the two together.
 * @returns null where a character changes when it is folded: then it has to be read as text.
 */
export function matchKeyOfBytes(
  sender: number,
  other: number,
  bytes: Uint8Array,
  from: number,
  to: number,
): number | null {
  let low = 0x811c9dc5
  let high = 0x1b873593
  let letters = 0
  let space = false
  for (let at = from; at < to; at++) {
    let code = bytes[at] ?? 0
    if (code === 0x20 || (code >= 9 && code <= 13)) {
      space = letters > 0
      continue
    }
    if (space) {
      low = Math.imul(low ^ 0x20, 0x01000193)
      high = Math.imul(high ^ 0x20, 0x5bd1e995)
      space = false
    }
    if (code > 0x7f) {
      const size = code < 0xe0 ? 2 : code < 0xf0 ? 3 : 4
      code &= 0x7f >> size
      for (let k = 1; k < size; k++) code = (code << 6) | ((bytes[at + k] ?? 0) & 0x3f)
      at += size - 1
      if (!isFolded(code)) return null
      if (code > 0xffff) {
        const lead = 0xd7c0 + (code >> 10)
        low = Math.imul(low ^ lead, 0x01000193)
        high = Math.imul(high ^ lead, 0x5bd1e995)
        code = 0xdc00 | (code & 0x3ff)
      }
    } else if (code >= 0x41 && code <= 0x5a) code += 32
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995)
    letters++
  }
  return letters === 0 ? 0 : finished(low, high, sender, other)
}

/** By code point beyond ASCII: 0: not looked at yet, 1: stays as it is wherever it stands, 2: has to be folded with what is beside it. */
const foldedStates = new Uint8Array(0x20000)
/** Small letters, signs, emoji and what joins them. No character of these classes is composed with the one before it (Unicode annex 15). */
const standsAlone = /^(?:[\p{Ll}\p{S}\p{P}\u200d]|\ufe0f)$/u
/** The one letter whose small form depends on what stands beside it. */
const sigma = 0x3c3

function isFolded(code: number): boolean {
  const known = foldedStates[code]
  if (known === undefined) return false
  if (known !== 0) return known === 1
  const character = String.fromCodePoint(code)
  const folded = code !== sigma && standsAlone.test(character) && twinText(character) === character
  foldedStates[code] = folded ? 1 : 2
  return folded
}

function folded(sender: number, other: number, text: string): number {
  let low = 0x811c9dc5
  let high = 0x1b873593
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    low = Math.imul(low ^ code, 0x01000193)
    high = Math.imul(high ^ code, 0x5bd1e995)
  }
  return text === '' ? 0 : finished(low, high, sender, other)
}

function finished(low: number, high: number, sender: number, other: number): number {
  let a = Math.imul(low ^ sender, 0x85ebca6b)
  a = Math.imul(a ^ (a >>> 13) ^ other, 0xc2b2ae35)
  let b = Math.imul(high ^ other, 0xc2b2ae35)
  b = Math.imul(b ^ (b >>> 15) ^ sender, 0x27d4eb2f)
  a ^= a >>> 16
  b ^= b >>> 16
  return (b & 0x7fff) * 2 ** 32 + (a >>> 0) || 1
}
