import { useCallback, useEffect, useRef, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../shared/contract/error.ts'
import { call } from '../api/client.ts'
import { useVersion } from '../store/data.ts'
import { useSession } from '../store/session.ts'
import type { ListOf } from '../store/types.ts'
import { closeSet, type OpenSet } from './open-set.ts'
import { type SetRows, useSetRows } from './useSetRows.ts'

/** What a message list shows: one of the contract's lists. */
export interface MessageListSource {
  readonly of: ListOf
}

export interface MessageList extends SetRows {
  /** Null until the list is open, or when it could not be opened. */
  readonly open: OpenSet | null
  readonly error: ErrorShape | null
  /** Only its first rows are here: the rest is on its way. */
  readonly partial?: boolean
  /** A newer answer is on its way; what is shown is the one before. */
  readonly loading: boolean
  /** Asks anew, whatever it knows. */
  readonly reload: () => void
}

/**
 * Opens a result set and holds it while it is shown. When messages are added or the index grows it is opened anew and the
 * one before stays until then; when tags change its rows are fetched again in place.
 * @param source null: nothing to show yet.
 */
export function useMessageList(source: MessageListSource | null): MessageList {
  const [open, setOpen] = useState<OpenSet | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [loading, setLoading] = useState(false)
  const contents = useVersion(['messages', 'index'])
  const who = useSession(({ state }) => `${state?.case?.id}/${state?.account?.id}`)
  const [again, setAgain] = useState(0)
  const reload = useCallback(() => setAgain((count) => count + 1), [])
  const key = JSON.stringify(source)
  const shown = useRef(key)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new contents open the list anew
  useEffect(() => {
    const asked: MessageListSource | null = JSON.parse(key)
    if (shown.current !== key) {
      shown.current = key
      setOpen(null)
    }
    setError(null)
    setLoading(false)
    if (asked === null) return
    const abort = new AbortController()
    setLoading(true)
    call('list.open', { of: asked.of }, { signal: abort.signal }).then(
      (answer) => {
        if (abort.signal.aborted) return void closeSet(answer.set)
        setOpen(answer)
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
  useEffect(() => (set === null ? undefined : () => void closeSet(set)), [set])

  const rows = useSetRows(open, reload)
  return { ...rows, open, error, loading, reload }
}
