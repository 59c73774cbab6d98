import type { ShownZone } from '../../shared/domain/time-display.ts'
import { parsePeriod, periodBounds } from '../../shared/query/period.ts'

const dayMs = 86_400_000

/** A day some days after another; both YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** The instants of some days from a first one (YYYY-MM-DD) by the clock of a zone: UTC milliseconds, [from, to). */
export function daySpan(day: string, days: number, zone: ShownZone): { from: number; to: number } {
  return { from: boundsOf(day, zone).since, to: boundsOf(addDays(day, days - 1), zone).until }
}

/** The hours of some days, as instants at which each begins, and the end of the last. Where the clock is changed a day has 23 or 25. */
export function hourEdges(day: string, days: number, zone: ShownZone): number[] {
  const { from, to } = daySpan(day, days, zone)
  const edges: number[] = []
  for (let at = from; at < to; at += 3_600_000) edges.push(at)
  return [...edges, to]
}

/** The days from a first one, as instants at which each begins, and the end of the last. */
export function dayEdges(day: string, days: number, zone: ShownZone): number[] {
  const edges = Array.from({ length: days }, (_, k) => boundsOf(addDays(day, k), zone).since)
  return [...edges, daySpan(day, days, zone).to]
}

function boundsOf(day: string, zone: ShownZone): { since: number; until: number } {
  const period = parsePeriod(day)
  if (typeof period === 'string') throw new RangeError(period)
  return periodBounds(period, zone)
}
