import type { Hours } from './syntax.ts'

const CLOCK = /^(\d{1,2})(?:[:.](\d{2}))?$/
const HOUR = 60
const DAY = 24 * HOUR

/**
 * Reads hours of the day as typed: 22:00-04:00, 9-17, 22:00–04:00Z (UTC), or one hour: 22.
 * @returns the hours, or a sentence that says what is wrong with them.
 */
export function parseHours(text: string): Hours | string {
  const utc = /z$/i.test(text.trim())
  const parts = text
    .trim()
    .replace(/z$/i, '')
    .split(/\s*[-−–—]\s*/)
  const [from, to] = parts.map(minuteOf)
  const wrong = `“${text}” is no time of day. Write it as 22:00-04:00, 9-17 or 22; with a Z at its end for UTC.`
  if (from == null || parts.length > 2 || (parts.length === 2 && to == null) || from === DAY) return wrong
  const end = to ?? from + (parts[0]?.includes(':') === true ? 1 : HOUR)
  if (end === from) return `From ${parts[0]} to ${parts[1]} is no time at all. The whole day is 0-24.`
  return { from, to: end, utc }
}

/** Minutes since midnight, up to 24:00; null when it is no time. */
function minuteOf(text: string): number | null {
  const found = CLOCK.exec(text)
  if (found === null) return null
  const minutes = Number(found[1]) * HOUR + Number(found[2] ?? 0)
  return Number(found[2] ?? 0) > 59 || minutes > DAY ? null : minutes
}

export const weekdays = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
] as const

/**
 * Reads days of the week as typed: sat, sat,sun, fri-sun, weekend, weekday.
 * @returns the days, 0 for Sunday, ascending; or a sentence that says what is wrong.
 */
export function parseDays(text: string): number[] | string {
  const days = new Set<number>()
  for (const part of text.toLowerCase().split(/\s*,\s*/)) {
    if (part === 'weekend') for (const day of [0, 6]) days.add(day)
    else if (part === 'weekday' || part === 'weekdays') for (const day of [1, 2, 3, 4, 5]) days.add(day)
    else {
      const [first, last, ...more] = part.split(/\s*[-−–—]\s*/).map(dayOf)
      if (first == null || last === null || more.length > 0)
        return `“${text}” is no day of the week. Write it as sat, fri-sun, weekend or weekday; a date stands after on:.`
      for (let day = first; ; day = (day + 1) % 7) {
        days.add(day)
        if (day === (last ?? first)) break
      }
    }
  }
  return [...days].sort((a, b) => a - b)
}

function dayOf(text: string): number | null {
  const day = weekdays.findIndex((name) => text.length >= 3 && name.toLowerCase().startsWith(text))
  return day === -1 ? null : day
}

/** '22:00 to 04:00', for chips. */
export function describeHours({ from, to, utc }: Hours): string {
  const clock = (minutes: number) =>
    `${String(Math.floor(minutes / HOUR)).padStart(2, '0')}:${String(minutes % HOUR).padStart(2, '0')}`
  return `${clock(from)} to ${clock(to)}${utc ? ' UTC' : ''}`
}

export const describeDays = (days: readonly number[]): string =>
  days.map((day) => weekdays[day] ?? '').join(', ')
