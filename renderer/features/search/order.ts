import { sortTitles } from '../../lists/columns.ts'
import { firstSort, isFirstSort, type ListSort, sortFrom, sortText } from '../../lists/sort.ts'
import type { ListOrder } from '../../lists/useArranged.ts'

/** How hits can stand, apart from what their columns' headings sort by. */
export const orders = ['oldest', 'newest', 'relevance', 'handle', 'conversation', 'day'] as const
export type Order = (typeof orders)[number] | ListSort

const titles: Readonly<Record<(typeof orders)[number], string>> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  relevance: 'Most relevant first',
  handle: 'By sender, most hits first',
  conversation: 'By conversation, most hits first',
  day: 'By day',
}

export const orderTitle = (order: Order): string =>
  typeof order === 'string' ? titles[order] : `Sorted by ${sortTitles[order.column]}`

/** What the engine is asked for; null: hits stand so as they are found. */
export function arrangementOf(order: Order): ListOrder | null {
  if (typeof order !== 'string') return order
  switch (order) {
    case 'oldest':
      return null
    case 'newest':
      return { by: 'time', descending: true }
    default:
      return { by: order, descending: false }
  }
}

/** The column that gives the order; null: none does. */
export function sortOf(order: Order): ListSort | null {
  if (typeof order !== 'string') return order
  if (order === 'oldest') return firstSort
  return order === 'newest' ? { column: 'time', descending: true } : null
}

/** The order that a heading asks for: that by time has names of its own. */
export function orderOf(sort: ListSort): Order {
  if (sort.column !== 'time') return sort
  return isFirstSort(sort) ? 'oldest' : 'newest'
}

/** As it is kept: 'newest', 'by -sender'. */
export const orderText = (order: Order): string =>
  typeof order === 'string' ? order : `by ${sortText(order)}`

/** What was kept; null: nothing that is known. */
export function orderFrom(text: unknown): Order | null {
  if (typeof text !== 'string') return null
  return orders.find((order) => order === text) ?? (text.startsWith('by ') ? sortFrom(text.slice(3)) : null)
}
