import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeIds, encodeIds } from '../../../electron/engine/cells/id-codec.ts'

const ids = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 0xffff_ffff }), { maxLength: 200 }),
  fc.uniqueArray(fc.integer({ min: 5_000_000, max: 5_000_400 }), { maxLength: 300 }),
)

it('ids are read back as they were written, rare and frequent ones', () => {
  fc.assert(
    fc.property(ids, (numbers) => {
      const sorted = Uint32Array.from(numbers).sort()
      expect(decodeIds(encodeIds(sorted), sorted.length)).toEqual(sorted)
    }),
  )
})

it('ids that follow one another take a bit each', () => {
  const all = Uint32Array.from({ length: 8000 }, (_, i) => i + 70_000)
  expect(encodeIds(all).length).toBe(5 + 1000)
  expect(decodeIds(encodeIds(all), 8000)).toEqual(all)
})

it('bytes of another number of ids are refused', () => {
  expect(() => decodeIds(encodeIds(Uint32Array.of(1, 2, 90_000)), 2)).toThrow(RangeError)
})
