import { dayHeading } from '../../shared/domain/time-display.ts'

/**
 * The day that a person typed: 2020-04-14 or, day first, 14/4/2020 and 14.4.2020.
 * @returns the day as YYYY-MM-DD, its first instant in UTC ms and its heading; null when it is no day.
 */
export function dayOf(text: string): { day: string; at: number; title: string } | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text.trim())
  const british = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(text.trim())
  const [year, month, day] = iso
    ? iso.slice(1).map(Number)
    : british
      ? british.slice(1).map(Number).reverse()
      : []
  if (year === undefined || month === undefined || day === undefined) return null
  const at = Date.UTC(year, month - 1, day)
  const back = new Date(at)
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== day) return null
  return { day: back.toISOString().slice(0, 10), at, title: dayHeading(at, 'UTC') }
}
