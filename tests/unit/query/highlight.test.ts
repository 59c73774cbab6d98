import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlight, literalMatches, parse, plan } from '../../../shared/query/index.ts'
import { hostileTexts, understood } from '../../support/query.ts'

/** The body with its hits in square brackets. */
function marked(text: string, body: string): string {
  let out = ''
  let at = 0
  for (const { from, to } of highlight(understood(text), body)) {
    out += `${body.slice(at, from)}[${body.slice(from, to)}]`
    at = to
  }
  return out + body.slice(at)
}

describe('highlighting', () => {
  it.each([
    ['kilo', 'a Kilo, two kilos, KILO', 'a [Kilo], two kilos, [KILO]'],
    ['cafe', 'at the Café / cafe\u0301!', 'at the [Café] / [cafe\u0301]!'],
    ['CAFÉ', 'the cafe', 'the [cafe]'],
    ['kilo*', 'kilo kilos xkilo', '[kilo] [kilos] xkilo'],
    ['"big al"', 'Big-Al met big, al; not al big', '[Big-Al] met [big, al]; not al big'],
    ['"a a"', 'a a a', '[a a a]'],
    ['"big a"*', 'big al, big bob, big', '[big al], big bob, big'],
    ['a b', 'b x a', '[b] x [a]'],
    ['a b', 'b x', 'b x'],
    ['a OR b', 'b x', '[b] x'],
    ['a OR (b c)', 'a b', '[a] b'],
    ['a -b', 'a c', '[a] c'],
    ['a -b', 'a b', 'a b'],
    ['NOT b', 'a c', 'a c'],
    ['a OR NOT b', 'a c', '[a] c'],
    ['from:x a', 'a b', '[a] b'],
    ['from:x OR a', 'b', 'b'],
    ['a -(b from:x)', 'a b', '[a] b'],
    ['', 'a b', 'a b'],
    ['a NEAR/1 b', 'a x b x x a', '[a] x [b] x x a'],
    ['a NEAR/0 b', 'b a x b', '[b] [a] x b'],
    ['"a a" NEAR/1 b', 'b x a a x x b', '[b] x [a a] x x b'],
    ['(a OR c) NEAR/0 b', 'c b a', '[c] [b] [a]'],
    ['a NEAR a', 'x a', 'x [a]'],
    ['~rotterdam', 'Roterdam rottredam rome', '[Roterdam] [rottredam] rome'],
    ['🙂', 'ok🙂🙂 👍', 'ok[🙂🙂] 👍'],
    ['👍', 'ok 👍🏽', 'ok [👍]🏽'],
    ['👍🏽', 'ok 👍🏽 👍', 'ok [👍🏽] 👍'],
    ['❤', 'a ❤️ b', 'a [❤]️ b'],
    ['£38', 'for £38k, £38 or £ 38; 38 £', 'for £38k, [£38] or [£ 38]; 38 £'],
    ['£38*', 'for £38k', 'for [£38k]'],
    ['"box 🙂 there"', 'BOX, 🙂 there. box there', '[BOX, 🙂 there]. box there'],
    ['→', 'Dover→Calais', 'Dover[→]Calais'],
    ['09:15', 'at 09.15', 'at [09.15]'],
    ['kilo', '\u2068kilo\u2069 ok', '\u2068[kilo]\u2069 ok'],
    ['中文', '中文 我中文字 文', '[中文] 我[中文]字 文'],
    ['"中文 kilo"', '中文  kilos', '[中文  kilo]s'],
    ['ไหน', 'ที่ไหนนะ', 'ที่[ไหน]นะ'],
    ['كتاب', 'الكتاب', 'ال[كتاب]'],
    ['한국', '한국어를', '[한국]어를'],
    ['ガス', 'ｶﾞｽ栓', '[ｶﾞｽ]栓'],
    ['strasse', 'Straße, STRASSE', '[Straße], [STRASSE]'],
    ['Straße', 'strasse', '[strasse]'],
    ['five', 'ﬁve ﬁves', '[ﬁve] ﬁves'],
    ['fiv*', 'ﬁves', '[ﬁves]'],
    ['kilo', 'ＫＩＬＯ', '[ＫＩＬＯ]'],
    ['елка', 'ёлка', '[ёлка]'],
    ['~kilo', 'кіlо kilos', '[кіlо] [kilos]'],
    ['*tops*', 'laptops Tops top', '[laptops] [Tops] top'],
    ['*ops', 'laptops opsx', '[laptops] opsx'],
    ['*"op two"*', 'laptop twofold top one', '[laptop twofold] top one'],
    ['*op NEAR/0 a', 'laptop a b laptop', '[laptop] [a] b laptop'],
    ['2 of (a, b, c)', 'a x c', '[a] x [c]'],
    ['2 of (a, b, c)', 'a x x', 'a x x'],
    ['2 of (a, from:x, c)', 'a x x', '[a] x x'],
  ])('%j marks %j as %j', (text, body, expected) => {
    expect(marked(text, body)).toBe(expected)
  })

  it('gives ascending ranges inside the body, for any query and any body', () => {
    const texts = fc.oneof(fc.constantFrom(...hostileTexts), fc.string({ unit: 'binary', maxLength: 20 }))
    fc.assert(
      fc.property(texts, fc.string({ unit: 'binary', maxLength: 60 }), (text, body) => {
        const result = parse(text)
        if (!result.ok) return
        let last = -1
        for (const { from, to } of highlight(result.query, `${body} ${text}`)) {
          expect(from).toBeGreaterThan(last)
          expect(to).toBeGreaterThan(from)
          last = to
        }
        expect(last).toBeLessThanOrEqual(body.length + 1 + text.length)
      }),
      { numRuns: 2000 },
    )
  })

  it('marks a hundred thousand repeated words without trying each against each', () => {
    const body = 'a b '.repeat(50_000)
    expect(highlight(understood('a NEAR/999 b'), body)).toHaveLength(100_000)
  })
})

describe('words and symbols that the index does not hold', () => {
  const literalIn = (text: string) => {
    const node = plan(understood(text))
    const literal = node.kind === 'and' ? node.children.at(-1) : node
    if (literal?.kind !== 'look' || literal.literal === null) throw new Error(`${text} has no literal`)
    return literal.literal
  }

  it.each([
    ['🙂', 'ok🙂', true],
    ['🙂', 'ok :)', false],
    ['£38', 'only £38!', true],
    ['£38', 'only £381', false],
    ['£38', '£ and 38', false],
    ['£38*', 'only £381', true],
    ['“Café 🙂”', 'CAFE\u0301 — 🙂', true],
  ])('%s in %j: %j', (text, body, expected) => {
    expect(literalMatches(literalIn(text), body)).toBe(expected)
  })

  it('are found exactly where they are highlighted', () => {
    const unit = fc.constantFrom('🙂', '£', '38', 'a', ' ', '!', '👍', '🏽', '\u200D', 'é')
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 12 }),
        fc.constantFrom('🙂', '£38', '£38*', '"a 🙂"', '👍🏽', 'a£'),
        (units, text) => {
          const body = units.join('')
          expect(literalMatches(literalIn(text), body)).toBe(highlight(understood(text), body).length > 0)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
