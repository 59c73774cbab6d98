import { expect, test } from 'vitest'
import {
  apartText,
  packsOf,
  skewText,
  stretchText,
  toleranceOf,
  withinText,
} from '../../../renderer/features/twins/texts.ts'
import { stepsBack } from '../../../renderer/store/twin-groups.ts'
import { messageRow } from '../../support/message-row.ts'

test('a tolerance is typed in seconds, with a point or a comma, from 0 to 600', () => {
  expect(['10', '0', '0,5', ' 600 '].map(toleranceOf)).toEqual([10_000, 0, 500, 600_000])
  expect(['', '-1', '601', 'ten', '1e2', '1.2345'].map(toleranceOf)).toEqual(Array(6).fill(null))
})

test('a skew says which clock is ahead, and nothing where nothing matches', () => {
  expect([2_500, -39_000, 64_000, 0, null].map(skewText)).toEqual([
    'B 2.5 s ahead',
    'B 39 s behind',
    'B 1 min 4 s ahead',
    'none',
    '',
  ])
})

test('a silence of one day is that day, a longer one both its ends and its length', () => {
  expect(stretchText({ from: 18_366, to: 18_366 })).toBe('2020-04-14')
  expect(stretchText({ from: 18_366, to: 18_368 })).toBe('2020-04-14 to 2020-04-16, 3 days')
})

test('a join is undone by splitting off all but the first group, and joining what was a group before', () => {
  expect(stepsBack([[1], [2]])).toEqual({ split: [2], join: [] })
  expect(stepsBack([[1, 5], [2, 6], [3]])).toEqual({ split: [2, 6, 3], join: [[2, 6]] })
  expect(stepsBack([[1, 2]])).toEqual({ split: [], join: [] })
})

test('rows left apart are counted by pack: by whose it is, or by file where nobody is named', () => {
  const row = (owner: string | null, file: string, source = 1) =>
    messageRow({
      owner: owner === null ? null : { id: owner.length, name: owner },
      address: { uid: '0123456789abcdef:2', source, exhibit: '', file, sheet: null, row: 2 },
    })
  const rows = [row('raven', 'a.csv'), row('tall', 'a.csv'), row('raven', 'b.csv', 2), row(null, 'b.csv', 2)]
  expect(packsOf(rows).map(({ owner, file, count }) => [owner ?? file, count])).toEqual([
    ['raven', 2],
    ['tall', 1],
    ['b.csv', 1],
  ])
})

test('rows left apart lie as far from each other as the first and the last of them', () => {
  expect(withinText([{ sentAt: 1000 }, { sentAt: 2000 }, { sentAt: 5500 }])).toBe('4.5 s')
})

test('clusters are counted, and those that are not listed yet said', () => {
  expect([
    apartText(null, 0),
    apartText(0, 0),
    apartText(1, 1),
    apartText(3, 3),
    apartText(5000, 4000),
  ]).toEqual([
    'counting clusters…',
    '0 clusters left apart',
    '1 cluster left apart',
    '3 clusters left apart',
    '5,000 clusters left apart, the first 4,000 of them listed',
  ])
})
