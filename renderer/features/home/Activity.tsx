import { useMemo, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { dayOf } from '../../app/day-of.ts'
import type { BarRange } from '../../components/bars.ts'
import { DayStrip } from '../../components/DayStrip.tsx'
import { grouped, percentText } from '../../components/progress-text.ts'
import { calendarBars } from '../../lists/calendar-bars.ts'
import { useRoutes } from '../../store/route.ts'
import { Figure, type Overview } from './Figure.tsx'

/** Rows per day, and how many of them this account has seen. Choosing a day opens the messages there. */
export function Activity({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const [range, setRange] = useState<BarRange | null>(null)
  const { rows, messages, seen, days, indexed } = overview
  const read = useCall('reading.days', {}, ['seen', 'messages']).data?.days
  const bars = useMemo(() => calendarBars(days, read), [days, read])
  const open = (chosen: BarRange | null) => {
    setRange(chosen)
    const day = chosen === null ? undefined : bars[chosen.from]?.id
    const start = day === undefined ? null : dayOf(day)
    if (start !== null) go({ screen: 'messages', of: { kind: 'all' }, at: start.at })
  }
  return (
    <Figure
      title="Messages"
      wide
      number={grouped(messages)}
      of={`${messages === 1 ? 'message' : 'messages'} in ${grouped(rows)} rows`}
      onOpen={() => go({ screen: 'messages', of: { kind: 'all' } })}
    >
      <DayStrip
        label="Rows per day (UTC)"
        bars={bars}
        unit="rows"
        parts={read === undefined ? undefined : 'seen by you'}
        ends={[days[0]?.day ?? '', days.at(-1)?.day ?? '']}
        range={range}
        onRange={open}
      />
      You have seen {grouped(seen)} {seen === 1 ? 'row' : 'rows'} ({percentText(seen, Math.max(1, rows))}),
      the part at the foot of the bars.
      {indexed < rows &&
        ` ${grouped(rows - indexed)} rows can be read but not searched yet: the index is being built.`}
    </Figure>
  )
}
