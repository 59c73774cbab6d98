import { isUtf8 } from 'node:buffer'

/** A character that a byte above 7F becomes when it is taken for Latin-1. */
const asLatin1 = /[\x80-\xff]/
const beyondLatin1 = /[^\0-\xff]/

/**
 * Meta's exports write each byte of a UTF-8 text as a character of its own ("Ã©" for é). Such a text put right; any other as it is:
 * true Latin-1 letters in a row are next to never well-formed UTF-8.
 */
export function repaired(text: string): string {
  if (!asLatin1.test(text) || beyondLatin1.test(text)) return text
  const bytes = Buffer.from(text, 'latin1')
  return isUtf8(bytes) ? bytes.toString('utf8') : text
}

/** The same for every text inside a value. Nesting is bounded by who read it. */
export function repairedDeep(value: unknown): unknown {
  if (typeof value === 'string') return repaired(value)
  if (Array.isArray(value)) return value.map(repairedDeep)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, repairedDeep(each)]))
}
