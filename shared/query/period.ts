import { Zone } from '../domain/zone.ts'
import type { Period } from './syntax.ts'

const YEAR_FIRST = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/
const DAY_FIRST = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/
const SHORT_YEAR = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2}$/
const CLOCK = /^(\d{1,2}):(\d{2})(?::(\d{2}))?(Z?)$/i

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

const FORMS = 'Write it as 2020-04-14, 14/04/2020, 2020-04, 2020 or 2020-04-14T09:00.'

/**
 * Reads a date as typed: 2020, 2020-04, 2020-04-14, 14/04/2020 (day first, as in the UK), each day with a time if wanted:
 * 2020-04-14T09:00, with seconds or a final Z for UTC.
 * @returns the period, or a sentence that says what is wrong with it.
 */
export function parsePeriod(text: string): Period | string {
  const [dateText = '', clockText, ...rest] = text.trim().split(/[T\s]+/i)
  if (rest.length > 0) return `“${text}” is not a date. ${FORMS}`
  const yearFirst = YEAR_FIRST.exec(dateText)
  const dayFirst = DAY_FIRST.exec(dateText)
  if (yearFirst === null && dayFirst === null) {
    return SHORT_YEAR.test(dateText)
      ? `“${dateText}” needs its year in four digits, as in 14/04/2020.`
      : `“${text}” is not a date. ${FORMS}`
  }
  const year = Number(yearFirst?.[1] ?? dayFirst?.[3])
  const month = Number(yearFirst?.[2] ?? dayFirst?.[2] ?? 1)
  const day = Number(yearFirst?.[3] ?? dayFirst?.[1] ?? 1)
  if (year < 1900 || year > 2199) return `The year ${year} is outside 1900 to 2199.`
  const monthName = MONTHS[month - 1]
  if (monthName === undefined) {
    return dayFirst === null
      ? `There is no month ${month}.`
      : `There is no month ${month}: dates with the year last are read day first, as in 14/04/2020.`
  }
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (day < 1 || day > days) return `${monthName} ${year} has ${days} days.`

  const date = { year, month, day, hour: 0, minute: 0, second: 0, utc: false }
  if (clockText === undefined) {
    const unit = dayFirst !== null || yearFirst?.[3] !== undefined ? 'day' : yearFirst?.[2] ? 'month' : 'year'
    return { ...date, unit }
  }
  if (dayFirst === null && yearFirst?.[3] === undefined)
    return 'A time needs a whole date before it, as in 2020-04-14T09:00.'
  const clock = CLOCK.exec(clockText)
  if (clock === null)
    return `“${clockText}” is not a time. Write it as 09:00 or 09:00:30, with a Z after it for UTC.`
  const [hour, minute, second] = [Number(clock[1]), Number(clock[2]), Number(clock[3] ?? 0)]
  if (hour > 23 || minute > 59 || second > 59)
    return `There is no time ${clockText}: the day runs from 00:00 to 23:59:59.`
  return {
    ...date,
    hour,
    minute,
    second,
    unit: clock[3] === undefined ? 'minute' : 'second',
    utc: clock[4] !== '',
  }
}

/**
 * The instants of a period, UTC milliseconds, [since, until), by the clock of an IANA zone. A reading that summer time
 * skipped stands for the moment that the clock was put forward; of one that came twice, the period covers both.
 */
export function periodBounds(period: Period, zone: string): { since: number; until: number } {
  const at = { ...period, utc: undefined }
  const ends = {
    year: { ...at, year: at.year + 1 },
    month: { ...at, month: at.month + 1 },
    day: { ...at, day: at.day + 1 },
    minute: { ...at, minute: at.minute + 1 },
    second: { ...at, second: at.second + 1 },
  }
  const clock = new Zone(period.utc ? 'UTC' : zone)
  const since = instant(clock, reading(at))
  const lastMoment = reading(ends[period.unit]) - 1
  return { since, until: Math.max(since, lastInstant(clock, lastMoment) + 1) }
}

type Parts = Pick<Period, 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second'>

const reading = (p: Parts) => Date.UTC(p.year, p.month - 1, p.day, p.hour, p.minute, p.second)

const DAY = 86_400_000

/** The first instant at which the clock shows `local` or more. */
function instant(zone: Zone, local: number): number {
  const found = zone.resolve(local)
  return found.utc ?? putForward(zone, local)
}

/** The last instant at which the clock shows `local` or less. */
function lastInstant(zone: Zone, local: number): number {
  const found = zone.resolve(local)
  if (found.utc === null) return putForward(zone, local) - 1
  return found.ambiguous
    ? local - Math.min(zone.offsetAt(local - DAY), zone.offsetAt(local + DAY))
    : found.utc
}

/** The instant at which the clock was put forward past `local`. */
function putForward(zone: Zone, local: number): number {
  let before = local - zone.offsetAt(local + DAY)
  let after = local - zone.offsetAt(local - DAY)
  const offset = zone.offsetAt(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.offsetAt(middle) === offset) before = middle
    else after = middle
  }
  return after
}

/** '14 April 2020, 09:00', for chips. */
export function describePeriod(period: Period): string {
  const month = MONTHS[period.month - 1] ?? ''
  if (period.unit === 'year') return String(period.year)
  if (period.unit === 'month') return `${month} ${period.year}`
  const day = `${period.day} ${month} ${period.year}`
  if (period.unit === 'day') return day
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = period.unit === 'second' ? `:${two(period.second)}` : ''
  return `${day}, ${two(period.hour)}:${two(period.minute)}${seconds}${period.utc ? ' UTC' : ''}`
}
