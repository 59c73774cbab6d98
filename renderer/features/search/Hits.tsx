import { SearchX } from 'lucide-react'
import { type RefObject, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import type { MarksOf } from '../../lists/bubbles/marks.ts'
import { MessageLines } from '../../lists/MessageLines.tsx'
import type { Arranged } from '../../lists/useArranged.ts'
import type { MessageCursor } from '../../lists/useMessageCursor.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { GroupBar } from './groups/GroupBar.tsx'
import { useGroupSections } from './groups/useGroupSections.tsx'
import { type Order, orderOf, sortOf } from './order.ts'
import css from './Search.module.css'

export interface HitsProps {
  lines: RefObject<BigListHandle | null>
  /** What is shown: the hits, or those of the search before while they are on their way. */
  list: MessageList
  /** It is of the search before: to be looked at and not acted on. */
  stale: boolean
  waiting: boolean
  arranged: Arranged
  cursor: MessageCursor
  marksOf: MarksOf
  order: Order
  onOrder: (order: Order) => void
  onTop: (position: number) => void
  onOpen: (row: MessageRow) => void
}

const nowhere: MessageCursor = {
  active: null,
  selection: { ranges: [], anchor: null },
  onCursor: () => undefined,
  moveTo: () => undefined,
  moves: () => 0,
  onBeyond: () => undefined,
}

/** The hits one on a line; in groups where they are grouped, each below its heading and the one that one reads in above the list. */
export function Hits(props: HitsProps) {
  const { lines, list, stale, waiting, arranged, cursor, marksOf, order, onOrder, onTop, onOpen } = props
  const [top, setTop] = useState(0)
  const groupedSet = arranged.groups > 0 ? (arranged.open?.set ?? null) : null
  const sections = useGroupSections(groupedSet, arranged.groups)
  return (
    <div className={stale ? css.stale : css.hits} aria-busy={waiting}>
      {groupedSet !== null && (
        <GroupBar
          set={groupedSet}
          total={arranged.groups}
          top={top}
          onPosition={(position) => {
            cursor.moveTo(position)
            lines.current?.scrollToIndex(position, 'start')
          }}
        />
      )}
      <MessageLines
        ref={lines}
        label="Hits"
        list={list}
        cursor={stale ? nowhere : cursor}
        marksOf={marksOf}
        sort={sortOf(order)}
        sorting={arranged.loading}
        onSort={(sort) => onOrder(orderOf(sort))}
        // Of other rows than those that the list has they would be in wrong places.
        sections={list.open?.set === groupedSet ? sections : undefined}
        onVisible={(first) => {
          setTop(first)
          onTop(first)
        }}
        onOpen={onOpen}
        empty={
          <EmptyState icon={SearchX} title="No row matches">
            Fewer words, a prefix* or ~a word that may be spelled otherwise find more. The search is in the
            log with its count of none.
          </EmptyState>
        }
      />
    </div>
  )
}
