import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin } from '../../../shared/query/index.ts'

/** The textbook table, without bands or early ends. */
function slips(a: string, b: string): number {
  const x = [...a]
  const y = [...b]
  const table = Array.from({ length: x.length + 1 }, (_, i) =>
    Array.from({ length: y.length + 1 }, (_, j) => i + j),
  )
  const at = (i: number, j: number) => table[i]?.[j] ?? Number.POSITIVE_INFINITY
  for (let i = 1; i <= x.length; i++) {
    for (let j = 1; j <= y.length; j++) {
      const change = x[i - 1] === y[j - 1] ? 0 : 1
      const swap =
        i > 1 && j > 1 && x[i - 1] === y[j - 2] && x[i - 2] === y[j - 1] ? at(i - 2, j - 2) + 1 : i + j
      const row = table[i]
      if (row) row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + change, swap)
    }
  }
  return at(x.length, y.length)
}

describe('spelling tolerance', () => {
  it.each([
    ['rotterdam', 'roterdam', 1],
    ['rotterdam', 'rottredam', 1],
    ['rotterdam', 'rotherdam', 1],
    ['dover', 'dovver', 1],
    ['kilo', 'kilo', 0],
    ['£€', '€£', 1],
    ['🙂a', 'a🙂', 1],
    ['abc', '', 3],
  ])('%s and %s are %i slips apart', (a, b, distance) => {
    expect(isWithin(a, b, distance)).toBe(true)
    if (distance > 0) expect(isWithin(a, b, distance - 1)).toBe(false)
  })

  it('agrees with the textbook table on any two words', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', '🙂'), maxLength: 8 })
    fc.assert(
      fc.property(word, word, fc.integer({ min: 0, max: 4 }), (a, b, limit) => {
        expect(isWithin(a, b, limit)).toBe(slips(a, b) <= limit)
      }),
      { numRuns: 3000 },
    )
  })
})
