import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerpt, highlight } from '../../../shared/query/index.ts'
import { understood } from '../../support/query.ts'

function shown(text: string, body: string, width: number): string {
  const piece = excerpt(body, highlight(understood(text), body), width)
  let out = ''
  let at = 0
  for (const { from, to } of piece.ranges) {
    out += `${piece.text.slice(at, from)}[${piece.text.slice(from, to)}]`
    at = to
  }
  return `${piece.cutBefore ? '…' : ''}${out}${piece.text.slice(at)}${piece.cutAfter ? '…' : ''}`
}

describe('an excerpt', () => {
  const body =
    'Morning all. The wagon leaves Dover at nine and lands in the yard by noon, then on to the flat.'

  it('is the whole body when that fits', () => {
    expect(shown('wagon', 'the wagon', 40)).toBe('the [wagon]')
  })

  it('is cut between words around the first hit', () => {
    expect(shown('yard', body, 40)).toBe('…in the [yard] by noon, then on to the…')
  })

  it('begins at the beginning without a hit, and ends at the end with a late one', () => {
    expect(shown('nothing', body, 30)).toBe('Morning all. The wagon leaves…')
    expect(shown('flat', body, 30)).toBe('…by noon, then on to the [flat].')
  })

  it('keeps every hit that falls into it', () => {
    expect(shown('the OR wagon', body, 30)).toBe('…all. [The] [wagon] leaves Dover at…')
  })

  it('does not cut emoji, accents or surrogate pairs apart', () => {
    const family = '👨‍👩‍👧'
    expect(excerpt(family.repeat(6), [], 20).text).toBe(family.repeat(2))
    expect(excerpt('e\u0301'.repeat(20), [], 7).text).toBe('e\u0301'.repeat(3))
    expect(excerpt('👍🏽'.repeat(20), [], 6).text).toBe('👍🏽')
  })

  it('is a slice of the body that holds its hits, whatever the body and the width', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '🙂', '\u0301', '\u200D', '\n', '\uD83D'),
      maxLength: 120,
    })
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 60 }), (body, width) => {
        const ranges = highlight(understood('b OR 🙂'), body)
        const piece = excerpt(body, ranges, width)
        expect(piece.text).toBe(body.slice(piece.from, piece.from + piece.text.length))
        expect(piece.text.length).toBeLessThanOrEqual(Math.max(width, 2))
        expect(piece.cutBefore).toBe(piece.from > 0)
        expect(piece.cutAfter).toBe(piece.from + piece.text.length < body.length)
        for (const { from, to } of piece.ranges) {
          expect(from).toBeGreaterThanOrEqual(0)
          expect(to).toBeGreaterThan(from)
          expect(to).toBeLessThanOrEqual(piece.text.length)
        }
        const [first] = ranges
        if (first !== undefined && first.to - first.from <= width) {
          expect(piece.from).toBeLessThanOrEqual(first.from)
          expect(piece.from + piece.text.length).toBeGreaterThanOrEqual(first.to)
        }
      }),
      { numRuns: 3000 },
    )
  })
})
