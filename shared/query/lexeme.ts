import type { FieldName } from './fields.ts'
import type { Problem, Span } from './syntax.ts'

/** One piece of a search text. `inner` is where the text itself stands, without quotes, ~ or *. */
export type Lexeme = Span &
  (
    | {
        readonly kind: 'word' | 'phrase' | 'fuzzy'
        readonly text: string
        /** A star stands after it, or before it. */
        readonly prefix: boolean
        readonly suffix: boolean
        readonly inner: Span
      }
    | {
        readonly kind: 'field'
        readonly field: FieldName
        readonly value: string
        readonly prefix: boolean
        readonly inner: Span
      }
    | { readonly kind: 'near'; readonly distance: number }
    /** `2 of (`: `count` of the parts that follow, parted by commas. */
    | { readonly kind: 'some'; readonly count: number }
    | { readonly kind: 'and' | 'or' | 'not' | 'open' | 'close' | 'comma' }
  )

/** Carries a problem out of the lexer or parser to `parse`, which returns it. */
export class Refusal extends Error {
  readonly problem: Problem

  constructor(message: string, { from, to }: Span) {
    super(message)
    this.problem = { message, from, to }
  }
}

/** Straight and typographic double quotes: searches are pasted from letters and chats. */
export const QUOTES = '"“”„‟«»＂〝〞〟'

/** An apostrophe inside a word closes nothing. */
const closesHere = (text: string, at: number) =>
  !'’‘›'.includes(text.charAt(at)) || !/[\p{L}\p{N}]/u.test(text.charAt(at + 1))

/** The text between quotes; a doubled straight quote inside stands for one. */
export function readQuoted(
  text: string,
  at: number,
  closing: string,
): { text: string; inner: Span; to: number } {
  let inside = ''
  let end = at + 1
  while (end < text.length) {
    const character = text.charAt(end)
    if (character === '"' && text.charAt(end + 1) === '"' && end > at + 1) {
      inside += '"'
      end += 2
    } else if (closing.includes(character) && (closing === QUOTES || closesHere(text, end))) {
      return { text: inside, inner: { from: at + 1, to: end }, to: end + 1 }
    } else {
      inside += character
      end++
    }
  }
  throw new Refusal('This quote is never closed. Put another " at the end of the phrase.', {
    from: at,
    to: text.length,
  })
}

/** How many stars stand from `at` on. */
export function starsAt(text: string, at: number): number {
  let end = at
  while (text.charAt(end) === '*') end++
  return end - at
}
