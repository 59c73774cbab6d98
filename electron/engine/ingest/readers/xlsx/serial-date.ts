import { dateText, dateTimeText, timeText } from '../sheet/clock-text.ts'
import type { NumberKind } from './number-format.ts'

const day = 86_400_000
const epoch1900 = Date.UTC(1899, 11, 30)
const epochBeforeMarch1900 = Date.UTC(1899, 11, 31)
const epoch1904 = Date.UTC(1904, 0, 1)
const lastDay1900 = 2_958_465 // 9999-12-31
const lastDay1904 = 2_957_003

/**
 * A day number as text: "2020-04-14", "09:12:30" or "2020-04-14 09:12:30", to the millisecond. Which of them the format decides, but no
 * part that the number has is ever dropped: a date shown without its time of day keeps it.
 *
 * In the 1900 system day 60 is 1900-02-29, which never was (Excel keeps Lotus' mistake); in the 1904 system day 0 is 1904-01-01.
 * @returns null for a number that is no such day: then it stays a number.
 */
export function serialText(serial: number, kind: NumberKind, system1904: boolean): string | null {
  if (kind === 'duration') {
    const elapsed = Math.round(Math.abs(serial) * day)
    if (elapsed > Number.MAX_SAFE_INTEGER) return null
    return `${serial < 0 ? '-' : ''}${timeText(elapsed)}`
  }
  const milliseconds = Math.round(serial * day)
  const whole = Math.floor(milliseconds / day)
  if (!(whole >= 0 && whole <= (system1904 ? lastDay1904 : lastDay1900))) return null
  const clock = milliseconds - whole * day
  // Below day 1 there is no date in the 1900 system; in the 1904 system only the format tells.
  const clockOnly = whole === 0 && (!system1904 || kind === 'time')
  if (clockOnly) return timeText(clock)
  const dateOnly = clock === 0 && kind === 'date'
  if (!system1904 && whole === 60) return dateOnly ? '1900-02-29' : `1900-02-29 ${timeText(clock)}`
  const local = epoch(whole, system1904) + milliseconds
  return dateOnly ? dateText(local) : dateTimeText(local)
}

/** The instant that counts as 0 for this day. */
function epoch(whole: number, system1904: boolean): number {
  if (system1904) return epoch1904
  return whole < 60 ? epochBeforeMarch1900 : epoch1900
}
