import { describe, expect, test } from 'vitest'
import { changedFrom } from '../../../renderer/features/search/changed-from.ts'
import { groupTitle } from '../../../renderer/features/search/groups/group-title.ts'
import { withLookAlikes } from '../../../renderer/features/search/LookAlikes.tsx'
import { arrangementOf } from '../../../renderer/features/search/order.ts'

describe('a search that was changed from another', () => {
  test.each([
    ['dover', 'dover has:image', true],
    ['dover has:image', 'DOVER', true],
    ['wagon dover', 'calais wagon', true],
    ['dover', 'dover', false],
    ['dover', 'calais', false],
    ['dover', '"', false],
    ['', 'dover', false],
  ])('%j, then %j: %s', (former, text, changed) => {
    expect(changedFrom(former, text)).toBe(changed)
  })
})

describe('look-alike spellings are taken in', () => {
  test('by a ~ before each word that has some', () => {
    const alike = [
      { from: 0, to: 5 },
      { from: 10, to: 15 },
    ]
    expect(withLookAlikes('dover and wagon', alike)).toBe('~dover and ~wagon')
  })

  test('but not into a phrase, and not twice', () => {
    expect(withLookAlikes('"two tops" x', [{ from: 0, to: 10 }])).toBe('"two tops" x')
    expect(withLookAlikes('~dover', [{ from: 1, to: 6 }])).toBe('~dover')
  })
})

test('a group is named by its handle or conversation, a day in words, rows without one as such', () => {
  expect(groupTitle({ id: 18_366, label: '2020-04-14' })).toBe('Tue, 14 April 2020')
  expect(groupTitle({ id: 4, label: 'raven ⇄ wolf' })).toBe('raven ⇄ wolf')
  expect(groupTitle({ id: null, label: '' })).toBe('without')
})

test('hits stand as they are found unless another order is asked for', () => {
  expect(arrangementOf('oldest')).toBeNull()
  expect(arrangementOf('newest')).toEqual({ by: 'time', descending: true })
  expect(arrangementOf('day')).toEqual({ by: 'day', descending: false })
})
