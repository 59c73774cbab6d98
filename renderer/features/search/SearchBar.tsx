import { BookmarkPlus, CircleHelp, SlidersHorizontal } from 'lucide-react'
import { IconButton } from '../../components/IconButton.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import type { MessageList } from '../../lists/useMessageList.ts'
import { Counts } from './Counts.tsx'
import { OrderMenu } from './OrderMenu.tsx'
import type { Order } from './order.ts'
import { Reading } from './Reading.tsx'
import css from './Search.module.css'
import type { Found } from './useFound.ts'

export interface SearchBarProps {
  found: Found
  list: MessageList
  building: boolean
  order: Order
  onOrder: (order: Order) => void
  onBuild: () => void
  onHelp: () => void
  onSave: () => void
  onPosition: (position: number) => void
}

/** Under the box: how much was found, how the text was read, and what can be done with both. */
export function SearchBar(props: SearchBarProps) {
  const { found, list, building, order, onOrder, onBuild, onHelp, onSave, onPosition } = props
  return (
    <div className={css.bar}>
      <Counts found={found} />
      <Reading text={found.text ?? ''} />
      <span className={css.tools}>
        {found.text !== null && <OrderMenu order={order} onOrder={onOrder} />}
        {found.run !== null && found.run.rows > 0 && <JumpToDate list={list} onPosition={onPosition} />}
        <IconButton
          icon={SlidersHorizontal}
          label="Build the search from lines"
          keys="mod+b"
          pressed={building}
          onClick={onBuild}
        />
        {found.text !== null && (
          <IconButton icon={BookmarkPlus} label="Save this search" keys="mod+s" onClick={onSave} />
        )}
        <IconButton icon={CircleHelp} label="How to search" onClick={onHelp} />
      </span>
    </div>
  )
}
