import { useCallback, useEffect } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import { toErrorShape } from '../../shared/contract/error.ts'
import { call } from '../api/client.ts'
import { useVersion } from '../store/data.ts'
import { noteSeen } from '../store/seen.ts'
import type { OpenSet } from './open-set.ts'
import type { FetchRows } from './paging.ts'
import { type Pages, usePages } from './use-pages.ts'

/** The rows of a result set, and the ways to look into it. */
export interface SetRows extends Pages<MessageRow> {
  readonly seekTime: (at: number) => Promise<number | null>
  readonly seekMessage: (message: number) => Promise<number | null>
  readonly idsAt: (from: number, count: number) => Promise<readonly number[]>
}

const none: readonly MessageRow[] = []

/**
 * The rows of a result set that somebody else opens and closes. When tags change they are fetched again in place.
 * @param open null: nothing is open
 * @param reload opens it anew: the reader closes sets when many others are opened
 */
export function useSetRows(open: OpenSet | null, reload: () => void): SetRows {
  const set = open?.set ?? null
  const fetch = useCallback<FetchRows<MessageRow>>(
    async (from, count, signal) => {
      if (set === null) return none
      const { rows, seen } = await call('list.page', { set, from, count }, { signal })
      noteSeen(seen)
      return rows
    },
    [set],
  )
  const pages = usePages(fetch, open?.rows ?? 0)
  const marks = useVersion(['tags', 'scheme', 'reviews', 'twins'])
  const { refresh } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: changed marks fetch the rows in sight anew
  useEffect(() => refresh(), [marks, refresh])

  const closed = pages.failure !== null && toErrorShape(pages.failure).code === 'not.found'
  useEffect(() => {
    if (closed) reload()
  }, [closed, reload])

  const seekTime = useCallback(
    async (at: number) => (set === null ? null : (await call('list.seekTime', { set, at })).position),
    [set],
  )
  const seekMessage = useCallback(
    async (message: number) =>
      set === null ? null : (await call('list.seekMessage', { set, message })).position,
    [set],
  )
  const idsAt = useCallback(
    async (from: number, count: number) =>
      set === null ? [] : (await call('list.ids', { set, from, count })).ids,
    [set],
  )
  return { ...pages, seekTime, seekMessage, idsAt }
}
