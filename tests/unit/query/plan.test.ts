import { describe, expect, it } from 'vitest'
import { type PlanNode, plan } from '../../../shared/query/index.ts'
import { understood } from '../../support/query.ts'

/** A plan as a bracketed line. */
function sketch(node: PlanNode): string {
  switch (node.kind) {
    case 'all':
      return 'all'
    case 'match':
      return `match[${node.expression}]`
    case 'any':
      return `any[${node.expressions.length}]`
    case 'part':
      return `part[${node.suffix ? '*' : ''}${node.part}${node.prefix ? '*' : ''}]`
    case 'look':
      return node.literal === null
        ? 'look'
        : `look[${node.literal.terms.join(' ')}${node.literal.prefix ? '*' : ''}; ${node.symbols.join('')}]`
    case 'fuzzy':
      return `fuzzy[${node.word} ${node.distance}]`
    case 'filter':
      return 'value' in node.filter ? `${node.filter.field}=${node.filter.value}` : node.filter.field
    case 'not':
      return `not(${sketch(node.child)})`
    default:
      return `${node.kind}(${node.children.map(sketch).join(', ')})`
  }
}

const planned = (text: string) => sketch(plan(understood(text)))

describe('the plan of a search', () => {
  it.each([
    ['', 'all'],
    ['kilo', 'match["kilo"]'],
    ['kilo dover', 'match["kilo" AND "dover"]'],
    ['a (b c) "d e"', 'match["a" AND "b" AND "c" AND "d e"]'],
    ['a OR (b OR c)', 'match["a" OR "b" OR "c"]'],
    ['a (b OR c)', 'match["a" AND ("b" OR "c")]'],
    ['a OR b c', 'match["a" OR ("b" AND "c")]'],
    ['impor*', 'match["impor"*]'],
    ['"big al"*', 'match["big al"*]'],
    ['a NEAR/5 b', 'match[NEAR("a" "b", 5)]'],
    ['(a OR b) NEAR c', 'match[NEAR("a" "c", 10) OR NEAR("b" "c", 10)]'],
    ['x (a OR b) NEAR c', 'match["x" AND (NEAR("a" "c", 10) OR NEAR("b" "c", 10))]'],
    ['NOT a', 'not(match["a"])'],
    ['-a -b', 'not(match["a" OR "b"])'],
    ['a -b -c', 'match["a" NOT ("b" OR "c")]'],
    ['-b a -c d', 'match[("a" AND "d") NOT ("b" OR "c")]'],
    ['a -(b c)', 'match["a" NOT ("b" AND "c")]'],
    ['a OR -b', 'or(match["a"], not(match["b"]))'],
    ['a OR (b -c)', 'match["a" OR ("b" NOT "c")]'],
    ['-(a -b)', 'not(match["a" NOT "b"])'],
    ['c -(a -b)', 'match["c" NOT ("a" NOT "b")]'],
    ['from:a', 'from=a'],
    ['kilo from:a', 'and(match["kilo"], from=a)'],
    ['from:a kilo tag:IM dover', 'and(match["kilo" AND "dover"], from=a, tag=IM)'],
    ['(from:a OR from:b) kilo -tag:IM', 'and(match["kilo"], or(from=a, from=b), not(tag=IM))'],
    ['(kilo from:a) dover', 'and(match["kilo" AND "dover"], from=a)'],
    ['kilo -from:a -dover', 'and(match["kilo" NOT "dover"], not(from=a))'],
    ['from:a -dover', 'and(not(match["dover"]), from=a)'],
    ['from:a OR kilo OR dover', 'or(match["kilo" OR "dover"], from=a)'],
    ['-(kilo from:a)', 'not(and(match["kilo"], from=a))'],
    ['~rotterdam kilo', 'and(match["kilo"], fuzzy[rotterdam 2])'],
    ['🙂', 'look[🙂; 🙂]'],
    ['£38 kilo', 'and(match["38" AND "kilo"], look[£ 38; £])'],
    ['£38*', 'and(part[38*], look[£ 38*; £])'],
    ['£380*', 'and(match["380"*], look[£ 380*; £])'],
    ['"Box 🙂 there"', 'and(match["box there"], look[box 🙂 there; 🙂])'],
    ['Ⓐ', 'look[Ⓐ; Ⓐ]'],
    ['-🙂', 'not(look[🙂; 🙂])'],
    ['-£38', 'not(and(match["38"], look[£ 38; £]))'],
    ['a OR £38', 'or(match["a"], and(match["38"], look[£ 38; £]))'],
    ['on:2020', 'sent'],
    ['time:22-4', 'time'],
    ['*tops*', 'part[*tops*]'],
    ['*ops', 'part[*ops]'],
    ['th*', 'part[th*]'],
    ['-*ops kilo', 'and(match["kilo"], not(part[*ops]))'],
    ['*"wo boxe"*', 'and(part[*wo], part[boxe*], look)'],
    ['*x NEAR y', 'and(match["y"], part[*x], look)'],
    ['中文', 'part[*中文*]'],
    ['"中文 kilo"', 'and(part[*中文], part[kilo*], look)'],
    ['2 of (a, b c, from:x)', 'some(match["a"], match["b" AND "c"], from=x)'],
    ['1 of (a, b)', 'or(match["a"], match["b"])'],
    ['2 of (a, from:b)', 'and(match["a"], from=b)'],
  ])('%j becomes %s', (text, expected) => {
    expect(planned(text)).toBe(expected)
  })

  it('leaves brackets nested deeper than FTS5 can read to the engine', () => {
    const depth = 38
    const text = `${'(a OR (b '.repeat(depth / 2)}c${'))'.repeat(depth / 2)}`
    const expressions: string[] = []
    const walk = (node: PlanNode): void => {
      if (node.kind === 'match') expressions.push(node.expression)
      if ('children' in node) node.children.forEach(walk)
    }
    walk(plan(understood(text)))
    expect(expressions.length).toBeGreaterThan(1)
    expect(expressions.join().replace(/[^abc]/g, '')).toHaveLength(depth + 1)
  })

  it('asks for very many alternatives in batches', () => {
    const words = Array.from({ length: 100 }, (_, i) => `w${i}`)
    expect(planned(words.join(' OR '))).toBe('any[100]')
  })

  it('asks for every spelling that the index has of a word', () => {
    const spellings: Record<string, string[]> = { strasse: ['straße'], five: ['ﬁve'] }
    const lexicon = { variants: (key: string) => spellings[key] ?? [] }
    const planned = (text: string) => sketch(plan(understood(text), lexicon))
    expect(planned('Straße')).toBe('match["strasse" OR "straße"]')
    expect(planned('"five strasse"')).toBe(
      'match["five strasse" OR "five straße" OR "ﬁve strasse" OR "ﬁve straße"]',
    )
    expect(planned('five NEAR/2 a')).toBe('match[NEAR("five" "a", 2) OR NEAR("ﬁve" "a", 2)]')
  })
})
