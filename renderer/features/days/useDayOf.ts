import { useEffect } from 'react'
import { dayKey, type ShownZone } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { useNotice } from '../../store/notice.ts'
import { useSelection } from '../../store/selection.ts'

/** Tells the day to show when none was asked for: that of the row last in focus, else the first of the case. */
export function useDayOf(day: string | null, zone: ShownZone, onDay: (day: string) => void): void {
  const last = useSelection((selection) => selection.last)
  useEffect(() => {
    if (day !== null) return undefined
    let wanted = true
    void useNotice.getState().attempt(async () => {
      const at =
        (last === null ? null : (await call('message.get', { id: last })).sentAt) ?? (await firstAt())
      if (wanted) onDay(dayKey(at ?? Date.now(), zone))
    })
    return () => {
      wanted = false
    }
  }, [day, last, zone, onDay])
}

async function firstAt(): Promise<number | null> {
  const { before, after } = await call('span.neighbours', { from: 0, to: 0 })
  return after ?? before
}
