import type { Arrangement } from '../../../shared/contract/arrange.ts'

/** How hits can stand. */
export const orders = ['oldest', 'newest', 'relevance', 'handle', 'conversation', 'day'] as const
export type Order = (typeof orders)[number]

export const orderTitles: Readonly<Record<Order, string>> = {
  oldest: 'Oldest first',
  newest: 'Newest first',
  relevance: 'Most relevant first',
  handle: 'By sender, most hits first',
  conversation: 'By conversation, most hits first',
  day: 'By day',
}

/** What the engine is asked for; null: hits stand so as they are found. */
export function arrangementOf(order: Order): Pick<Arrangement, 'by' | 'descending'> | null {
  switch (order) {
    case 'oldest':
      return null
    case 'newest':
      return { by: 'time', descending: true }
    default:
      return { by: order, descending: false }
  }
}
