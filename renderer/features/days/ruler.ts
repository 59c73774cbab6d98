import { clock, dayHeading, type ShownZone } from '../../../shared/domain/time-display.ts'
import { addDays, dayEdges, hourEdges } from '../../lists/day-span.ts'

/** How many days can be shown together. */
export const spans = [1, 3, 7, 28] as const

/** Hours are told apart up to so many days; beyond, days are. */
const mostByHour = 3

export const isByHour = (days: number): boolean => days <= mostByHour

/** The instants at which the ruler's marks stand, and the end of the last. */
export const rulerEdges = (day: string, days: number, zone: ShownZone): number[] =>
  isByHour(days) ? hourEdges(day, days, zone) : dayEdges(day, days, zone)

/** What stands beside a mark: '09:00', or 'Tue 14 April' where marks are days; the day's name at the first hour of each day. */
export function markText(at: number, days: number, zone: ShownZone): string {
  const [heading = ''] = dayHeading(at, zone).split(' (')
  const day = heading.replace(/ \d{4}$/, '')
  if (!isByHour(days)) return day
  const hour = clock(at, zone)
  return days > 1 && hour === '00:00' ? `${day}, ${hour}` : hour
}

/** The heading of a stretch of days: 'Tue 14 April 2020 (London)', 'Tue 14 April 2020 to Thu 16 April 2020 (London)'. */
export function spanHeading(edges: readonly number[], zone: ShownZone): string {
  const first = dayHeading(edges[0] ?? 0, zone)
  const last = dayHeading((edges.at(-1) ?? 1) - 1, zone)
  return first === last ? first : `${first.split(' (')[0]} to ${last}`
}

/** Whose bucket a time lies in; -1 before the first and where it is not known. */
export function bucketOf(edges: readonly number[], at: number | null): number {
  if (at === null) return -1
  return edges.findLastIndex((edge, k) => edge <= at && k < edges.length - 1)
}

/** The day some days on or back: a stretch moves by its own length. */
export const stepped = (day: string, days: number, by: 1 | -1): string => addDays(day, by * days)
