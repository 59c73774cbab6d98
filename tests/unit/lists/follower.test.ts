import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Follower } from '../../../renderer/lists/follower.ts'
import type { ScrollView } from '../../../renderer/lists/scroller.ts'

const ROW = 20
const VIEWPORT = 200

/** A list of a thousand rows that one scrolls by hand, and whose rows come when the test says so. */
function scrolled() {
  let view: ScrollView = { top: 0, offset: 0, viewport: VIEWPORT, total: 20_000, density: 1 }
  const listeners = new Set<() => void>()
  const scroller = {
    view: () => view,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  const follower = new Follower(scroller)
  const here = new Set<number>()
  const wanted: [number, number, boolean][] = []
  const rangeAt = (top: number, viewport: number) => ({
    first: Math.floor(top / ROW),
    last: Math.ceil((top + viewport) / ROW) - 1,
  })
  const want = (first: number, last: number, alone = false) => wanted.push([first, last, alone])
  const tell = () => follower.use(rangeAt, { isHere: (index) => here.has(index), want })
  const arrive = (first: number, last: number) => {
    for (let row = first; row <= last; row++) here.add(row)
    tell()
  }
  const scrollTo = (top: number) => {
    view = { ...view, top, offset: 0 }
    for (const listener of listeners) listener()
  }
  tell()
  return { follower, wanted, arrive, scrollTo }
}

describe('what is drawn while one scrolls', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    return () => vi.useRealTimers()
  })

  test('moves by steps wherever the rows are', () => {
    const { follower, arrive, scrollTo, wanted } = scrolled()
    arrive(0, 9)
    scrollTo(100)
    expect(follower.view()).toMatchObject({ top: 100, jumped: false })
    expect(wanted.at(-1)).toEqual([5, 14, false])
  })

  test('stays after a jump until the rows are here, in place where one has scrolled to', () => {
    const { follower, arrive, scrollTo, wanted } = scrolled()
    arrive(0, 9)
    scrollTo(10_000)
    expect(wanted.at(-1)).toEqual([500, 509, true])
    // Real scroll position 10,000: what is drawn there is the row at 0.
    expect(follower.view()).toMatchObject({ top: 0, offset: -10_000 })
    expect(follower.holding).toBe(true)
    arrive(500, 509)
    expect(follower.view()).toMatchObject({ top: 10_000, offset: 0 })
    expect(follower.holding).toBe(false)
  })

  test('does not wait for rows longer than a moment', () => {
    const { follower, arrive, scrollTo } = scrolled()
    arrive(0, 9)
    scrollTo(10_000)
    vi.advanceTimersByTime(600)
    expect(follower.view()).toMatchObject({ top: 10_000 })
  })

  test('of a drag asks for one stretch at a time and draws each when it comes', () => {
    const { follower, arrive, scrollTo, wanted } = scrolled()
    arrive(0, 9)
    scrollTo(4000)
    scrollTo(6000)
    scrollTo(8000)
    expect(wanted.filter(([, , alone]) => alone)).toEqual([[200, 209, true]])
    arrive(200, 209)
    expect(follower.view().top).toBe(4000)
    expect(wanted.at(-1)).toEqual([400, 409, true])
    arrive(400, 409)
    expect(follower.view().top).toBe(8000)
  })

  test('draws what is around the rows in sight once the drag rests', () => {
    const { follower, arrive, scrollTo, wanted } = scrolled()
    arrive(0, 9)
    scrollTo(4000)
    arrive(200, 209)
    expect(follower.view().jumped).toBe(true)
    vi.advanceTimersByTime(200)
    expect(follower.view().jumped).toBe(false)
    expect(wanted.at(-1)).toEqual([200, 209, false])
  })
})
