import fc from 'fast-check'
import { expect, test } from 'vitest'
import { eachStretch, encodeIds } from '../../../electron/engine/seen/id-codec.ts'
import { IdBits } from '../../../shared/domain/id-bits.ts'

const ascending = fc
  .uniqueArray(fc.integer({ min: 1, max: 20_000_000 }), { maxLength: 200 })
  .chain((ids) =>
    // Some ids bring those that follow them along, as a screenful of one source does.
    fc.tuple(fc.constant(ids), fc.integer({ min: 0, max: 40 })),
  )
  .map(([ids, more]) => {
    const all = new Set(
      ids.flatMap((id, k) => (k % 3 === 0 ? Array.from({ length: more }, (_, m) => id + m) : [id])),
    )
    return Uint32Array.from(all).sort()
  })

function decoded(bytes: Uint8Array): number[] {
  const ids: number[] = []
  eachStretch(bytes, (first, last) => {
    for (let id = first; id <= last; id++) ids.push(id)
  })
  return ids
}

test('ids come back as they were written', () => {
  fc.assert(
    fc.property(ascending, (ids) => {
      expect(decoded(encodeIds(ids))).toEqual([...ids])
    }),
  )
})

test('a screenful of rows that follow one another takes a few bytes, whatever their number', () => {
  const ids = Uint32Array.from({ length: 1000 }, (_, k) => 9_000_000 + k)
  expect(encodeIds(ids).length).toBeLessThan(8)
})

test('bytes that end within a number are an error', () => {
  expect(() => decoded(Uint8Array.of(0x80))).toThrow(RangeError)
})

test('a set of bits holds what was put in, and gives what lies in given stretches', () => {
  const stretches = fc
    .uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 2, maxLength: 8 })
    .map((ends) => ends.toSorted((a, b) => a - b))
    .map((ends) =>
      Array.from({ length: Math.floor(ends.length / 2) }, (_, k) => ({
        first: ends[2 * k] ?? 0,
        last: ends[2 * k + 1] ?? 0,
      })),
    )
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 6000 })), stretches, (ids, wanted) => {
      const bits = new IdBits()
      const plain = new Set<number>()
      for (const id of ids) {
        expect(bits.add(id)).toBe(!plain.has(id))
        plain.add(id)
      }
      expect(bits.size).toBe(plain.size)
      for (const id of [0, 31, 32, 6001, 1_000_000, ...ids]) expect(bits.has(id)).toBe(plain.has(id))
      expect([...bits.within(wanted)]).toEqual(
        [...plain]
          .filter((id) => wanted.some(({ first, last }) => first <= id && id <= last))
          .sort((a, b) => a - b),
      )
    }),
  )
})
