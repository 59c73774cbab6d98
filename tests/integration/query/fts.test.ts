import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import {
  highlight,
  MAX_DEPTH,
  type PlanNode,
  parse,
  plan,
  type QueryNode,
  tokenise,
} from '../../../shared/query/index.ts'
import { TestIndex } from '../../support/fts.ts'
import { hostileTexts, understood } from '../../support/query.ts'

const letters = ['a', 'b', 'c', 'ab', 'É', 'abc']
const body = fc
  .array(fc.constantFrom(...letters, 'a', 'b', '-', '🙂'), { maxLength: 14 })
  .map((words) => words.join(' '))

const term = fc.oneof(
  fc.constantFrom(...letters),
  fc.constantFrom('a*', 'e*', 'abc*', '"a b"', '"b a b"', '"a b"*', '"a a"'),
)
const pair = fc
  .tuple(term, fc.nat(4), term, fc.option(term, { nil: null }))
  .map(
    ([left, distance, right, other]) =>
      `${left} NEAR/${distance} ${other === null ? right : `(${right} OR ${other})`}`,
  )
const text = fc.letrec<{ query: string; group: string }>((tie) => ({
  query: fc
    .array(fc.tuple(fc.constantFrom('', '-', 'NOT '), tie('group'), fc.constantFrom(' ', ' AND ', ' OR ')), {
      minLength: 1,
      maxLength: 4,
    })
    .map((parts) => parts.map(([not, group, gap], i) => (i === 0 ? '' : gap) + not + group).join('')),
  group: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    term,
    pair,
    tie('query').map((inner) => `(${inner})`),
  ),
})).query

/** The same question asked of plain words by plain loops. */
function scan(node: QueryNode, words: readonly string[]): boolean {
  switch (node.kind) {
    case 'words':
      return starts(node, words).length > 0
    case 'near':
      return node.left.some((left) =>
        node.right.some((right) =>
          starts(left, words).some((a) =>
            starts(right, words).some((b) => {
              const [first, length, second] =
                a <= b ? [a, left.tokens.length, b] : [b, right.tokens.length, a]
              return second - (first + length) <= node.distance
            }),
          ),
        ),
      )
    case 'not':
      return !scan(node.child, words)
    case 'and':
      return node.children.every((child) => scan(child, words))
    case 'or':
      return node.children.some((child) => scan(child, words))
    default:
      throw new Error(`no ${node.kind} in these tests`)
  }
}

function starts(phrase: { tokens: readonly string[]; prefix: boolean }, words: readonly string[]): number[] {
  const wanted = phrase.tokens.map(plain)
  return words.flatMap((_, at) =>
    wanted.every((word, i) =>
      phrase.prefix && i === wanted.length - 1 ? words[at + i]?.startsWith(word) : words[at + i] === word,
    )
      ? [at]
      : [],
  )
}

const plain = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
const plainWords = (line: string) =>
  line
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .map(plain)

function expressionsOf(node: PlanNode): string[] {
  if (node.kind === 'match') return [node.expression]
  if (node.kind === 'not') return expressionsOf(node.child)
  return 'children' in node ? node.children.flatMap(expressionsOf) : []
}

