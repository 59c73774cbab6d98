import { useMemo } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { DayStrip } from '../../components/DayStrip.tsx'
import { calendarBars } from '../../lists/calendar-bars.ts'
import { useRoutes } from '../../store/route.ts'
import { searchOfDays } from './search-of-days.ts'

interface Props {
  name: string
  days: Result<'handle.get'>['days']
}

/** Rows on each day; days without any are gaps in what is held, not proof of silence. Marked days open as a search. */
export function HandleDays({ name, days }: Props) {
  const go = useRoutes((routes) => routes.go)
  const bars = useMemo(
    () => calendarBars(days.map(({ day, sent, received }) => ({ day, rows: sent + received }))),
    [days],
  )
  return (
    <DayStrip
      label="Rows per day (UTC); a day without rows is no proof of no contact. Marked days are searched."
      bars={bars}
      unit="rows"
      range={null}
      ends={[days[0]?.day ?? '', days.at(-1)?.day ?? '']}
      onRange={(range) => {
        const from = bars[range?.from ?? -1]?.id
        if (range !== null && from !== undefined) {
          go({ screen: 'search', text: searchOfDays(name, from, bars[range.to + 1]?.id ?? null) })
        }
      }}
    />
  )
}
