/**
 * Times as the product shows them: stored as UTC milliseconds, shown in UTC and in London time, always with the zone
 * written beside them. Pure and built on Intl, so the switch between GMT and BST is that of the tz database.
 */
export const shownZones = ['UTC', 'Europe/London'] as const
export type ShownZone = (typeof shownZones)[number]

/** Made when first asked for: every thread loads this file, few show a time, and the four would take a fifth of a thread's start. */
const numeric = whenAsked(numericFormat)
const heading = whenAsked(headingFormat)
const zoneName = whenAsked(
  (timeZone) => new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'short' }),
)

/** '2020-04-14 09:12:05', 24 hours, without its zone: write `zoneLabel` beside it. */
export function dateTime(utc: number, zone: ShownZone): string {
  const { year, month, day, hour, minute, second } = parts(utc, zone)
  return `${year}-${month}-${day} ${hour}:${minute}:${second}`
}

/** '2020-04-14 09:12:05 London (BST)': a time that can stand alone, in a citation or an export. */
export function labelledDateTime(utc: number, zone: ShownZone): string {
  return `${dateTime(utc, zone)} ${zoneLabel(utc, zone)}`
}

/** 'UTC', 'London (GMT)' or 'London (BST)', as it was at that instant. */
export function zoneLabel(utc: number, zone: ShownZone): string {
  if (zone === 'UTC') return 'UTC'
  const name =
    zoneName(zone)
      .formatToParts(utc)
      .find((part) => part.type === 'timeZoneName')?.value ?? ''
  return `London (${name})`
}

/** '09:12', the clock in a conversation's margin, under a day heading that names the zone. */
export function clock(utc: number, zone: ShownZone): string {
  const { hour, minute } = parts(utc, zone)
  return `${hour}:${minute}`
}

/** '2020-04-14': the calendar day in that zone; two messages share a heading when their keys are equal. */
export function dayKey(utc: number, zone: ShownZone): string {
  const { year, month, day } = parts(utc, zone)
  return `${year}-${month}-${day}`
}

/** 'Tue 14 April 2020 (London)'. */
export function dayHeading(utc: number, zone: ShownZone): string {
  const found = heading(zone).formatToParts(utc)
  const value = (type: Intl.DateTimeFormatPartTypes) => found.find((part) => part.type === type)?.value ?? ''
  const place = zone === 'UTC' ? 'UTC' : 'London'
  return `${value('weekday')} ${value('day')} ${value('month')} ${value('year')} (${place})`
}

function parts(utc: number, zone: ShownZone) {
  const found = new Map(
    numeric(zone)
      .formatToParts(utc)
      .map((part) => [part.type, part.value]),
  )
  const value = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  return {
    year: value('year').padStart(4, '0'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
    second: value('second'),
  }
}

function whenAsked(make: (zone: ShownZone) => Intl.DateTimeFormat): (zone: ShownZone) => Intl.DateTimeFormat {
  const made = new Map<ShownZone, Intl.DateTimeFormat>()
  return (zone) => {
    const format = made.get(zone) ?? make(zone)
    made.set(zone, format)
    return format
  }
}

function numericFormat(timeZone: ShownZone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    calendar: 'iso8601',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  })
}

function headingFormat(timeZone: ShownZone): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
}
