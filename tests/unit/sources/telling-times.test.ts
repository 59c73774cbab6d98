import { expect, test } from 'vitest'
import { tellingTimes } from '../../../renderer/features/sources/form/telling-times.ts'

const hour = 3_600_000
const at = (value: number | null) => ({ at: value })

test('the first time is told, and the first that summer moves', () => {
  const utc = [at(0), at(10), at(20 * hour), at(30 * hour)]
  const london = [at(0), at(10), at(19 * hour), at(29 * hour)]
  expect(tellingTimes(london, utc)).toEqual([0, 2])
})

test('where no zone moves any of them, one is enough', () => {
  expect(tellingTimes([at(5), at(6)], [at(5), at(6)])).toEqual([0])
  expect(tellingTimes([], [])).toEqual([])
})

test('a text that is no time is not taken for one that is moved', () => {
  expect(tellingTimes([at(5), at(null), at(hour)], [at(5), at(null), at(2 * hour)])).toEqual([0, 2])
})
