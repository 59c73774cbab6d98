import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clockText } from '../../../shared/bundle/clock-text.ts'
import { labelledDateTime, shownZones } from '../../../shared/domain/time-display.ts'

it('says what the screens say, at any instant and in any order', () => {
  const instant = fc.oneof(
    fc.integer({ min: Date.UTC(1890, 0, 1), max: Date.UTC(2100, 0, 1) }),
    fc.integer({ min: Date.UTC(2020, 2, 29), max: Date.UTC(2020, 2, 30) }),
    fc.integer({ min: Date.UTC(2020, 9, 25), max: Date.UTC(2020, 9, 26) }),
  )
  fc.assert(
    fc.property(fc.array(instant, { minLength: 1 }), fc.constantFrom(...shownZones), (instants, zone) => {
      for (const at of instants) expect(clockText(at, zone)).toBe(labelledDateTime(at, zone))
    }),
    { numRuns: 300 },
  )
})
