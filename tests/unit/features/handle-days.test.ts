import { describe, expect, test } from 'vitest'
import { dayOf } from '../../../renderer/features/handles/day.ts'
import { searchOfDays } from '../../../renderer/features/handles/search-of-days.ts'
import { parse } from '../../../shared/query/index.ts'

describe('a day as typed', () => {
  test.each([
    ['14/4/2020', '2020-04-14'],
    ['2020-04-14', '2020-04-14'],
    [' 1.5.2020 ', '2020-05-01'],
  ])('%s is %s', (text, day) => {
    expect(dayOf(text)).toMatchObject({ day })
    expect(dayOf(text).error).toBeUndefined()
  })

  test('nothing typed is no day and nothing wrong', () => {
    expect(dayOf('  ')).toEqual({ day: null })
  })

  test.each(['31/4/2020', '2020-04', '2020', '4/14/2020', 'today', '14/4/2020 09:00'])(
    '%s is refused',
    (text) => {
      const { day, error } = dayOf(text)
      expect(day).toBeNull()
      expect(error).toBeTruthy()
    },
  )
})

describe('the search for a handle on marked days', () => {
  test('runs from the first day to the one after the last, in UTC, as the days are counted', () => {
    expect(searchOfDays('ravenwolf', '2020-04-11', '2020-04-14')).toBe(
      'with:ravenwolf after:2020-04-11T00:00Z before:2020-04-14T00:00Z',
    )
    expect(searchOfDays('big al', '2020-04-11', null)).toBe('with:"big al" after:2020-04-11T00:00Z')
  })

  test.each(['big al', 'say "hi"', '-dash', 'a:b', '(x)', '✓'])(
    'a handle called %s makes a search that can be read',
    (name) => {
      expect(parse(searchOfDays(name, '2020-04-11', '2020-04-14')).ok).toBe(true)
    },
  )
})
