import fc from 'fast-check'
import { expect, test } from 'vitest'
import { neededMs } from '../../../shared/domain/seen-rule.ts'

test('a longer text never needs less time on screen than a shorter one', () => {
  fc.assert(
    fc.property(fc.nat(100_000), fc.nat(100_000), (a, b) => {
      expect(neededMs(Math.max(a, b))).toBeGreaterThanOrEqual(neededMs(Math.min(a, b)))
    }),
  )
})

test('nothing counts within half a second, and nothing needs more than a quarter of a minute', () => {
  fc.assert(
    fc.property(fc.nat(10_000_000), (characters) => {
      expect(neededMs(characters)).toBeGreaterThan(500)
      expect(neededMs(characters)).toBeLessThan(15_000)
    }),
  )
})

test('a message of a line needs about two seconds', () => {
  expect(neededMs(60)).toBe(2000)
})
