import { dayKey, type ShownZone } from '../../shared/domain/time-display.ts'
import { describePeriod, parsePeriod, periodBounds } from '../../shared/query/period.ts'

/**
 * The moment at which a typed date begins by the clock of a zone: a year, month, day or minute, as in a search; also a day without its
 * year (14/4), of the year that brings it nearest to where one stands.
 * @param near UTC ms; null: nowhere
 * @returns UTC ms and how the date reads, or a sentence that says what is wrong with it
 */
export function momentOf(
  text: string,
  zone: ShownZone,
  near: number | null = null,
): { at: number; title: string } | string {
  const period = parsePeriod(near === null ? text : (withYear(text, zone, near) ?? text))
  if (typeof period === 'string') return period
  return { at: periodBounds(period, zone).since, title: describePeriod(period) }
}

const DAY_AND_MONTH = /^\s*(\d{1,2})[-/.](\d{1,2})(\s.*|T.*)?$/i

/** A day and month with the year that brings them nearest to `near`; null when it is none. */
function withYear(text: string, zone: ShownZone, near: number): string | null {
  const [, day, month, rest = ''] = DAY_AND_MONTH.exec(text) ?? []
  if (day === undefined || month === undefined) return null
  const year = Number(dayKey(near, zone).slice(0, 4))
  const candidates = [year - 1, year, year + 1].flatMap((each) => {
    const period = parsePeriod(`${day}/${month}/${each}${rest}`)
    if (typeof period === 'string') return []
    return [{ year: each, away: Math.abs(periodBounds(period, zone).since - near) }]
  })
  const nearest = candidates.toSorted((a, b) => a.away - b.away)[0]
  return `${day}/${month}/${nearest?.year ?? year}${rest}`
}
