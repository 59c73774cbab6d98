import { type Matcher, matcherOf, TextBody } from './matcher.ts'
import type { Query, Span } from './syntax.ts'

/**
 * Where a message matches a query: ranges [from, to) of UTF-16 offsets into the body as given, ascending, apart from each
 * other. Only what takes part in the match is marked: nothing of a message that the query's text does not find, nothing
 * of an alternative that fails, nothing that NOT leaves out. Filters are taken to hold.
 */
export function highlight(query: Query, body: string): Span[] {
  let matcher = matchers.get(query)
  if (matcher === undefined) {
    matcher = matcherOf(query.root)
    matchers.set(query, matcher)
  }
  const outcome = matcher(new TextBody(body))
  return outcome.verdict === 'no' ? [] : mergeSpans(outcome.hits)
}

const matchers = new WeakMap<Query, Matcher>()

function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = []
  for (const span of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const open = merged.at(-1)
    if (open === undefined || span.from > open.to) merged.push(span)
    else if (span.to > open.to) merged[merged.length - 1] = { from: open.from, to: span.to }
  }
  return merged
}
