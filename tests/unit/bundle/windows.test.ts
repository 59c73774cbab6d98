import fc from 'fast-check'
import { expect, it } from 'vitest'
import { windowsOf } from '../../../electron/engine/bundle/windows.ts'

it('shows n positions on either side of each chosen one', () => {
  expect(windowsOf([10], 3, 100)).toEqual([{ from: 7, to: 13 }])
  expect(windowsOf([10], 0, 100)).toEqual([{ from: 10, to: 10 }])
})

it('ends at the ends of the conversation', () => {
  expect(windowsOf([0, 9], 3, 10)).toEqual([
    { from: 0, to: 3 },
    { from: 6, to: 9 },
  ])
})

it('joins windows that overlap or touch, so that nothing is shown twice', () => {
  expect(windowsOf([10, 14], 2, 100)).toEqual([{ from: 8, to: 16 }])
  expect(windowsOf([10, 15], 2, 100)).toEqual([{ from: 8, to: 17 }])
  expect(windowsOf([10, 16], 2, 100)).toEqual([
    { from: 8, to: 12 },
    { from: 14, to: 18 },
  ])
})

it('shows exactly the positions within n of a chosen one, in order and each once', () => {
  const some = fc.uniqueArray(fc.nat(60), { maxLength: 20 }).map((list) => list.sort((a, b) => a - b))
  fc.assert(
    fc.property(some, fc.nat(8), (chosen, context) => {
      const shown = windowsOf(chosen, context, 61).flatMap(({ from, to }) =>
        Array.from({ length: to - from + 1 }, (_, i) => from + i),
      )
      const wanted = Array.from({ length: 61 }, (_, i) => i).filter((position) =>
        chosen.some((each) => Math.abs(each - position) <= context),
      )
      expect(shown).toEqual(wanted)
    }),
  )
})
