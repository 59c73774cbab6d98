import { CalendarDays, ChevronLeft, ChevronRight } from 'lucide-react'
import { useCallback, useMemo, useRef } from 'react'
import { dayHeading, dayKey } from '../../../shared/domain/time-display.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { Select } from '../../components/Select.tsx'
import { AskDate } from '../../lists/AskDate.tsx'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { daySpan } from '../../lists/day-span.ts'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { ZoneButton } from '../../lists/ZoneButton.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Day.module.css'
import { Ruler } from './Ruler.tsx'
import { bucketOf, rulerEdges, spanHeading, spans, stepped } from './ruler.ts'
import { useDayKeys } from './useDayKeys.ts'
import { useDayOf } from './useDayOf.ts'

export interface DayProps {
  /** YYYY-MM-DD by the shown clock; null: the day of the row last in focus. */
  day: string | null
  days: number
  /** The message to stand on. */
  message: number | null
}

/** Every row of a day, or of some days, across the case, in time order beside a clock. */
export function Day({ day, days, message }: DayProps) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { amend } = useRoutes(({ ways }) => ways)
  useDayOf(
    day,
    zone,
    useCallback((found: string) => amend({ screen: 'day', day: found, days }), [amend, days]),
  )
  if (day === null) return null
  return <Stretch key={`${day} ${days}`} day={day} days={days} message={message} />
}

function Stretch({ day, days, message }: { day: string; days: number; message: number | null }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { go, amend } = useRoutes(({ ways }) => ways)
  const { from, to } = useMemo(() => daySpan(day, days, zone), [day, days, zone])
  const edges = useMemo(() => rulerEdges(day, days, zone), [day, days, zone])
  const list = useMessageList({ of: { kind: 'span', from, to } })
  const cursor = useMessageCursor(list)
  const lines = useRef<BigListHandle>(null)
  const { data: counted } = useCall('list.counts', list.open === null ? null : { set: list.open.set, edges })
  const { data: near } = useCall('span.neighbours', { from, to }, ['messages'])
  usePlace(
    list,
    cursor,
    { message, at: null },
    useCallback((kept: number) => amend({ screen: 'day', day, days, message: kept }), [amend, day, days]),
  )
  useFocusOnEntry(lines, list.open !== null)
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)
  useUnreadKeys(list, cursor.active, cursor.moveTo)
  const show = useCallback(
    (next: string, length = days) => amend({ screen: 'day', day: next, days: length }),
    [amend, days],
  )
  const toRows = (at: number | null | undefined) => {
    if (at != null) show(dayKey(at, zone))
  }
  useDayKeys({
    step: (by) => show(stepped(day, days, by)),
    toRows: (by) => toRows(by === 1 ? near?.after : near?.before),
  })

  const row = cursor.active === null ? undefined : list.get(cursor.active)
  return (
    <div className={cx('page-filled', css.page)}>
      <header className="page-bar">
        <span className={css.steps}>
          <IconButton
            icon={ChevronLeft}
            label={days === 1 ? 'Day before' : `${days} days before`}
            keys="{"
            onClick={() => show(stepped(day, days, -1))}
          />
          <h2>{spanHeading(edges, zone)}</h2>
          <IconButton
            icon={ChevronRight}
            label={days === 1 ? 'Next day' : `Next ${days} days`}
            keys="}"
            onClick={() => show(stepped(day, days, 1))}
          />
        </span>
        <span className={css.counts}>
          <RowsAndMessages rows={list.open?.rows ?? null} messages={list.open?.messages ?? null} />
        </span>
        <span className={css.place}>
          {cursor.active !== null &&
            list.open !== null &&
            `row ${grouped(cursor.active + 1)} of ${grouped(list.open.rows)}`}
        </span>
        <Select
          label="How long a stretch"
          labelHidden
          value={String(days)}
          options={spans.map((length) => ({
            value: String(length),
            title: length === 1 ? 'one day' : `${length} days`,
          }))}
          onValue={(length) => show(day, Number(length))}
        />
        <ZoneButton />
        <AskDate onDate={(at) => show(dayKey(at, zone))} />
      </header>
      {list.error !== null && <Banner kind="error" message={list.error.message} code={list.error.code} />}
      <div className={css.body}>
        <Ruler
          edges={edges}
          counts={counted?.counts ?? null}
          days={days}
          zone={zone}
          here={bucketOf(edges, row?.sentAt ?? null)}
          onMark={(index) => {
            const rows = list.open?.rows ?? 0
            const position = counted?.positions[index]
            if (position === undefined || rows === 0) return
            cursor.moveTo(Math.min(rows - 1, position))
            lines.current?.scrollToIndex(Math.min(rows - 1, position), 'start')
            lines.current?.focus()
          }}
        />
        <MessageLines
          ref={lines}
          label="Messages of these days"
          list={list}
          cursor={cursor}
          onOpen={(open) => {
            amend({ screen: 'day', day, days, message: open.id })
            go({ screen: 'conversation', conversation: open.conversation.id, message: open.id })
          }}
          empty={
            <EmptyState
              icon={CalendarDays}
              title={days === 1 ? 'No rows on this day' : 'No rows on these days'}
              action={
                <span className={css.ways}>
                  {near?.before != null && (
                    <Button keys="[" onClick={() => toRows(near.before)}>
                      {dayHeading(near.before, zone)}
                    </Button>
                  )}
                  {near?.after != null && (
                    <Button keys="]" onClick={() => toRows(near.after)}>
                      {dayHeading(near.after, zone)}
                    </Button>
                  )}
                </span>
              }
            >
              Nothing that is held was sent then. That is not proof of no contact.
            </EmptyState>
          }
        />
      </div>
    </div>
  )
}
