import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstAfter, indexOf } from '../../../renderer/features/conversations/hit-steps.ts'
import { boxes, perSlot, slotOf, startOf } from '../../../renderer/features/conversations/map-slots.ts'

const rowsAndSlots = fc
  .record({ rows: fc.integer({ min: 1, max: 5_000 }), most: fc.integer({ min: 1, max: 400 }) })
  .map(({ rows, most }) => ({ rows, count: Math.min(rows, most) }))

test('every slot of the map begins with its own first row', () => {
  fc.assert(
    fc.property(rowsAndSlots, ({ rows, count }) => {
      for (let slot = 0; slot < count; slot++) {
        expect(slotOf(startOf(slot, rows, count), rows, count)).toBe(slot)
      }
      expect(slotOf(rows - 1, rows, count)).toBe(count - 1)
    }),
  )
})

test('each position is counted in one slot', () => {
  fc.assert(
    fc.property(rowsAndSlots, fc.array(fc.nat(4_999)), ({ rows, count }, wanted) => {
      const positions = wanted.filter((position) => position < rows)
      const counts = perSlot(positions, rows, count)
      expect(counts.reduce((sum, one) => sum + one, 0)).toBe(positions.length)
    }),
  )
})

test('only slots with a width are drawn', () => {
  expect(boxes(3, 6, (slot) => (slot === 1 ? 4 : 0))).toBe('M6 1h4v1h-4z')
})

test('the next of many positions is found as a plain search finds it', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200)), fc.nat(200), (found, position) => {
      const positions = found.toSorted((a, b) => a - b)
      const next = positions.findIndex((one) => one > position)
      expect(firstAfter(positions, position)).toBe(next === -1 ? positions.length : next)
      expect(indexOf(positions, position)).toBe(positions.indexOf(position))
    }),
  )
})
