import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  all,
  extendTo,
  has,
  nothing,
  only,
  type Selection,
  size,
  toggle,
} from '../../../renderer/lists/selection.ts'

const members = (selection: Selection) =>
  selection.ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, nth) => from + nth))

describe('a selection', () => {
  test('toggled at will holds what a plain set would hold, in ranges that never touch', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (presses) => {
        const plain = new Set<number>()
        let selection = nothing
        for (const index of presses) {
          selection = toggle(selection, index)
          if (!plain.delete(index)) plain.add(index)
        }
        expect(members(selection)).toEqual([...plain].sort((a, b) => a - b))
        expect(size(selection)).toBe(plain.size)
        for (let index = 0; index <= 30; index++) expect(has(selection, index)).toBe(plain.has(index))
        for (const [nth, [from]] of selection.ranges.entries()) {
          const before = selection.ranges[nth - 1]
          if (before) expect(from).toBeGreaterThan(before[1] + 1)
        }
      }),
    )
  })

  test('is extended from its anchor, in either direction', () => {
    const begun = only(10)
    expect(extendTo(begun, 14).ranges).toEqual([[10, 14]])
    expect(extendTo(extendTo(begun, 14), 7).ranges).toEqual([[7, 10]])
  })

  test('of all of ten million rows is one range', () => {
    expect(all(10_000_000).ranges).toEqual([[0, 9_999_999]])
    expect(size(all(10_000_000))).toBe(10_000_000)
    expect(size(toggle(all(10_000_000), 5))).toBe(9_999_999)
    expect(all(0)).toBe(nothing)
  })
})
