import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countOf,
  difference,
  idsOf,
  intersect,
  overlap,
  toSet,
  union,
  within,
} from '../../../electron/engine/search/id-sets.ts'

const numbers = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 40 })
const stretches = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 8 })
  .map((points) => points.sort((a, b) => a - b))
  .map((points) =>
    points.flatMap((last, i) => (i % 2 === 1 ? [{ first: points[i - 1] ?? 0, last: last - 1 }] : [])),
  )
  .map((all) => all.filter(({ first, last }) => first <= last))

const ascending = (ids: Iterable<number>) => [...new Set(ids)].sort((a, b) => a - b)

describe('sets of ids', () => {
  it('agree with plain sets', () => {
    fc.assert(
      fc.property(numbers, numbers, stretches, stretches, (x, y, one, other) => {
        const a = toSet(x)
        const b = toSet(y)
        expect([...a]).toEqual(ascending(x))
        expect([...union(a, b)]).toEqual(ascending([...x, ...y]))
        expect([...intersect(a, b)]).toEqual(ascending(x.filter((id) => y.includes(id))))
        expect([...difference(a, b)]).toEqual(ascending(x.filter((id) => !y.includes(id))))
        const inside = (id: number) => one.some(({ first, last }) => first <= id && id <= last)
        expect([...within(a, one)]).toEqual(ascending(x.filter(inside)))
        expect(countOf(one)).toBe(idsOf(one).length)
        expect([...idsOf(overlap(one, other))]).toEqual([...intersect(idsOf(one), idsOf(other))])
      }),
      { numRuns: 2000 },
    )
  })
})
