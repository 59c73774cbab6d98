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
 * The same of a text as UTF-8 bytes from … to - 1. Written out again: one loop over either would ask at each letter which it is, of each of
 * millions of rows; a property test holds the two together.
 * @returns null where the text is not ASCII alone: then it has to be read as text.
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
    if (code > 0x7f) return null
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
