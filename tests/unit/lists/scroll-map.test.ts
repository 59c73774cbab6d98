import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CAP,
  EDGE,
  maxTop,
  realHeight,
  ScrollMap,
  toReal,
  toVirtual,
} from '../../../renderer/lists/scroll-map.ts'

const geometry = fc.record({
  total: fc.integer({ min: 0, max: 2_000_000_000 }),
  viewport: fc.integer({ min: 100, max: 3000 }),
  cap: fc.constantFrom(CAP, CAP / 2, CAP / 3),
})

const ten = { total: 10_000_000 * 20, viewport: 800, cap: CAP }
const mostReal = realHeight(ten) - ten.viewport

describe('a scroll area taller than a browser can lay out', () => {
  test('is never taller than its cap, and no taller than its rows', () => {
    expect(realHeight(ten)).toBe(CAP)
    expect(realHeight({ ...ten, total: 5000 })).toBe(5000)
  })

  test('maps its ends exactly and one pixel to one pixel near them', () => {
    expect(toVirtual(ten, 0)).toBe(0)
    expect(toVirtual(ten, mostReal)).toBe(maxTop(ten))
    expect(toVirtual(ten, EDGE)).toBe(EDGE)
    expect(toVirtual(ten, mostReal - EDGE)).toBe(maxTop(ten) - EDGE)
  })

  test('maps there and back to the same place, and further down is further down', () => {
    fc.assert(
      fc.property(geometry, fc.double({ min: 0, max: 1, noNaN: true }), (sizes, part) => {
        const top = part * maxTop(sizes)
        expect(toVirtual(sizes, toReal(sizes, top))).toBeCloseTo(top, 2)
        expect(toReal(sizes, top)).toBeLessThanOrEqual(toReal(sizes, Math.min(maxTop(sizes), top + 1)))
        expect(toReal(sizes, top)).toBeLessThanOrEqual(Math.max(0, realHeight(sizes) - sizes.viewport))
      }),
    )
  })
})

describe('scrolling in it', () => {
  /** At the middle, the thumb where it belongs. */
  const atMiddle = () => {
    const map = new ScrollMap()
    map.resize(ten)
    map.placed(Math.round(toReal(ten, 100_000_000)), 100_000_000)
    return map
  }

  test('small steps are pixels, wherever they begin', () => {
    const map = atMiddle()
    expect(map.scrolled(map.real + 120)).toBe('moved')
    expect(map.top).toBe(100_000_120)
  })

  test('a drag of the thumb is a share of the whole', () => {
    const map = atMiddle()
    expect(map.scrolled(mostReal)).toBe('jumped')
    expect(map.top).toBe(maxTop(ten))
    expect(map.scrolled(0)).toBe('jumped')
    expect(map.top).toBe(0)
  })

  test('an event that reports no movement changes nothing', () => {
    const map = atMiddle()
    expect(map.scrolled(map.real)).toBe('same')
    expect(map.top).toBe(100_000_000)
  })

  test('before scrollTop runs out while there are rows left, it is called urgent', () => {
    const map = atMiddle()
    let urgentAt = 0
    for (let step = 1; step <= 200 && urgentAt === 0; step++) {
      map.scrolled(map.real + 3000)
      if (map.urgent) urgentAt = step * 3000
    }
    expect(urgentAt).toBeGreaterThan(0)
    expect(urgentAt).toBeLessThan(EDGE)
    map.placed(Math.round(map.belongs), map.top)
    expect(map.urgent).toBe(false)
  })

  test('whatever is done to it, the top stays within the rows', () => {
    const steps = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 })
    fc.assert(
      fc.property(geometry, steps, (sizes, parts) => {
        const map = new ScrollMap()
        map.resize(sizes)
        for (const part of parts) {
          map.scrolled(Math.round(part * Math.max(0, realHeight(sizes) - sizes.viewport)))
          expect(map.top).toBeGreaterThanOrEqual(0)
          expect(map.top).toBeLessThanOrEqual(maxTop(sizes))
        }
      }),
    )
  })

  test('fewer rows than before bring the top back to the new end', () => {
    const map = atMiddle()
    map.resize({ ...ten, total: 2000 })
    expect(map.top).toBe(1200)
  })
})
