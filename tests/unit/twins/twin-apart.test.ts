import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUndecided } from '../../../shared/domain/twin-apart.ts'

const undecided = (...messages: number[][]) => isUndecided(messages.map((packs) => new Set(packs)))

test('rows left apart are decided once each has its match, or none is left that it could be matched with', () => {
  expect(undecided([1], [1], [2])).toBe(true)
  expect(undecided([1, 2], [1])).toBe(false)
  expect(undecided([1, 2], [1, 2])).toBe(false)
  expect(undecided([1], [1])).toBe(false)
  expect(undecided([1, 2])).toBe(false)
  expect(undecided([1, 2], [3])).toBe(true)
  expect(undecided([1, 2], [2, 3], [1, 3])).toBe(false)
})

test('it is whether any two messages have no pack in common, whatever their order', () => {
  const packs = fc.uniqueArray(fc.integer({ min: -3, max: 3 }), { minLength: 1, maxLength: 4 })
  fc.assert(
    fc.property(fc.array(packs, { maxLength: 8 }), (messages) => {
      const some = messages.some((x) => messages.some((y) => !x.some((pack) => y.includes(pack))))
      expect(undecided(...messages)).toBe(some)
    }),
  )
})
