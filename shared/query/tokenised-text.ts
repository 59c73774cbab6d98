import { wordKey } from './folding.ts'
import type { Token } from './unicode61.ts'

/** The words of one message with their positions, as the index keeps them: to find phrases the way FTS5 does. */
export class TokenisedText {
  readonly tokens: readonly Token[]
  /** Ascending positions of each distinct term. */
  readonly #positions = new Map<string, number[]>()

  /** @param tokens as the index has them; here they stand by their keys, so that two spellings of one word are one. */
  constructor(tokens: readonly Token[]) {
    this.tokens = tokens.map((token) => ({ ...token, term: wordKey(token.term) }))
    for (const [position, { term }] of this.tokens.entries()) {
      const known = this.#positions.get(term)
      if (known === undefined) this.#positions.set(term, [position])
      else known.push(position)
    }
  }

  /** Ascending positions at which the terms stand side by side; the last may be the beginning of a word, the first the end of one. */
  phrases(terms: readonly string[], prefix: boolean, suffix = false): readonly number[] {
    const [first = ''] = terms
    const last = terms.length - 1
    if (last === 0 && (prefix || suffix)) return this.words((word) => isPart(word, first, prefix, suffix))
    const starts = suffix ? this.words((word) => word.endsWith(first)) : (this.#positions.get(first) ?? [])
    if (last === 0) return starts
    return starts.filter((start) =>
      terms.every((term, i) => {
        const word = this.tokens[start + i]?.term
        return word === term || i === 0 || (prefix && i === last && word?.startsWith(term) === true)
      }),
    )
  }

  /** Ascending positions of the words that pass a test, which is asked once for each distinct word. */
  words(passes: (term: string) => boolean): readonly number[] {
    const found: number[] = []
    for (const [term, positions] of this.#positions) if (passes(term)) found.push(...positions)
    return found.sort((a, b) => a - b)
  }
}

/** Whether a word has a part: at its beginning where it is a prefix, at its end where it is a suffix, anywhere where it is both. */
export function isPart(word: string, part: string, prefix: boolean, suffix: boolean): boolean {
  if (prefix && suffix) return word.includes(part)
  if (prefix) return word.startsWith(part)
  return suffix ? word.endsWith(part) : word === part
}
