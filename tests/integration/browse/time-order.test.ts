import { expect, test } from 'vitest'
import { timeOrder } from '../../../electron/engine/browse/index.ts'
import { Desk } from '../../support/desk.ts'
import { addBareRows } from '../../support/rows.ts'

test('hits of several imports are put in time order', () => {
  const at = new Desk()
  const half = 60_000
  const seconds = (offset: number) => Array.from({ length: half }, (_, k) => (2 * k + offset) * 1000)
  addBareRows(at.db, 'odd.csv', seconds(1))
  addBareRows(at.db, 'even.csv', seconds(0))
  const order = timeOrder(at.reader)
  const all = Uint32Array.from({ length: 2 * half }, (_, k) => k + 1)
  const expected = Array.from({ length: half }, (_, k) => [half + k + 1, k + 1]).flat()
  const never = () => false
  expect(Array.from(order.sort(all, never))).toEqual(expected)
  const few = all.filter((id) => id % 7 === 0)
  expect(Array.from(order.sort(few, never))).toEqual(expected.filter((id) => id % 7 === 0))
  expect(order.sort(Uint32Array.of(3, 9), never)).toEqual(Uint32Array.of(3, 9))
})

test('putting many hits in order stops when nobody waits for them any more', () => {
  const at = new Desk()
  addBareRows(
    at.db,
    'a.csv',
    Array.from({ length: 60_000 }, (_, k) => k),
  )
  addBareRows(
    at.db,
    'b.csv',
    Array.from({ length: 60_000 }, (_, k) => k),
  )
  const all = Uint32Array.from({ length: 120_000 }, (_, k) => k + 1)
  expect(() => timeOrder(at.reader).sort(all, () => true)).toThrow(
    expect.objectContaining({ code: 'call.cancelled' }),
  )
})