describe('a search against the real index', () => {
  const empty = new TestIndex(['a b c'])
  afterAll(() => empty.close())

  const accepted = (typed: string) => {
    const result = parse(typed)
    if (result.ok) for (const expression of expressionsOf(plan(result.query))) empty.match(expression)
    return result.ok
  }

  it('makes no expression that FTS5 refuses, of any hostile text', () => {
    for (const hostile of hostileTexts) {
      accepted(hostile)
      accepted(`a ${hostile} b`)
      accepted(`(${hostile})`)
      accepted(`"${hostile}"`)
      accepted(`a OR -${hostile}*`)
    }
  })

  it('makes no expression that FTS5 refuses, of random characters', () => {
    const words = fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }), { maxLength: 6 })
    fc.assert(
      fc.property(words, (parts) => void accepted(parts.join(' '))),
      { numRuns: 1000 },
    )
  })

  it('makes no expression that FTS5 refuses, at the bounds of the language', () => {
    const nest = (open: string, inside: string, close: string) =>
      `${open.repeat(MAX_DEPTH)}${inside}${close.repeat(MAX_DEPTH)}`
    const many = Array.from({ length: 500 }, (_, i) => i.toString(36))
    for (const typed of [
      nest('(a ', 'b', ')'),
      nest('(a OR b ', 'c', ')'),
      nest('(a -', 'b', ')'),
      nest('(a OR -b c ', 'd', ')'),
      nest('-(a OR b ', 'c', ')'),
      many.join(' '),
      many.join(' OR '),
      many.map((word) => `-${word}`).join(' '),
      `a ${many
        .slice(1)
        .map((word) => `-${word}`)
        .join(' ')}`,
      many.slice(0, 400).join(' NEAR '),
      `(${many.slice(0, 20).join(' OR ')}) NEAR (${many.slice(0, 25).join(' OR ')})`,
      `"${'a '.repeat(1900)}"`,
    ]) {
      expect({ typed, ok: accepted(typed) }).toEqual({ typed, ok: true })
    }
  })

  it('finds the same rows as a plain scan, for random queries over random rows', () => {
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 12 }),
        fc.array(text, { minLength: 1, maxLength: 8 }),
        (bodies, typed) => {
          const index = new TestIndex(bodies)
          try {
            for (const one of typed) {
              const query = understood(one)
              const expected = bodies.flatMap((line, i) =>
                scan(query.root, plainWords(line)) ? [i + 1] : [],
              )
              expect([...index.run(plan(query, index))].sort((a, b) => a - b)).toEqual(expected)
            }
          } finally {
            index.close()
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  it('highlights nothing in a row that it does not find, and something in every row that words find', () => {
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 12 }),
        fc.array(text, { minLength: 1, maxLength: 8 }),
        (bodies, typed) => {
          const index = new TestIndex(bodies)
          try {
            for (const one of typed) {
              const query = understood(one)
              const found = index.run(plan(query, index))
              for (const [i, line] of bodies.entries()) {
                const hits = highlight(query, line)
                if (!found.has(i + 1)) expect(hits).toEqual([])
                else if (!/-|NOT/.test(one)) expect(hits).not.toEqual([])
              }
            }
          } finally {
            index.close()
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  it('highlights what FTS5 highlights for words, phrases, prefixes and NEAR', () => {
    const single = fc.oneof(
      term,
      fc.tuple(term, fc.nat(4), term).map(([a, n, b]) => `${a} NEAR/${n} ${b}`),
    )
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 1, maxLength: 12 }),
        fc.array(single, { minLength: 1, maxLength: 8 }),
        (bodies, typed) => {
          const index = new TestIndex(bodies)
          try {
            for (const one of typed) {
              const query = understood(one)
              const [expression] = expressionsOf(plan(query, index))
              // The beginning of a word, one or two letters long, is asked for word by word.
              if (expression === undefined) continue
              const expected = index.highlights(expression)
              for (const [i, line] of bodies.entries()) {
                expect({ one, line, hits: highlight(query, line) }).toEqual({
                  one,
                  line,
                  hits: expected.get(i + 1) ?? [],
                })
              }
            }
          } finally {
            index.close()
          }
        },
      ),
      { numRuns: 120 },
    )
  })

  it('finds a word of any script in exactly the rows where it is highlighted', () => {
    const line = fc.string({ unit: 'grapheme', maxLength: 20 })
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 15 }), fc.nat(), (bodies, pick) => {
        const stored = bodies.map((one) => one.toWellFormed())
        const words = stored.flatMap((one) => tokenise(one).map((token) => one.slice(token.from, token.to)))
        const word = words[pick % Math.max(1, words.length)]
        if (word === undefined) return
        const index = new TestIndex(stored)
        try {
          for (const typed of [`"${word}"`, `"${[...word][0]}"*`]) {
            const query = understood(typed)
            const found = index.run(plan(query, index))
            const highlighted = stored.flatMap((one, i) => (highlight(query, one).length > 0 ? [i + 1] : []))
            expect([...found].sort((a, b) => a - b)).toEqual(highlighted)
            expect(found.size).toBeGreaterThan(0)
          }
        } finally {
          index.close()
        }
      }),
      { numRuns: 120 },
    )
  })

  it('finds emoji, currency and other spellings', () => {
    const index = new TestIndex([
      'ok🙂',
      'ok',
      '£38 a box',
      '38 a box',
      'only £381',
      'Roterdam',
      'rottredam or bust',
    ])
    const found = (typed: string) => [...index.run(plan(understood(typed), index))]
    expect(found('🙂')).toEqual([1])
    expect(found('ok')).toEqual([1, 2])
    expect(found('ok -🙂')).toEqual([2])
    expect(found('£38')).toEqual([3])
    expect(found('38')).toEqual([3, 4])
    expect(found('£38*')).toEqual([3, 5])
    expect(found('£')).toEqual([3, 5])
    expect(found('~rotterdam')).toEqual([6, 7])
    expect(found('~rotterdam -bust')).toEqual([6])
    index.close()
  })
})
