import { describe, expect, test } from 'vitest'
import { alignedTop } from '../../../renderer/lists/align.ts'

describe('where a row of 20 px is brought to in a window of 100 px', () => {
  const top = (from: number, present: number, align: 'auto' | 'start' | 'center' | 'end') =>
    alignedTop(from, 20, present, 100, align)

  test('auto moves no further than needed, and not at all for a row in sight', () => {
    expect(top(500, 450, 'auto')).toBe(450)
    expect(top(500, 0, 'auto')).toBe(420)
    expect(top(500, 800, 'auto')).toBe(500)
  })

  test('start, center and end are what they say', () => {
    expect(top(500, 0, 'start')).toBe(500)
    expect(top(500, 0, 'center')).toBe(460)
    expect(top(500, 0, 'end')).toBe(420)
  })

  test('a row taller than the window is shown from its beginning, or left as it is being read', () => {
    expect(alignedTop(500, 300, 0, 100, 'center')).toBe(500)
    expect(alignedTop(500, 300, 600, 100, 'auto')).toBe(600)
    expect(alignedTop(500, 300, 0, 100, 'auto')).toBe(500)
    expect(alignedTop(500, 300, 900, 100, 'auto')).toBe(700)
  })
})
