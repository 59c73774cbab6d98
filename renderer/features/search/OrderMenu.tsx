import { ArrowDownWideNarrow } from 'lucide-react'
import { useMemo } from 'react'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { MenuButton } from '../../components/MenuButton.tsx'
import { type Order, orders, orderTitle } from './order.ts'

export interface OrderMenuProps {
  order: Order
  onOrder: (order: Order) => void
}

/** How the hits stand: by time, by relevance, or in groups. */
export function OrderMenu({ order, onOrder }: OrderMenuProps) {
  useCommands(
    useMemo<Command[]>(
      () =>
        orders.map((each) => ({
          id: `search.order.${each}`,
          title: `Show hits: ${orderTitle(each).toLowerCase()}`,
          group: 'Search',
          words: 'sort order group',
          run: () => onOrder(each),
        })),
      [onOrder],
    ),
  )
  const item = (each: (typeof orders)[number]) => ({
    id: each,
    title: orderTitle(each),
    checked: each === order,
    run: () => onOrder(each),
  })
  return (
    <MenuButton
      label={`Order of the hits: ${orderTitle(order)}`}
      icon={ArrowDownWideNarrow}
      align="end"
      groups={[orders.slice(0, 3).map(item), orders.slice(3).map(item)]}
    >
      {orderTitle(order)}
    </MenuButton>
  )
}
