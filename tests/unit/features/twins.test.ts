import { expect, test } from 'vitest'
import { skewText, stretchText, toleranceOf } from '../../../renderer/features/twins/texts.ts'
import { stepsBack } from '../../../renderer/store/twin-groups.ts'

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
