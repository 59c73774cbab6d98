import '../../support/dom.ts'
import { render, screen } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { HandleName } from '../../../renderer/components/HandleName.tsx'
import { Highlighted } from '../../../renderer/components/Highlighted.tsx'
import { splitHidden } from '../../../renderer/components/hidden-characters.ts'
import { type Mark, type MarkKind, markedParts } from '../../../renderer/components/highlight.ts'
import { withoutMiddle } from '../../../renderer/components/middle.ts'
import { durationText, percentText, rateText } from '../../../renderer/components/progress-text.ts'

const anyText = fc.string({ unit: 'binary', maxLength: 60 })
const marks = fc.array(
  fc.record({
    from: fc.integer({ min: -5, max: 70 }),
    to: fc.integer({ min: -5, max: 70 }),
    kind: fc.constantFrom<MarkKind>('hit', 'suggestion', 'tag'),
  }),
  { maxLength: 6 },
)

describe('marked text', () => {
  test('whatever is marked, the parts joined are the text, and no character is cut in two', () => {
    fc.assert(
      fc.property(anyText, marks, (text, wanted) => {
        const parts = markedParts(text, wanted)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const part of parts)
          expect(part.text.isWellFormed()).toBe(text.isWellFormed() || part.text.isWellFormed())
      }),
    )
  })

  test('overlapping marks are both kept where they overlap', () => {
    const overlapping: Mark[] = [
      { from: 0, to: 6, kind: 'hit' },
      { from: 4, to: 10, kind: 'suggestion', title: 'why' },
    ]
    expect(markedParts('two tops for u', overlapping).map(({ text, kinds }) => [text, kinds])).toEqual([
      ['two ', ['hit']],
      ['to', ['hit', 'suggestion']],
      ['ps f', ['suggestion']],
      ['or u', []],
    ])
  })

  test('is text, never HTML, and is isolated from what stands around it', () => {
    const hostile = '<img src=x onerror=alert(1)><b>bold</b> &amp; \u202eabc'
    const { container } = render(<Highlighted text={hostile} marks={[{ from: 0, to: 5, kind: 'hit' }]} />)
    expect(container.textContent).toBe(hostile)
    expect(container.querySelector('img, b')).toBeNull()
    expect(container.querySelector('bdi')?.textContent).toBe(hostile)
    expect(container.querySelector('mark')?.textContent).toBe('<img ')
  })

  test('draws hidden characters when asked, and the text stays what it is', () => {
    const text = 'a\u200bb\u202ec'
    const { container } = render(<Highlighted text={text} showHidden />)
    expect(
      [...container.querySelectorAll('[data-name]')].map((sign) => sign.getAttribute('data-name')),
    ).toEqual(['ZWSP', 'RLO'])
    expect(container.textContent).toBe(text)
  })
})

describe('hidden characters', () => {
  test('are found one by one, and the parts joined are the text', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(
          splitHidden(text)
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test.each([
    ['\u200b', 'ZWSP'],
    ['\u00a0', 'NBSP'],
    ['\u202e', 'RLO'],
    ['\ufeff', 'BOM'],
    ['\u0007', 'BEL'],
    ['\u0085', 'U+0085'],
    ['\u2800', 'U+2800'],
    ['\u3164', 'U+3164'],
    ['\u{e0041}', 'U+E0041'],
  ])('%j is shown as %s', (character, name) => {
    expect(splitHidden(`x${character}y`).map((part) => part.hidden)).toEqual([null, name, null])
  })

  test.each(['plain text, £5\n\ttab', '👩‍🚀', '❤️‍🔥', '👨🏽‍⚖️', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'naïve Æ ﷺ'])('%j has none', (text) => {
    expect(splitHidden(text)).toEqual([{ text, hidden: null, at: 0 }])
  })

  test('a joiner that joins no emoji is not taken for one', () => {
    expect(splitHidden('fox\u200dglove').map((part) => part.hidden)).toEqual([null, 'ZWJ', null])
  })
})

describe('a handle', () => {
  test('always shows what hides in it', () => {
    const { container } = render(<HandleName name={'fox\u200bglove'} />)
    expect(container.querySelector('[data-name="ZWSP"]')).toBeTruthy()
  })

  test('that the file does not give is called unknown', () => {
    render(<HandleName name={null} />)
    expect(screen.getByText('unknown')).toBeTruthy()
  })
})

test('a hash keeps both its ends', () => {
  expect(withoutMiddle('0123456789abcdef', 4, 4)).toBe('0123…cdef')
  expect(withoutMiddle('012345678', 4, 4)).toBe('012345678')
})

describe('how work goes, in words', () => {
  test.each([
    [640, '640/s'],
    [1_234, '1.2k/s'],
    [148_000, '148k/s'],
    [3_240_000, '3.2M/s'],
  ])('%i a second is %s', (rate, text) => expect(rateText(rate)).toBe(text))
  test.each([
    [41.4, '41 s'],
    [60, '1 min'],
    [200, '3 min 20 s'],
    [3900, '1 h 5 min'],
    [-3, '0 s'],
  ])('%f seconds are %s', (seconds, text) => expect(durationText(seconds)).toBe(text))
  test('100 % is said only of all, 0 % only of nothing', () => {
    expect(percentText(0, 1000)).toBe('0 %')
    expect(percentText(9, 1000)).toBe('under 1 %')
    expect(percentText(79, 1000)).toBe('8 %')
    expect(percentText(999_999, 1_000_000)).toBe('99 %')
    expect(percentText(1_000_000, 1_000_000)).toBe('100 %')
    expect(percentText(5, 0)).toBe('0 %')
  })
})
