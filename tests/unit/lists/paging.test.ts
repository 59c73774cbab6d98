import { describe, expect, test } from 'vitest'
import { PageCache } from '../../../renderer/lists/paging.ts'

interface Call {
  readonly from: number
  readonly count: number
  readonly signal: AbortSignal
  readonly answer: (version?: string) => Promise<void>
  readonly fail: (error: Error) => Promise<void>
}

/** A cache whose fetches answer when the test says so. */
function cacheOf(count: number, options?: { page?: number; keep?: number }) {
  const calls: Call[] = []
  const cache = new PageCache<string>(
    (from, many, signal) =>
      new Promise((resolve, reject) => {
        const settle = async (act: () => void) => {
          act()
          await Promise.resolve()
          await Promise.resolve()
        }
        calls.push({
          from,
          count: many,
          signal,
          answer: (version = '') =>
            settle(() => resolve(Array.from({ length: many }, (_, nth) => `row ${from + nth}${version}`))),
          fail: (error) => settle(() => reject(error)),
        })
      }),
    count,
    options,
  )
  return { cache, calls, asked: () => calls.map(({ from, count }) => [from, count]) }
}

describe('the pages of a list', () => {
  test('are fetched once, the one in sight first, with the one that is near', async () => {
    const { cache, calls, asked } = cacheOf(1000)
    cache.want(250, 290)
    cache.want(251, 291)
    expect(asked()).toEqual([
      [200, 100],
      [300, 100],
    ])
    expect(cache.get(250)).toBeUndefined()
    await calls[0]?.answer()
    expect(cache.get(250)).toBe('row 250')
    expect(cache.get(310)).toBeUndefined()
  })

  test('the last page asks for no row past the end', () => {
    const { cache, asked } = cacheOf(450)
    cache.want(420, 449)
    expect(asked()).toContainEqual([400, 50])
  })

  test('a page that is scrolled past before it came is given up, and asked for again when it is wanted', async () => {
    const { cache, calls, asked } = cacheOf(10_000)
    cache.want(100, 110)
    cache.want(9000, 9010)
    expect(calls[0]?.signal.aborted).toBe(true)
    await calls[0]?.answer()
    expect(cache.get(100)).toBeUndefined()
    cache.want(100, 110)
    expect(asked().filter(([from]) => from === 0)).toHaveLength(2)
  })

  test('the pages longest out of sight are forgotten first', async () => {
    const { cache, calls } = cacheOf(10_000, { page: 10, keep: 3 })
    for (const first of [5, 105, 205, 305]) {
      cache.want(first, first)
      for (const call of calls) await call.answer()
    }
    expect(cache.get(5)).toBeUndefined()
    expect(cache.get(305)).toBe('row 305')
  })

  test('each answer raises the version once and tells the listeners', async () => {
    const { cache, calls } = cacheOf(100)
    let told = 0
    const leave = cache.subscribe(() => told++)
    cache.want(0, 20)
    const before = cache.version()
    await calls[0]?.answer()
    expect([cache.version() - before, told]).toEqual([1, 1])
    leave()
    cache.refresh()
    expect(told).toBe(1)
  })

  test('a failure is told and tried again only when asked', async () => {
    const { cache, calls } = cacheOf(100)
    cache.want(0, 20)
    await calls[0]?.fail(new Error('the reader has gone'))
    expect(cache.failure).toEqual(new Error('the reader has gone'))
    cache.want(0, 20)
    expect(calls).toHaveLength(1)
    cache.retry()
    expect(cache.failure).toBeNull()
    await calls[1]?.answer()
    expect(cache.get(0)).toBe('row 0')
  })

  test('after a change rows are shown as they were until they are here anew, and late answers are not taken', async () => {
    const { cache, calls } = cacheOf(100)
    cache.want(0, 20)
    await calls[0]?.answer()
    cache.refresh()
    expect(cache.get(0)).toBe('row 0')
    cache.refresh()
    expect(calls[1]?.signal.aborted).toBe(true)
    await calls[1]?.answer(' late')
    expect(cache.get(0)).toBe('row 0')
    await calls[2]?.answer(' anew')
    expect(cache.get(0)).toBe('row 0 anew')
  })

  test('after a change pages out of sight are forgotten, not fetched', async () => {
    const { cache, calls, asked } = cacheOf(10_000)
    cache.want(0, 20)
    await calls[0]?.answer()
    cache.want(9000, 9020)
    const before = asked().length
    cache.refresh()
    expect(cache.get(0)).toBeUndefined()
    expect(
      asked()
        .slice(before)
        .every(([from]) => (from ?? 0) > 8000),
    ).toBe(true)
  })

  test('a list without rows asks for nothing', () => {
    const { cache, calls } = cacheOf(0)
    cache.want(0, 0)
    expect(calls).toEqual([])
  })
})
