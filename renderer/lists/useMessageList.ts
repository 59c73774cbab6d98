import { useCallback, useEffect, useRef, useState } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { call } from '../api/client.ts'
import { useVersion } from '../store/data.ts'
import { useSession } from '../store/session.ts'
import type { ListOf } from '../store/types.ts'
import { keepSearch, takeSearch } from './kept-search.ts'
import type { OpenSet } from './open-set.ts'
import type { FetchRows } from './paging.ts'
import { type Pages, usePages } from './use-pages.ts'

/** What a message list shows: one of the contract's lists, or the hits of a search. */
export type MessageListSource = { readonly of: ListOf } | { readonly search: string }

export interface MessageList extends Pages<MessageRow> {
  /** Null until the list is open, or when it could not be opened. */
  readonly open: OpenSet | null
  readonly error: ErrorShape | null
  /** A newer answer is on its way; what is shown is the one before. */
  readonly loading: boolean
  /** Asks anew, whatever it knows. */
  readonly reload: () => void
  readonly seekTime: (at: number) => Promise<number | null>
  readonly seekMessage: (message: number) => Promise<number | null>
  readonly idsAt: (from: number, count: number) => Promise<readonly number[]>
}

const none: readonly MessageRow[] = []

/**
 * Opens a result set and holds it while it is shown. When messages are added or the index grows it is opened anew and the
 * one before stays until then; when tags change its rows are fetched again in place.
 * The search that was left last is held, so that coming back to it does not run and log it once more.
 * @param source null: nothing to show yet.
 */
export function useMessageList(source: MessageListSource | null): MessageList {
  const [opened, setOpened] = useState<{ readonly open: OpenSet; readonly stamp: string } | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [loading, setLoading] = useState(false)
  const contents = useVersion(['messages', 'index'])
  const who = useSession(({ state }) => `${state?.case?.id}/${state?.account?.id}`)
  const [again, setAgain] = useState(0)
  const reload = useCallback(() => setAgain((count) => count + 1), [])
  const key = JSON.stringify(source)
  const marks = useVersion(['tags', 'scheme', 'reviews', 'twins'])
  const open = opened?.open ?? null
  const shown = useRef(key)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new contents open the list anew
  useEffect(() => {
    const asked: MessageListSource | null = JSON.parse(key)
    if (shown.current !== key) {
      shown.current = key
      setOpened(null)
    }
    setError(null)
    setLoading(false)
    if (asked === null) return
    const stamp = JSON.stringify([who, contents, marks, key])
    const kept = 'search' in asked ? takeSearch(stamp) : null
    if (kept !== null) return setOpened({ open: kept, stamp })
    const abort = new AbortController()
    setLoading(true)
    openSet(asked, abort.signal).then(
      (open) => {
        if (abort.signal.aborted) return void close(open.set)
        setOpened({ open, stamp })
        setLoading(false)
      },
      (failure) => {
        if (abort.signal.aborted) return
        setError(toErrorShape(failure))
        setLoading(false)
      },
    )
    return () => abort.abort()
  }, [key, who, contents, again])

  const set = open?.set ?? null
  const isSearch = source !== null && 'search' in source
  const leaving = useRef(isSearch ? opened : null)
  useEffect(() => {
    leaving.current = isSearch ? opened : null
  }, [isSearch, opened])
  useEffect(() => {
    if (set === null) return undefined
    return () => {
      const left = leaving.current
      // The search that is left is held for the way back: run again it would be logged again.
      if (left?.open.set === set) keepSearch(left.stamp, left.open, close)
      else void close(set)
    }
  }, [set])

  const fetch = useCallback<FetchRows<MessageRow>>(
    async (from, count, signal) =>
      set === null ? none : (await call('list.page', { set, from, count }, { signal })).rows,
    [set],
  )
  const pages = usePages(fetch, open?.rows ?? 0)
  const { refresh } = pages
  // biome-ignore lint/correctness/useExhaustiveDependencies: changed marks fetch the rows in sight anew
  useEffect(() => refresh(), [marks, refresh])

  // The reader closed the list, because many others were opened since: open it anew.
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
  return { ...pages, open, error, loading, reload, seekTime, seekMessage, idsAt }
}

async function openSet(source: MessageListSource, signal: AbortSignal): Promise<OpenSet> {
  if ('of' in source) {
    return { ...(await call('list.open', { of: source.of }, { signal })), notIndexed: 0, spellings: [] }
  }
  return call('search.run', { text: source.search }, { signal })
}

/** The set may be gone already, with the case or by the reader's own cap: then there is nothing to close. */
function close(set: string): Promise<unknown> {
  return call('list.close', { set }).catch(() => undefined)
}
