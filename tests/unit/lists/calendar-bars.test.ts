import { expect, test } from 'vitest'
import { calendarBars } from '../../../renderer/lists/calendar-bars.ts'

test('days without rows between the first and the last have a bar of nothing', () => {
  const bars = calendarBars([
    { day: '2020-04-01', rows: 3 },
    { day: '2020-04-04', rows: 2 },
  ])
  expect(bars.map(({ id, count }) => [id, count])).toEqual([
    ['2020-04-01', 3],
    ['2020-04-02', 0],
    ['2020-04-03', 0],
    ['2020-04-04', 2],
  ])
})

test('years of days are drawn in wider bars and no row is lost', () => {
  const days = Array.from({ length: 6000 }, (_, index) => ({
    day: new Date(Date.UTC(2004, 0, 1) + index * 86_400_000).toISOString().slice(0, 10),
    rows: index % 7,
  }))
  const bars = calendarBars(days)
  expect(bars.length).toBeLessThanOrEqual(400)
  expect(bars.reduce((sum, { count }) => sum + count, 0)).toBe(days.reduce((sum, { rows }) => sum + rows, 0))
})

test('no days, no bars', () => {
  expect(calendarBars([])).toEqual([])
})
