import fc from 'fast-check'
import { expect, test } from 'vitest'
import { timeBuckets } from '../../../shared/domain/time-buckets.ts'

const hour = 3_600_000

test('the buckets are the narrowest that a person can read: an hour for a day in at most 24', () => {
  const first = Date.UTC(2020, 3, 14, 0, 10)
  expect(timeBuckets(first, first + 23 * hour, 24)).toEqual({
    from: Date.UTC(2020, 3, 14),
    width: hour,
    count: 24,
  })
})

test('both instants lie in the first and the last bucket, and there are never more than asked for', () => {
  const instant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) })
  fc.assert(
    fc.property(instant, instant, fc.integer({ min: 1, max: 1000 }), (a, b, most) => {
      const first = Math.min(a, b)
      const last = Math.max(a, b)
      const { from, width, count } = timeBuckets(first, last, most)
      expect(count).toBeLessThanOrEqual(most)
      expect(Math.floor((first - from) / width)).toBe(0)
      expect(Math.floor((last - from) / width)).toBe(count - 1)
    }),
  )
})
