import { expect, test } from 'vitest'
import { dayText, isDay } from '../../../shared/domain/days.ts'

test.each(['2020-02-29', '2020-04-30', '1999-12-31'])('%s is a day', (text) => {
  expect(isDay(text)).toBe(true)
})

test.each(['2019-02-29', '2020-04-31', '2020-13-01', '2020-00-10', '', 'today'])('"%s" is no day', (text) => {
  expect(isDay(text)).toBe(false)
})

test('days are counted from 1970 in UTC', () => {
  expect(dayText(0)).toBe('1970-01-01')
  expect(dayText(Date.UTC(2020, 3, 14) / 86_400_000)).toBe('2020-04-14')
})
