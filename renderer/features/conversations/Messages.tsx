import { MessageSquareText } from 'lucide-react'
import { useCallback, useRef, useState } from 'react'
import { dayHeading } from '../../../shared/domain/time-display.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Count } from '../../components/Count.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { CoverageText } from '../../lists/CoverageText.tsx'
import { sortTitles } from '../../lists/columns.ts'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { size } from '../../lists/selection.ts'
import { firstSort } from '../../lists/sort.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { mostChosen, useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useSortedList } from '../../lists/useSortedList.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import type { ListOf } from '../../store/types.ts'
import { ListTitle } from './ListTitle.tsx'
import css from './Messages.module.css'
import { useListSort } from './useListSort.ts'

export interface MessagesProps {
  of: ListOf
  /** The message to stand on. */
  message: number | null
  /** The moment to begin at, UTC ms. */
  at: number | null
}

/** All messages, or those of a handle, tag or source, one on a line: in time order, or sorted by a column. */
export function Messages({ of, message, at }: MessagesProps) {
  const { sort, setSort } = useListSort(of.kind)
  const list = useSortedList(useMessageList({ of }), sort)
  const cursor = useMessageCursor(list)
  const lines = useRef<BigListHandle>(null)
  const [top, setTop] = useState(0)
  const zone = usePreferences((preferences) => preferences.zone)
  const { go, amend } = useRoutes(({ ways }) => ways)
  const listed = JSON.stringify(of)
  usePlace(
    list,
    cursor,
    { message, at },
    useCallback(
      (kept) => amend({ screen: 'messages', of: JSON.parse(listed), message: kept }),
      [amend, listed],
    ),
  )
  useFocusOnEntry(lines, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)
  useUnreadKeys(list, cursor.active, cursor.moveTo)

  const chosen = size(cursor.selection)
  const sentAt = list.get(top)?.sentAt ?? null
  return (
    <div className={cx('page-filled', css.page)}>
      <header className="page-bar">
        <ListTitle of={of} />
        <span className={css.counts}>
          <Count value={list.open?.rows ?? null} unit="rows" /> ·{' '}
          <Count value={list.open?.messages ?? null} unit="messages" />
          <CoverageText of={list.open === null ? null : { set: list.open.set }} before=" · " />
        </span>
        <span className={css.place}>
          {cursor.active !== null && list.open !== null && (
            <>
              row {grouped(cursor.active + 1)} of {grouped(list.open.rows)}
              {chosen > 1 && ` · ${grouped(chosen)} chosen`}
              {chosen > mostChosen && `, keys act on the first ${grouped(mostChosen)}`}
            </>
          )}
        </span>
        {list.sorting && (
          <span className={css.sorting} role="status">
            sorting by {sortTitles[sort.column]}…{' '}
            <Button look="quiet" onClick={() => setSort(firstSort)}>
              Stop
            </Button>
          </span>
        )}
        <span className={css.day}>{sentAt !== null && dayHeading(sentAt, zone)}</span>
        <JumpToDate
          list={list}
          onPosition={(position) => {
            cursor.moveTo(position)
            lines.current?.scrollToIndex(position, 'start')
            lines.current?.focus()
          }}
        />
      </header>
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      <MessageLines
        ref={lines}
        label="Messages"
        list={list}
        cursor={cursor}
        sort={sort}
        sorting={list.sorting}
        onSort={setSort}
        onVisible={setTop}
        onOpen={(row) => {
          amend({ screen: 'messages', of, message: row.id })
          go({ screen: 'conversation', conversation: row.conversation.id, message: row.id })
        }}
        empty={
          <EmptyState icon={MessageSquareText} title="No messages here">
            {of.kind === 'all'
              ? 'Nothing has been imported yet. An administrator or a supervisor imports a file: Ctrl+I.'
              : 'Nothing in this case belongs to this list yet.'}
          </EmptyState>
        }
      />
    </div>
  )
}
