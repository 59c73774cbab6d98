import { type Literal, literalOf } from './literal.ts'
import { isWithin } from './spelling.ts'
import { tokeniseWithSymbols } from './symbols.ts'
import type { NearNode, Query, QueryNode, Span, WordsNode } from './syntax.ts'
import { TokenisedText } from './tokenised-text.ts'
import { tokenise } from './unicode61.ts'

/**
 * Where a message matches a query: ranges [from, to) of UTF-16 offsets into the body as given, ascending, apart from each
 * other. Only what takes part in the match is marked: nothing of a message that the query's text does not find, nothing
 * of an alternative that fails, nothing that NOT leaves out. Filters are taken to hold.
 */
export function highlight(query: Query, body: string): Span[] {
  let matcher = matchers.get(query)
  if (matcher === undefined) {
    matcher = compile(query.root)
    matchers.set(query, matcher)
  }
  const outcome = matcher(new Body(body))
  return outcome.verdict === 'no' ? [] : mergeSpans(outcome.hits)
}

/** Does the text match? 'maybe' where a filter decides. */
type Verdict = 'yes' | 'no' | 'maybe'

interface Outcome {
  readonly verdict: Verdict
  readonly hits: readonly Span[]
}

type Matcher = (body: Body) => Outcome

const matchers = new WeakMap<Query, Matcher>()

const NO: Outcome = { verdict: 'no', hits: [] }

/** A message body, cut into words once, and into words and symbols if that is asked for. */
class Body {
  readonly #text: string
  #words: TokenisedText | undefined
  #wordsAndSymbols: TokenisedText | undefined

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
}

function compile(node: QueryNode): Matcher {
  switch (node.kind) {
    case 'all':
    case 'filter':
      return () => ({ verdict: node.kind === 'all' ? 'yes' : 'maybe', hits: [] })
    case 'words': {
      const terms = foldedTerms(node)
      return ({ words }) => found(spansOf(words, words.phrases(terms, node.prefix), terms.length))
    }
    case 'literal':
      return literalMatcher(literalOf(node))
    case 'fuzzy': {
      const { word, distance } = node
      return ({ words }) =>
        found(
          spansOf(
            words,
            words.words((term) => isWithin(term, word, distance)),
            1,
          ),
        )
    }
    case 'near':
      return nearMatcher(node)
    case 'not': {
      const child = compile(node.child)
      return (body) => {
        const { verdict } = child(body)
        return { verdict: verdict === 'maybe' ? 'maybe' : verdict === 'yes' ? 'no' : 'yes', hits: [] }
      }
    }
    case 'and':
      return allOf(node.children.map(compile))
    case 'or':
      return anyOf(node.children.map(compile))
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

function anyOf(children: readonly Matcher[]): Matcher {
  return (body) => {
    const outcomes = children.map((child) => child(body)).filter((outcome) => outcome.verdict !== 'no')
    if (outcomes.length === 0) return NO
    const verdict = outcomes.some((outcome) => outcome.verdict === 'yes') ? 'yes' : 'maybe'
    return { verdict, hits: outcomes.flatMap((outcome) => outcome.hits) }
  }
}

function literalMatcher({ terms, prefix }: Literal): Matcher {
  return ({ wordsAndSymbols: text }) => found(spansOf(text, text.phrases(terms, prefix), terms.length))
}

const foldedTerms = (node: WordsNode) => tokenise(node.tokens.join(' ')).map((token) => token.term)

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
    side.map((phrase) => ({ terms: foldedTerms(phrase), prefix: phrase.prefix }))
  const leftSide = compileSide(node.left)
  const rightSide = compileSide(node.right)
  return ({ words }) => {
    const locate = (side: typeof leftSide) =>
      side.map(({ terms, prefix }) => ({ length: terms.length, starts: words.phrases(terms, prefix) }))
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

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const open = merged.at(-1)
    if (open === undefined || span.from > open.to) merged.push(span)
    else if (span.to > open.to) merged[merged.length - 1] = { from: open.from, to: span.to }
  }
  return merged
}
