import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Arriving } from './follower.ts'
import { type FetchRows, PageCache } from './paging.ts'

export interface Pages<Row> {
  /** The row at a position; undefined while it is on its way. A new function whenever an answer changed. */
  readonly get: (index: number) => Row | undefined
  /** Give it to a list's onVisibleRange. */
  readonly want: (first: number, last: number) => void
  /** The same for a list that waits for its rows. */
  readonly arriving: Arriving
  /** What went wrong; null when nothing did. */
  readonly failure: unknown
  readonly retry: () => void
  /** After a change to the rows: what is in sight is fetched anew, without a flicker. */
  readonly refresh: () => void
}

/** Rows of a list by position. A new `fetch` or `count` is a new list; keep `fetch` with useCallback. */
export function usePages<Row>(fetch: FetchRows<Row>, count: number): Pages<Row> {
  const cache = useMemo(() => new PageCache(fetch, count), [fetch, count])
  useEffect(() => () => cache.close(), [cache])
  const version = useSyncExternalStore(cache.subscribe, cache.version)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version is what makes the function new.
  const get = useCallback((index: number) => cache.get(index), [cache, version])
  const want = useCallback(
    (first: number, last: number, alone?: boolean) => cache.want(first, last, alone),
    [cache],
  )
  const arriving = useMemo<Arriving>(
    () => ({ isHere: (index) => get(index) !== undefined, want }),
    [get, want],
  )
  const retry = useCallback(() => cache.retry(), [cache])
  const refresh = useCallback(() => cache.refresh(), [cache])
  return { get, want, arriving, failure: cache.failure, retry, refresh }
}
