import { expect, test } from 'vitest'
import { freeFailures, waitAfter } from '../../../electron/engine/case/attempts.ts'

test('fewer than five wrong passwords in a row cost no wait', () => {
  for (let failures = 0; failures < freeFailures; failures++) expect(waitAfter(failures)).toBe(0)
})

test('from the fifth on each wrong password waits longer, up to fifteen minutes', () => {
  expect(waitAfter(5)).toBe(5_000)
  for (let failures = 6; failures < 13; failures++)
    expect(waitAfter(failures)).toBeGreaterThan(waitAfter(failures - 1))
  expect(waitAfter(100)).toBe(15 * 60_000)
})
