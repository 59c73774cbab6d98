/**
 * Characters that a reader cannot see but a search, a sort or a look-alike handle can hide behind: controls, zero-width
 * characters, directional marks, soft hyphens, unusual spaces, tags and variation selectors outside emoji.
 */
const HIDDEN = /[[\p{Cc}\p{Z}\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\u2800]--[\t\n\r \u{FE0F}]]/gv

const names = new Map([
  [0x00, 'NUL'],
  [0x07, 'BEL'],
  [0x08, 'BS'],
  [0x1b, 'ESC'],
  [0x7f, 'DEL'],
  [0xa0, 'NBSP'],
  [0xad, 'SHY'],
  [0x200b, 'ZWSP'],
  [0x200c, 'ZWNJ'],
  [0x200d, 'ZWJ'],
  [0x200e, 'LRM'],
  [0x200f, 'RLM'],
  [0x2028, 'LS'],
  [0x2029, 'PS'],
  [0x202a, 'LRE'],
  [0x202b, 'RLE'],
  [0x202c, 'PDF'],
  [0x202d, 'LRO'],
  [0x202e, 'RLO'],
  [0x202f, 'NNBSP'],
  [0x2060, 'WJ'],
  [0x2066, 'LRI'],
  [0x2067, 'RLI'],
  [0x2068, 'FSI'],
  [0x2069, 'PDI'],
  [0xfeff, 'BOM'],
])

export interface TextPart {
  readonly text: string
  /** 'ZWSP', 'U+00AD' …: set where the part is one hidden character. */
  readonly hidden: string | null
  /** UTF-16 offset in the text that was given. */
  readonly at: number
}

/**
 * Cuts text into plain stretches and single hidden characters, in order; the parts' texts joined are the text.
 * What holds one emoji together is part of it, not hidden: the joiner in 👩‍🚀, the tag letters in the flag of England.
 */
export function splitHidden(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(HIDDEN)) {
    if (isWithinEmoji(text, match.index, match[0])) continue
    if (match.index > from) parts.push({ text: text.slice(from, match.index), hidden: null, at: from })
    parts.push({ text: match[0], hidden: nameOf(match[0]), at: match.index })
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ text: text.slice(from), hidden: null, at: from })
  return parts
}

const BEFORE_JOINER = /(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\uFE0F)$/u
const AFTER_JOINER = /^\p{Extended_Pictographic}/u
/** A flag by letters is at most a black flag and seven tag characters of two UTF-16 units. */
const IN_FLAG = /\u{1F3F4}[\u{E0020}-\u{E007E}]*$/u

function isWithinEmoji(text: string, at: number, character: string): boolean {
  if (character === '\u200d') {
    return (
      BEFORE_JOINER.test(text.slice(Math.max(0, at - 2), at)) && AFTER_JOINER.test(text.slice(at + 1, at + 3))
    )
  }
  return /[\u{E0020}-\u{E007F}]/u.test(character) && IN_FLAG.test(text.slice(Math.max(0, at - 16), at))
}

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return names.get(code) ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}
