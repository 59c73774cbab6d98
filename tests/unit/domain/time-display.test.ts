import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  clock,
  dateTime,
  dayHeading,
  dayKey,
  labelledDateTime,
  zoneLabel,
} from '../../../shared/domain/time-display.ts'

describe('times as they are shown', () => {
  const spring = Date.UTC(2020, 3, 14, 8, 12, 5)

  test('an instant in British Summer Time is an hour later in London, and each says its zone', () => {
    expect(labelledDateTime(spring, 'UTC')).toBe('2020-04-14 08:12:05 UTC')
    expect(labelledDateTime(spring, 'Europe/London')).toBe('2020-04-14 09:12:05 London (BST)')
    expect(clock(spring, 'Europe/London')).toBe('09:12')
    expect(dayHeading(spring, 'Europe/London')).toBe('Tue 14 April 2020 (London)')
    expect(dayHeading(spring, 'UTC')).toBe('Tue 14 April 2020 (UTC)')
  })

  test('in winter London is at GMT', () => {
    expect(labelledDateTime(Date.UTC(2020, 11, 1), 'Europe/London')).toBe('2020-12-01 00:00:00 London (GMT)')
  })

  test('the clocks change at 01:00 UTC on the last Sunday of March and of October', () => {
    expect(zoneLabel(Date.UTC(2020, 2, 29, 0, 59, 59), 'Europe/London')).toBe('London (GMT)')
    expect(zoneLabel(Date.UTC(2020, 2, 29, 1), 'Europe/London')).toBe('London (BST)')
    expect(dateTime(Date.UTC(2020, 2, 29, 1), 'Europe/London')).toBe('2020-03-29 02:00:00')
    expect(zoneLabel(Date.UTC(2020, 9, 25, 1), 'Europe/London')).toBe('London (GMT)')
  })

  test('a message late in the evening of UTC belongs to the next day in London', () => {
    const late = Date.UTC(2020, 3, 14, 23, 30)
    expect(dayKey(late, 'UTC')).toBe('2020-04-14')
    expect(dayKey(late, 'Europe/London')).toBe('2020-04-15')
    expect(clock(late, 'Europe/London')).toBe('00:30')
  })

  test('midnight is 00:00, never 24:00', () => {
    expect(dateTime(Date.UTC(2020, 0, 1), 'UTC')).toBe('2020-01-01 00:00:00')
  })

  test('UTC is what ISO 8601 says for every instant', () => {
    const instants = fc.integer({ min: Date.UTC(1000, 0), max: Date.UTC(9999, 11) })
    fc.assert(
      fc.property(instants, (utc) => {
        expect(dateTime(utc, 'UTC')).toBe(new Date(utc).toISOString().slice(0, 19).replace('T', ' '))
      }),
    )
  })
})
