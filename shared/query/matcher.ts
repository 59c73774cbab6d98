import { type FoldedText, foldText, wordKey } from './folding.ts'
import { type Literal, literalOf } from './literal.ts'
import { drawnLike } from './look-alikes.ts'
import { isWithin } from './spelling.ts'
import { tokeniseWithSymbols } from './symbols.ts'
import type { NearNode, QueryNode, Span, WordsNode } from './syntax.ts'
import { TokenisedText } from './tokenised-text.ts'
import { tokenise } from './unicode61.ts'

/** Does the text match? 'maybe' where a filter decides. */
type Verdict = 'yes' | 'no' | 'maybe'

export interface Outcome {
  readonly verdict: Verdict
  readonly hits: readonly Span[]
}

export type Matcher = (body: TextBody) => Outcome

const NO: Outcome = { verdict: 'no', hits: [] }

/** A message body, cut into words once, and into words and symbols, or folded as a whole, if that is asked for. */
export class TextBody {
  readonly #text: string
  #words: TokenisedText | undefined
  #wordsAndSymbols: TokenisedText | undefined
  #folded: FoldedText | undefined

  constructor(text: string) {
    this.#text = text
  }

  get words(): TokenisedText {
    this.#words ??= new TokenisedText(tokenise(this.#text))
    return this.#words
  }

  get wordsAndSymbols(): TokenisedText {
    this.#wordsAndSymbols ??= new TokenisedText(tokeniseWithSymbols(this.#text))
    return this.#wordsAndSymbols
  }

  get folded(): FoldedText {
    this.#folded ??= foldText(this.#text)
    return this.#folded
  }
}

/** Tells of a message whether the text of a query finds it, and by what. */
export function matcherOf(node: QueryNode): Matcher {
  switch (node.kind) {
    case 'all':
    case 'filter':
      return () => ({ verdict: node.kind === 'all' ? 'yes' : 'maybe', hits: [] })
    case 'words': {
      const terms = foldedTerms(node)
      return ({ words }) =>
        found(spansOf(words, words.phrases(terms, node.prefix, node.suffix), terms.length))
    }
    case 'unspaced':
      return unspacedMatcher(foldText(node.text.trim()).text)
    case 'literal':
      return literalMatcher(literalOf(node))
    case 'fuzzy': {
      const { word, distance } = node
      return ({ words }) =>
        found(
          spansOf(
            words,
            words.words((term) => isWithin(drawnLike(term), word, distance)),
            1,
          ),
        )
    }
    case 'near':
      return nearMatcher(node)
    case 'not': {
      const child = matcherOf(node.child)
      return (body) => {
        const { verdict } = child(body)
        return { verdict: verdict === 'maybe' ? 'maybe' : verdict === 'yes' ? 'no' : 'yes', hits: [] }
      }
    }
    case 'and':
      return allOf(node.children.map(matcherOf))
    case 'or':
      return someOf(1, node.children.map(matcherOf))
    case 'some':
      return someOf(node.count, node.children.map(matcherOf))
  }
}

function allOf(children: readonly Matcher[]): Matcher {
  return (body) => {
    const hits: Span[] = []
    let verdict: Verdict = 'yes'
    for (const child of children) {
      const outcome = child(body)
      if (outcome.verdict === 'no') return NO
      if (outcome.verdict === 'maybe') verdict = 'maybe'
      hits.push(...outcome.hits)
    }
    return { verdict, hits }
  }
}

function someOf(count: number, children: readonly Matcher[]): Matcher {
  return (body) => {
    const outcomes = children.map((child) => child(body)).filter((outcome) => outcome.verdict !== 'no')
    if (outcomes.length < count) return NO
    const sure = outcomes.filter((outcome) => outcome.verdict === 'yes').length
    return { verdict: sure >= count ? 'yes' : 'maybe', hits: outcomes.flatMap((outcome) => outcome.hits) }
  }
}

function unspacedMatcher(wanted: string): Matcher {
  return ({ folded: { text, from, to } }) => {
    const hits: Span[] = []
    for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1))
      hits.push({ from: from[at] ?? 0, to: to[at + wanted.length - 1] ?? 0 })
    return found(hits)
  }
}

function literalMatcher({ terms, prefix }: Literal): Matcher {
  return ({ wordsAndSymbols: text }) => found(spansOf(text, text.phrases(terms, prefix), terms.length))
}

/** The keys of what is searched for. */
export const foldedTerms = (node: Pick<WordsNode, 'tokens'>): string[] =>
  tokenise(node.tokens.join(' ')).map((token) => wordKey(token.term))

const found = (hits: readonly Span[]): Outcome => (hits.length === 0 ? NO : { verdict: 'yes', hits })

function spansOf({ tokens }: TokenisedText, starts: readonly number[], length: number): Span[] {
  const spans: Span[] = []
  for (const start of starts) {
    const first = tokens[start]
    const last = tokens[start + length - 1]
    if (first !== undefined && last !== undefined) spans.push({ from: first.from, to: last.to })
  }
  return spans
}

/**
 * FTS5's rule for NEAR: the later phrase starts at most `distance` words after the end of the earlier one. (A phrase is
 * near itself: `dover NEAR dover` finds every dover, in the index as here.)
 */
function nearMatcher(node: NearNode): Matcher {
  const compileSide = (side: readonly WordsNode[]) =>
    side.map((phrase) => ({ terms: foldedTerms(phrase), prefix: phrase.prefix, suffix: phrase.suffix }))
  const leftSide = compileSide(node.left)
  const rightSide = compileSide(node.right)
  return ({ words }) => {
    const locate = (side: typeof leftSide) =>
      side.map(({ terms, prefix, suffix }) => ({
        length: terms.length,
        starts: words.phrases(terms, prefix, suffix),
      }))
    const lefts = locate(leftSide)
    const rights = locate(rightSide)
    const hits: Span[] = []
    for (const left of lefts) {
      for (const right of rights) {
        const before = right.length + node.distance
        const after = left.length + node.distance
        const nearLeft = left.starts.filter((at) => hasBetween(right.starts, at - before, at + after))
        const nearRight = right.starts.filter((at) => hasBetween(left.starts, at - after, at + before))
        hits.push(...spansOf(words, nearLeft, left.length), ...spansOf(words, nearRight, right.length))
      }
    }
    return found(hits)
  }
}

/** True when an ascending list has a number from `low` to `high`. */
function hasBetween(ascending: readonly number[], low: number, high: number): boolean {
  let from = 0
  let to = ascending.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((ascending[middle] ?? high) < low) from = middle + 1
    else to = middle
  }
  const next = ascending[from]
  return next !== undefined && next <= high
}
