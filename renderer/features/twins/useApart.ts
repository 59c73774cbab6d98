import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { call } from '../../api/client.ts'
import { closeSet, type OpenSet } from '../../lists/open-set.ts'
import { Lines } from '../../lists/sections.ts'
import { type MessageCursor, useMessageCursor } from '../../lists/useMessageCursor.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { useSetRows } from '../../lists/useSetRows.ts'
import { useVersion } from '../../store/data.ts'

export interface ApartRows {
  readonly list: MessageList
  readonly cursor: MessageCursor
  /** All clusters, listed or not; null: not known yet. */
  readonly total: number | null
  /** Which rows are of which cluster. */
  readonly clusters: Lines
}

interface Held extends OpenSet {
  readonly total: number
  readonly clusters: Lines
  /** Where who stood on a row stands in it; null: on none. */
  readonly at: number | null
}

const none = new Lines(0)

/**
 * The rows left apart, cluster by cluster. When the case changes they are opened anew, and what one stood on is looked up before they are
 * shown: one stays on one's row, or, once its cluster is decided, comes to the one that took its place; rows that were chosen are no
 * longer. So no key acts on a row that slid beneath it.
 */
export function useApart(): ApartRows {
  const [held, setHeld] = useState<Held | null>(null)
  const [error, setError] = useState<ErrorShape | null>(null)
  const [loading, setLoading] = useState(false)
  const [again, setAgain] = useState(0)
  const reload = useCallback(() => setAgain((count) => count + 1), [])
  const contents = useVersion(['messages', 'twins'])
  const stood = useRef<{ readonly message: number; readonly cluster: number } | null>(null)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new contents open them anew
  useEffect(() => {
    const abort = new AbortController()
    setLoading(true)
    openApart(() => stood.current, abort.signal).then(
      (answer) => {
        if (abort.signal.aborted) return void closeSet(answer.set)
        setHeld(answer)
        setError(null)
        setLoading(false)
      },
      (failure) => {
        if (abort.signal.aborted) return
        setError(toErrorShape(failure))
        setLoading(false)
      },
    )
    return () => abort.abort()
  }, [contents, again])
  const set = held?.set ?? null
  useEffect(() => (set === null ? undefined : () => void closeSet(set)), [set])

  const rows = useSetRows(held, reload)
  const list: MessageList = { ...rows, open: held, error, loading, reload }
  const cursor = useMessageCursor(list)
  const { active, moveTo } = cursor
  const at = held?.at ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each set is come to once
  useLayoutEffect(() => {
    if (at !== null) moveTo(at)
  }, [set, moveTo])

  const clusters = held?.clusters ?? none
  const message = active === null ? undefined : list.get(active)?.id
  useEffect(() => {
    if (active !== null && message !== undefined)
      stood.current = { message, cluster: clusters.sectionOf(active) }
  }, [active, message, clusters])
  return { list, cursor, total: held?.total ?? null, clusters }
}

type Stood = { readonly message: number; readonly cluster: number } | null

/** Opens them, and finds where one stands. Who goes on meanwhile is looked up again. */
async function openApart(stood: () => Stood, signal: AbortSignal): Promise<Held> {
  const { starts, total, ...open } = await call('twin.apart', {}, { signal })
  const { set, rows } = open
  const clusters = new Lines(rows, Uint32Array.from(starts))
  for (;;) {
    const kept = stood()
    if (kept === null || rows === 0) return { ...open, total, clusters, at: null }
    const { position } = await call('list.seekMessage', { set, message: kept.message }, { signal })
    if (stood()?.message !== kept.message) continue
    const instead = starts[Math.min(kept.cluster, starts.length - 1)] ?? 0
    return { ...open, total, clusters, at: position ?? instead }
  }
}
