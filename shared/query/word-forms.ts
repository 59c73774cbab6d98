import { type FtsExpression, join, near, phrase } from './fts.ts'
import { foldedTerms } from './matcher.ts'
import type { NearNode, WordsNode } from './syntax.ts'

/** What the index knows of the spellings of a word. */
export interface Lexicon {
  /** Indexed words that are not equal to a key and have it as theirs (straße for strasse); with `prefix`, whose keys begin with it. */
  variants(key: string, prefix: boolean): readonly string[]
}

/** An index in which every word is its own key. */
export const plainLexicon: Lexicon = { variants: () => [] }

/** Most pairs of forms that one NEAR is asked for. */
const MOST_PAIRS = 500

interface Form {
  readonly term: string
  readonly prefix: boolean
}

/**
 * A phrase in every spelling that the index has of its words, as one expression.
 * @returns null when that is more than `most` phrases
 */
export function phrases(
  terms: readonly string[],
  prefix: boolean,
  lexicon: Lexicon,
  most: number,
): FtsExpression | null {
  const forms = phraseForms(terms, prefix, lexicon, most)
  return forms === null ? null : join('OR', forms)
}

/** Each pair of the two sides, in every spelling, as a NEAR of its own; null when they are too many, or a word has an open beginning. */
export function nearPairs({ left, right, distance }: NearNode, lexicon: Lexicon): FtsExpression | null {
  const lefts = sideForms(left, lexicon)
  const rights = sideForms(right, lexicon)
  if (lefts === null || rights === null || lefts.length * rights.length > MOST_PAIRS) return null
  return join(
    'OR',
    lefts.flatMap((one) => rights.map((other) => near(one, other, distance))),
  )
}

function sideForms(side: readonly WordsNode[], lexicon: Lexicon): FtsExpression[] | null {
  const forms: FtsExpression[] = []
  for (const words of side) {
    const own = words.suffix ? null : phraseForms(foldedTerms(words), words.prefix, lexicon, MOST_PAIRS)
    if (own === null) return null
    forms.push(...own)
  }
  return forms
}

function phraseForms(
  terms: readonly string[],
  prefix: boolean,
  lexicon: Lexicon,
  most: number,
): FtsExpression[] | null {
  let all: Form[][] = [[]]
  for (const [i, term] of terms.entries()) {
    const isOpen = prefix && i === terms.length - 1
    const forms = [
      { term, prefix: isOpen },
      ...lexicon.variants(term, isOpen).map((other) => ({ term: other, prefix: false })),
    ]
    if (all.length * forms.length > most) return null
    all = all.flatMap((before) => forms.map((form) => [...before, form]))
  }
  return all.map((forms) =>
    phrase(
      forms.map(({ term }) => term),
      forms.at(-1)?.prefix === true,
    ),
  )
}
