/**
 * Characters that a reader cannot see but that change what is read: control characters, zero-width and direction
 * characters, letters that are blank. Evidence shows them as marks (U+200B), so that nothing in a text is hidden and no
 * direction character can turn the text around it.
 */
export type VisiblePart = { readonly text: string } | { readonly mark: string }

/**
 * Left as they are: line feeds and tabs, a carriage return before a line feed, the joiners inside emoji and inside scripts that
 * are written with them, one variation selector after a letter or emoji, the tag letters of a flag, and format characters that
 * do have a picture of their own.
 */
const hidden =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Variation_Selector}\u115F\u1160\u2800\u3164\uFFA0]|\u034F|\u17B4|\u17B5/gu
const pictured = /[\u0600-\u0605\u06DD\u070F\u0890\u0891\u08E2\u{110BD}\u{110CD}]/u
const emojiBefore = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u
const selector = /\p{Variation_Selector}/u
const selectedBefore = /[\p{L}\p{N}\p{S}\p{P}]$/u
const emojiAfter = /^\p{Extended_Pictographic}/u
const flagBefore = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u
const joiningScript =
  '\\p{Script=Arabic}\\p{Script=Syriac}\\p{Script=Devanagari}\\p{Script=Bengali}\\p{Script=Gurmukhi}\\p{Script=Gujarati}\\p{Script=Oriya}\\p{Script=Tamil}\\p{Script=Telugu}\\p{Script=Kannada}\\p{Script=Malayalam}\\p{Script=Sinhala}\\p{Script=Khmer}\\p{Script=Myanmar}\\p{Script=Mongolian}'
const joiningBefore = new RegExp(`[${joiningScript}]$`, 'u')
const joiningAfter = new RegExp(`^[${joiningScript}]`, 'u')

/** Longest run looked back over: a flag is at most 32 UTF-16 units. */
const lookBack = 40

/** Splits a text into what is shown as it stands and what is shown as a mark; joined again it is the same text. */
export function visibleParts(text: string): VisiblePart[] {
  const parts: VisiblePart[] = []
  let from = 0
  for (const match of text.matchAll(hidden)) {
    const character = match[0]
    if (staysInvisible(text, match.index, character)) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ mark: markOf(character) })
    from = match.index + character.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

/** 'U+200B': at least four hex digits, as Unicode writes them. */
function markOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

function staysInvisible(text: string, at: number, character: string): boolean {
  if (character === '\n' || character === '\t') return true
  if (character === '\r') return text[at + 1] === '\n'
  if (pictured.test(character)) return true
  const before = () => text.slice(Math.max(0, at - lookBack), at)
  if (selector.test(character)) return selectedBefore.test(before())
  const after = () => text.slice(at + character.length, at + character.length + 2)
  if (character === '\u200D' && emojiBefore.test(before()) && emojiAfter.test(after())) return true
  if (character === '\u200C' || character === '\u200D') {
    return joiningBefore.test(before()) && joiningAfter.test(after())
  }
  const point = character.codePointAt(0) ?? 0
  return point >= 0xe0020 && point <= 0xe007f && flagBefore.test(before())
}
