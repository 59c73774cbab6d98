import { describe, expect, test } from 'vitest'
import {
  bucketOf,
  isByHour,
  markText,
  rulerEdges,
  spanHeading,
  stepped,
} from '../../../renderer/features/days/ruler.ts'
import { daySpan } from '../../../renderer/lists/day-span.ts'

describe('the days of the shown clock', () => {
  test('begin at midnight there', () => {
    expect(daySpan('2020-04-14', 1, 'Europe/London')).toEqual({
      from: Date.UTC(2020, 3, 13, 23),
      to: Date.UTC(2020, 3, 14, 23),
    })
    expect(daySpan('2020-04-14', 3, 'UTC')).toEqual({
      from: Date.UTC(2020, 3, 14),
      to: Date.UTC(2020, 3, 17),
    })
  })

  test('have 23 and 25 hours where the clock is changed', () => {
    expect(rulerEdges('2020-03-29', 1, 'Europe/London')).toHaveLength(24)
    expect(rulerEdges('2020-10-25', 1, 'Europe/London')).toHaveLength(26)
    expect(rulerEdges('2020-03-29', 1, 'UTC')).toHaveLength(25)
  })

  test('are marked by the hour up to three, then by the day', () => {
    expect(isByHour(3)).toBe(true)
    const edges = rulerEdges('2020-04-14', 7, 'Europe/London')
    expect(edges).toHaveLength(8)
    expect(markText(edges[1] ?? 0, 7, 'Europe/London')).toBe('Wed 15 April')
    const [midnight = 0, one = 0] = rulerEdges('2020-04-14', 3, 'Europe/London')
    expect(markText(midnight, 3, 'Europe/London')).toBe('Tue 14 April, 00:00')
    expect(markText(one, 3, 'Europe/London')).toBe('01:00')
  })

  test('have a heading with their zone', () => {
    expect(spanHeading(rulerEdges('2020-04-14', 1, 'UTC'), 'UTC')).toBe('Tue 14 April 2020 (UTC)')
    expect(spanHeading(rulerEdges('2020-04-14', 7, 'UTC'), 'UTC')).toBe(
      'Tue 14 April 2020 to Mon 20 April 2020 (UTC)',
    )
  })

  test('are stepped through by their own length', () => {
    expect(stepped('2020-04-28', 7, 1)).toBe('2020-05-05')
    expect(stepped('2020-03-01', 1, -1)).toBe('2020-02-29')
  })

  test('a time lies at the mark that it comes after', () => {
    const edges = [0, 10, 20, 30]
    expect(bucketOf(edges, 10)).toBe(1)
    expect(bucketOf(edges, 29)).toBe(2)
    expect(bucketOf(edges, 30)).toBe(2)
    expect(bucketOf(edges, -1)).toBe(-1)
    expect(bucketOf(edges, null)).toBe(-1)
  })
})
