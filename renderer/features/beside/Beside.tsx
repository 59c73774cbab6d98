import { UsersRound } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { dayKey } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { Select } from '../../components/Select.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { MessageBubbles } from '../../lists/bubbles/MessageBubbles.tsx'
import { useReveal } from '../../lists/bubbles/useReveal.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { ZoneButton } from '../../lists/ZoneButton.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Beside.module.css'
import { laneOf } from './lanes.ts'

export interface BesideProps {
  handles: readonly [number, number]
  /** Everything of either, or only what is between the two. */
  rows: 'either' | 'between'
  /** The message to stand on. */
  message: number | null
}

const choices = [
  { value: 'either', title: 'everything of either' },
  { value: 'between', title: 'only between the two' },
] as const

/** Two handles side by side in one order of time: each has a column, and what is between them stands across both. */
export function Beside({ handles, rows, message }: BesideProps) {
  const { go, amend, back } = useRoutes(({ ways }) => ways)
  const list = useMessageList({ of: { kind: 'pair', handles: [handles[0], handles[1]], rows } })
  const cursor = useMessageCursor(list)
  const bubbles = useRef<BigListHandle>(null)
  const { moveTo } = cursor
  const goTo = useCallback(
    (position: number) => {
      moveTo(position)
      bubbles.current?.scrollToIndex(position, 'center')
    },
    [moveTo],
  )
  usePlace(
    list,
    { ...cursor, moveTo: goTo },
    { message, at: null },
    useCallback(
      (kept: number) => amend({ screen: 'beside', handles, rows, message: kept }),
      [amend, handles, rows],
    ),
  )
  useFocusOnEntry(bubbles, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, moveTo)
  useUnreadKeys(list, cursor.active, goTo)
  const row = cursor.active === null ? undefined : list.get(cursor.active)
  const { viewer } = useReveal(row)
  const inLane = useCallback((of: MessageRow) => laneOf(of, handles), [handles])
  const show = (next: readonly [number, number], which: BesideProps['rows']) =>
    amend({ screen: 'beside', handles: next, rows: which, ...(row === undefined ? {} : { message: row.id }) })
  const commands = useMemo<Command[]>(
    () => [{ id: 'beside.leave', title: 'Back', group: 'List', keys: 'escape', keyOnly: true, run: back }],
    [back],
  )
  useCommands(commands)
  const onDay = useCallback(
    (at: number) => go({ screen: 'day', day: dayKey(at, usePreferences.getState().zone) }),
    [go],
  )
  return (
    <div className={cx('page-filled', css.page)}>
      <header className="page-bar">
        <h2 className="visually-hidden">Two handles side by side</h2>
        <span className={css.counts}>
          <RowsAndMessages rows={list.open?.rows ?? null} messages={list.open?.messages ?? null} />
        </span>
        <span className={css.place}>
          {cursor.active !== null &&
            list.open !== null &&
            `row ${grouped(cursor.active + 1)} of ${grouped(list.open.rows)}`}
        </span>
        <Select
          label="Which rows"
          labelHidden
          value={rows}
          options={choices}
          onValue={(which) => show(handles, which)}
        />
        <ZoneButton />
        <JumpToDate list={list} onPosition={goTo} />
      </header>
      <div className={css.columns}>
        {handles.map((handle) => (
          <ColumnHead key={handle} handle={handle} />
        ))}
      </div>
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      <MessageBubbles
        ref={bubbles}
        label="Two handles side by side"
        list={list}
        cursor={cursor}
        near={null}
        mixed
        laneOf={inLane}
        onDay={onDay}
        onOpen={(open) => {
          amend({ screen: 'beside', handles, rows, message: open.id })
          go({ screen: 'conversation', conversation: open.conversation.id, message: open.id })
        }}
        empty={
          <EmptyState icon={UsersRound} title="No rows">
            {rows === 'between'
              ? 'No row between these two handles is held. Everything of either is shown by the choice above.'
              : 'Neither handle sent or received a row that is held.'}
          </EmptyState>
        }
      />
      {viewer}
    </div>
  )
}

function ColumnHead({ handle }: { handle: number }) {
  const { data } = useCall('handle.get', { id: handle }, ['messages', 'attributions'])
  const { go } = useRoutes(({ ways }) => ways)
  return (
    <h3 className={css.column}>
      <button type="button" className={css.handle} onClick={() => go({ screen: 'handle', handle })}>
        <HandleName name={data?.name ?? null} />
      </button>
      {data !== null && (
        <span className={css.quiet}>
          {data.person === null ? data.state : `${data.person.name}, ${data.state}`} ·{' '}
          {grouped(data.sent + data.received)} rows
        </span>
      )}
    </h3>
  )
}
