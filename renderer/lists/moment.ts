import type { ShownZone } from '../../shared/domain/time-display.ts'
import { describePeriod, parsePeriod, periodBounds } from '../../shared/query/period.ts'

/**
 * The moment at which a typed date begins by the clock of a zone: a year, month, day or minute, as in a search.
 * @returns UTC ms and how the date reads, or a sentence that says what is wrong with it
 */
export function momentOf(text: string, zone: ShownZone): { at: number; title: string } | string {
  const period = parsePeriod(text)
  if (typeof period === 'string') return period
  return { at: periodBounds(period, zone).since, title: describePeriod(period) }
}
