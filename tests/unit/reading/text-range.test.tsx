import '../../support/dom.ts'
import { render } from '@testing-library/react'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Highlighted } from '../../../renderer/components/Highlighted.tsx'
import type { Mark } from '../../../renderer/components/highlight.ts'
import { markedRange, markRange } from '../../../renderer/features/conversations/text-range.ts'

const hit = (from: number, to: number): Mark => ({ from, to, kind: 'hit' })

function page(text: string, marks: readonly Mark[]) {
  const { container } = render(
    <div>
      <p>before</p>
      <span data-body="1">
        <Highlighted text={text} marks={marks} showHidden />
      </span>
      <p>after</p>
    </div>,
  )
  const body = container.querySelector('[data-body]')
  const marked = window.getSelection()
  if (body === null || marked === null) throw new Error('The page has no message.')
  return { body, marked, container }
}

describe('a range of characters on the page', () => {
  test('is the same range of the body, whatever marks and hidden characters cut it into', () => {
    const texts = fc.string({
      unit: fc.constantFrom('a', 'b', ' ', '\u200b', '\u202e', '\n', 'é', '💪'),
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, fc.nat(24), fc.nat(24), fc.nat(24), fc.nat(24), (text, a, b, c, d) => {
        const clamp = (offset: number) => Math.min(text.length, offset)
        const [from, to] = [clamp(Math.min(a, b)), clamp(Math.max(a, b))]
        const { body, marked, container } = page(text, [hit(Math.min(c, d), Math.max(c, d))])
        markRange(body, marked, { from, to })
        expect(markedRange(body, marked)).toEqual(from < to ? { from, to } : null)
        container.remove()
      }),
      { numRuns: 60 },
    )
  })

  test('that begins before the message and ends after it is the whole message', () => {
    const { body, marked, container } = page('two tops', [])
    const before = container.querySelector('p')?.firstChild
    const after = container.querySelectorAll('p')[1]?.firstChild
    if (before == null || after == null) throw new Error('The page has no neighbours.')
    marked.setBaseAndExtent(before, 2, after, 3)
    expect(markedRange(body, marked)).toEqual({ from: 0, to: 8 })
  })

  test('that lies outside the message is none', () => {
    const { body, marked, container } = page('two tops', [])
    const before = container.querySelector('p')?.firstChild
    if (before == null) throw new Error('The page has no neighbour.')
    marked.setBaseAndExtent(before, 0, before, 3)
    expect(markedRange(body, marked)).toBeNull()
  })
})
