import { describe, expect, test } from 'vitest'
import { nextOf, previousOf } from '../../../renderer/features/conversations/hit-steps.ts'
import { between } from '../../../renderer/lists/bubbles/between.ts'
import { hitMarks, tagMarks } from '../../../renderer/lists/bubbles/marks.ts'
import { momentOf } from '../../../renderer/lists/moment.ts'
import { messageRow } from '../../support/message-row.ts'

const at = (text: string) => messageRow({ sentAt: Date.parse(text) })

describe('between two messages of a conversation', () => {
  test('a heading stands where the day of the shown zone changes', () => {
    const late = at('2020-04-14T22:50:00Z')
    const later = at('2020-04-14T23:10:00Z')
    expect(between(late, later, 'Europe/London').day).toEqual({
      title: 'Wed 15 April 2020 (London)',
      at: later.sentAt,
    })
    expect(between(late, later, 'UTC').day).toBeNull()
  })

  test('the first message has its day; one whose predecessor is not here yet has none', () => {
    const first = at('2020-04-14T10:00:00Z')
    expect(between(null, first, 'UTC').day?.title).toBe('Tue 14 April 2020 (UTC)')
    expect(between(undefined, first, 'UTC')).toEqual({ day: null, gap: null })
  })

  test('a silence of a day and longer is told with both its ends, a shorter one is not', () => {
    const before = at('2020-04-14T10:00:00Z')
    const after = at('2020-04-15T10:00:00Z')
    expect(between(before, after, 'UTC').gap).toEqual({ from: before.sentAt, to: after.sentAt })
    expect(between(before, at('2020-04-15T09:59:59Z'), 'UTC').gap).toBeNull()
  })

  test('of rows without a time nothing is claimed', () => {
    const unknown = messageRow({ sentAt: null })
    const heading = { title: 'Time unknown', at: null }
    expect(between(null, unknown, 'UTC')).toEqual({ day: heading, gap: null })
    expect(between(at('2020-04-14T10:00:00Z'), unknown, 'UTC')).toEqual({ day: heading, gap: null })
    expect(between(unknown, unknown, 'UTC')).toEqual({ day: null, gap: null })
    expect(between(unknown, at('2020-04-14T10:00:00Z'), 'UTC').gap).toBeNull()
  })
})

test('hits go round from the last to the first and back', () => {
  expect(nextOf([3, 8, 20], 3)).toBe(8)
  expect(nextOf([3, 8, 20], 20)).toBe(3)
  expect(previousOf([3, 8, 20], 4)).toBe(3)
  expect(previousOf([3, 8, 20], 3)).toBe(20)
  expect(nextOf([], 0)).toBeNull()
  expect(previousOf([], 0)).toBeNull()
})

test('a search that cannot be understood marks nothing', () => {
  expect(hitMarks('"')('a " b')).toEqual([])
  expect(hitMarks('dover')('To Dover.')).toEqual([{ from: 3, to: 8, kind: 'hit' }])
})

test('only tags on a part of the text are marked in it', () => {
  const mark = { state: 'proposed', note: '', account: 'reviewer', at: 0 } as const
  const row = messageRow({
    tags: [
      { ...mark, id: 1, def: 1, from: 2, to: 5 },
      { ...mark, id: 2, def: 1, from: null, to: null },
    ],
  })
  expect(tagMarks(row, new Map())).toEqual([{ from: 2, to: 5, kind: 'tag', title: '' }])
})

test('a typed date is its first moment by the clock of the shown zone', () => {
  expect(momentOf('14/4/2020', 'Europe/London')).toEqual({
    at: Date.UTC(2020, 3, 13, 23),
    title: '14 April 2020',
  })
  expect(momentOf('2020-04-14 09:00', 'UTC')).toMatchObject({ at: Date.UTC(2020, 3, 14, 9) })
  expect(momentOf('soon', 'UTC')).toContain('is not a date')
  // Without its year a day is the one nearest to where one stands.
  expect(momentOf('14/4', 'UTC', Date.UTC(2020, 5, 1))).toMatchObject({ at: Date.UTC(2020, 3, 14) })
  expect(momentOf('30/12', 'UTC', Date.UTC(2020, 0, 5))).toMatchObject({ at: Date.UTC(2019, 11, 30) })
  expect(momentOf('2/1 09:30', 'UTC', Date.UTC(2019, 11, 20))).toMatchObject({
    at: Date.UTC(2020, 0, 2, 9, 30),
  })
  expect(momentOf('29/2', 'UTC', Date.UTC(2021, 1, 1))).toMatchObject({ at: Date.UTC(2020, 1, 29) })
  expect(momentOf('14/4', 'UTC')).toContain('is not a date')
})
