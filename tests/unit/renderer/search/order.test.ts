import { describe, expect, test } from 'vitest'
import {
  arrangementOf,
  type Order,
  orderFrom,
  orderOf,
  orders,
  orderText,
  sortOf,
} from '../../../../renderer/features/search/order.ts'
import { sortColumns } from '../../../../shared/contract/arrange.ts'

const sorts: Order[] = sortColumns
  .filter((column) => column !== 'time')
  .flatMap((column) => [
    { column, descending: false },
    { column, descending: true },
  ])

describe('the order of hits', () => {
  test('is kept as a text that gives it back; what is not known gives nothing', () => {
    for (const order of [...orders, ...sorts]) expect(orderFrom(orderText(order))).toEqual(order)
    for (const text of ['', 'by colour', 'by ', 'upside down', 3, undefined])
      expect(orderFrom(text)).toBeNull()
  })

  test('by time is the same by heading and by menu', () => {
    expect(orderOf({ column: 'time', descending: false })).toBe('oldest')
    expect(orderOf({ column: 'time', descending: true })).toBe('newest')
    for (const order of ['oldest', 'newest', ...sorts] as const) {
      const sort = sortOf(order)
      expect(sort === null ? null : orderOf(sort)).toEqual(order)
    }
    expect(sortOf('relevance')).toBeNull()
  })

  test('is asked of the engine unless hits stand so already', () => {
    expect(arrangementOf('oldest')).toBeNull()
    expect(arrangementOf('day')).toEqual({ by: 'day', descending: false })
    expect(arrangementOf({ column: 'text', descending: true })).toEqual({ column: 'text', descending: true })
  })
})
