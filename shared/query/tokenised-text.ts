import type { Token } from './unicode61.ts'

/** The words of one message with their positions, as the index keeps them: to find phrases the way FTS5 does. */
export class TokenisedText {
  readonly tokens: readonly Token[]
  /** Ascending positions of each distinct term. */
  readonly #positions = new Map<string, number[]>()

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens
    for (const [position, { term }] of tokens.entries()) {
      const known = this.#positions.get(term)
      if (known === undefined) this.#positions.set(term, [position])
      else known.push(position)
    }
  }

  /** Ascending positions at which the terms stand side by side; with `prefix` the last is the beginning of a word. */
  phrases(terms: readonly string[], prefix: boolean): readonly number[] {
    const [first = ''] = terms
    const last = terms.length - 1
    if (last === 0 && prefix) return this.words((term) => term.startsWith(first))
    const starts = this.#positions.get(first) ?? []
    if (last === 0) return starts
    return starts.filter((start) =>
      terms.every((term, i) => {
        const word = this.tokens[start + i]?.term
        return word === term || (prefix && i === last && word?.startsWith(term) === true)
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
