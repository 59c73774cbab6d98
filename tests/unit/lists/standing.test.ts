// @vitest-environment jsdom
import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { useStanding } from '../../../renderer/lists/useStanding.ts'

interface Shown {
  of: string
  /** '' is a row that is on its way. */
  rows: readonly string[]
}

const keyOf = (row: string) => row

function standing(first: Shown) {
  const { result, rerender } = renderHook(
    ({ of, rows }: Shown) => useStanding(of, rows.length, (index) => rows[index] || undefined, keyOf),
    { initialProps: first },
  )
  return {
    at: () => ({ active: result.current.active, here: result.current.here }),
    moveTo: (index: number | null) => act(() => result.current.moveTo(index)),
    show: (next: Shown) => rerender(next),
  }
}

describe('where one stands in a list that is fetched anew', () => {
  it('is the same row, wherever it is now, also while it is on its way', () => {
    const list = standing({ of: 'terms', rows: ['a', 'b', 'c'] })
    list.moveTo(1)
    expect(list.at()).toEqual({ active: 1, here: 'b' })
    list.show({ of: 'terms', rows: ['', '', ''] })
    expect(list.at()).toEqual({ active: 1, here: 'b' })
    list.show({ of: 'terms', rows: ['b', 'c', 'a'] })
    expect(list.at()).toEqual({ active: 0, here: 'b' })
  })

  it('is nowhere when the row is gone: a key does not act on the one that slid into its place', () => {
    const list = standing({ of: 'terms', rows: ['a', 'b', 'c'] })
    list.moveTo(1)
    list.show({ of: 'terms', rows: ['a', 'c', 'd'] })
    expect(list.at()).toEqual({ active: null, here: undefined })
  })

  it('is nowhere when the list has become too short', () => {
    const list = standing({ of: 'terms', rows: ['a', 'b', 'c'] })
    list.moveTo(2)
    list.show({ of: 'terms', rows: ['a'] })
    expect(list.at()).toEqual({ active: null, here: undefined })
  })

  it('follows to a shorter list where the row is still there', () => {
    const list = standing({ of: 'terms', rows: ['a', 'b', 'c'] })
    list.moveTo(2)
    list.show({ of: 'terms', rows: ['c'] })
    expect(list.at()).toEqual({ active: 0, here: 'c' })
  })

  it('is the row that one moves to, once it comes', () => {
    const list = standing({ of: 'terms', rows: ['a', ''] })
    list.moveTo(0)
    list.moveTo(1)
    expect(list.at()).toEqual({ active: 1, here: undefined })
    list.show({ of: 'terms', rows: ['a', 'z'] })
    expect(list.at()).toEqual({ active: 1, here: 'z' })
  })

  it('is nowhere in another list, though it has such a row', () => {
    const list = standing({ of: 'terms', rows: ['a', 'b'] })
    list.moveTo(1)
    list.show({ of: 'others', rows: ['a', 'b'] })
    expect(list.at()).toEqual({ active: null, here: undefined })
  })
})
