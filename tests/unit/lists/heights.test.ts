import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Heights } from '../../../renderer/lists/heights.ts'

const ESTIMATE = 44

/** The same, without cleverness. */
class Plain {
  heights: number[]
  constructor(count: number) {
    this.heights = Array.from({ length: count }, () => ESTIMATE)
  }
  offsetOf(index: number): number {
    return this.heights.slice(0, index).reduce((sum, height) => sum + height, 0)
  }
}

const changes = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('set' as const),
      at: fc.nat(1999),
      height: fc.integer({ min: 1, max: 900 }),
    }),
    fc.record({ kind: fc.constant('resize' as const), count: fc.integer({ min: 0, max: 2000 }) }),
  ),
  { maxLength: 60 },
)

describe('heights that are known bit by bit', () => {
  test('add up like a plain list of numbers, through measuring, growing and shrinking', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2000 }), changes, fc.nat(2000), (count, steps, probe) => {
        const heights = new Heights(count, ESTIMATE)
        const plain = new Plain(count)
        for (const step of steps) {
          if (step.kind === 'set') {
            heights.set(step.at, step.height)
            if (step.at < plain.heights.length) plain.heights[step.at] = step.height
          } else {
            heights.resize(step.count)
            const kept = plain.heights.slice(0, step.count)
            plain.heights = [...kept, ...new Plain(Math.max(0, step.count - kept.length)).heights]
          }
        }
        const at = Math.min(probe, plain.heights.length)
        expect(heights.offsetOf(at)).toBe(plain.offsetOf(at))
        expect(heights.total).toBe(plain.offsetOf(plain.heights.length))
      }),
    )
  })

  test('the row at a position is the one that begins at or before it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), changes, fc.nat(1_000_000), (count, steps, position) => {
        const heights = new Heights(count, ESTIMATE)
        for (const step of steps) if (step.kind === 'set') heights.set(step.at, step.height)
        const index = heights.indexAt(position)
        expect(heights.offsetOf(index)).toBeLessThanOrEqual(position)
        if (index < count - 1) expect(heights.offsetOf(index + 1)).toBeGreaterThan(position)
      }),
    )
  })

  test('a million rows of which few are measured are placed without a million numbers', () => {
    const heights = new Heights(1_000_000, ESTIMATE)
    expect(heights.set(500_000, 100)).toBe(true)
    expect(heights.set(500_000, 100)).toBe(false)
    expect(heights.offsetOf(1_000_000)).toBe(1_000_000 * ESTIMATE + 56)
    expect(heights.indexAt(500_001 * ESTIMATE + 56)).toBe(500_001)
    expect(heights.indexAt(-50)).toBe(0)
    expect(heights.indexAt(1e12)).toBe(999_999)
  })
})
