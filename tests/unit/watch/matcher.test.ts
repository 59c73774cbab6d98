import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WatchMatcher, type WatchSpan } from '../../../shared/domain/watch-matcher.ts'
import { highlight, parse } from '../../../shared/query/index.ts'

/** What a search for the text marks. */
function searched(text: string, body: string) {
  const parsed = parse(text)
  return parsed.ok ? highlight(parsed.query, body) : []
}

/** The stretches that a term's spans cover, as `highlight` joins them. */
function covered(spans: readonly WatchSpan[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of spans.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const open = joined.at(-1)
    if (open === undefined || from > open.to) joined.push({ from, to })
    else open.to = Math.max(open.to, to)
  }
  return joined
}

const words = [
  'tops',
  'Töps',
  'top',
  'box',
  'boxes',
  'two',
  'dover',
  'Dover',
  'wagon',
  'tens',
  '毒品',
  'köln',
  '2',
  '£',
  '🔥',
]
const word = fc.constantFrom(...words)
const leaf = fc.oneof(
  { weight: 6, arbitrary: word },
  { weight: 2, arbitrary: fc.array(word, { minLength: 2, maxLength: 3 }).map((all) => `"${all.join(' ')}"`) },
  word.map((each) => `${each}*`),
  fc.constantFrom('~tops', '~dovr', '~wagn'),
  fc.tuple(word, word).map(([a, b]) => `${a} NEAR/2 ${b}`),
  fc.constantFrom('from:ravenwolf', 'has:image', 'kind:text'),
)
const term = fc.oneof(
  { weight: 4, arbitrary: leaf },
  fc.tuple(leaf, leaf).map(([a, b]) => `(${a}) (${b})`),
  fc.tuple(leaf, leaf).map(([a, b]) => `(${a}) OR (${b})`),
  fc.tuple(leaf, leaf).map(([a, b]) => `(${a}) NOT (${b})`),
)
const body = fc
  .array(fc.oneof(word, fc.constantFrom(',', '…', 'and', 'STRASSE')), { maxLength: 12 })
  .map((all) => all.join(' '))

describe('terms of watch-lists', () => {
  it('are marked where a search for each of them marks the message', () => {
    fc.assert(
      fc.property(fc.uniqueArray(term, { minLength: 1, maxLength: 8 }), body, (texts, message) => {
        const spans = new WatchMatcher([{ texts }]).spans(message)
        for (const text of texts) {
          const own = spans.filter((span) => span.text === text)
          expect([text, covered(own)]).toEqual([text, searched(text, message)])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('are marked each for its own list', () => {
    const matcher = new WatchMatcher([{ texts: ['tops', 'dover'] }, { texts: ['2 tops', '"two boxes"'] }])
    expect(matcher.spans('2 tops at Dover')).toEqual([
      { from: 0, to: 1, list: 1, text: '2 tops' },
      { from: 2, to: 6, list: 0, text: 'tops' },
      { from: 2, to: 6, list: 1, text: '2 tops' },
      { from: 10, to: 15, list: 0, text: 'dover' },
    ])
  })

  it('that cannot be understood or have only filters mark nothing', () => {
    const matcher = new WatchMatcher([
      { texts: ['tops (', 'from:ravenwolf', 'NOT tops', 'tag:IM has:image'] },
    ])
    expect(matcher.spans('tops from ravenwolf')).toEqual([])
  })

  it('of a query with filters mark its words', () => {
    const matcher = new WatchMatcher([{ texts: ['from:ravenwolf tops after:2020-04-01'] }])
    expect(matcher.spans('2 tops')).toMatchObject([{ from: 2, to: 6 }])
  })

  it('are found among five thousand by the words of the message alone', () => {
    const texts = Array.from({ length: 5000 }, (_, i) => (i % 5 === 0 ? `"term ${i} two"` : `term${i}`))
    const matcher = new WatchMatcher([{ texts }])
    expect(matcher.spans('now term4999, then Term 25 two and term26').map(({ text }) => text)).toEqual([
      'term4999',
      '"term 25 two"',
      'term26',
    ])
  })
})
