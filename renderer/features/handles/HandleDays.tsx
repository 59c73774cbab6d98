import { useMemo, useState } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import type { BarRange } from '../../components/bars.ts'
import { DayStrip } from '../../components/DayStrip.tsx'
import { calendarBars } from '../../lists/calendar-bars.ts'

/** Rows on each day; days without any are gaps in what is held, not proof of silence. */
export function HandleDays({ days }: { days: Result<'handle.get'>['days'] }) {
  const [range, setRange] = useState<BarRange | null>(null)
  const bars = useMemo(
    () => calendarBars(days.map(({ day, sent, received }) => ({ day, rows: sent + received }))),
    [days],
  )
  return (
    <DayStrip
      label="Rows per day (UTC); a day without rows is no proof of no contact"
      bars={bars}
      unit="rows"
      range={range}
      onRange={setRange}
    />
  )
}
