import { useLayoutEffect, useMemo, useRef } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { OpenSet } from '../../lists/open-set.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { useSetRows } from '../../lists/useSetRows.ts'
import type { Found } from './useFound.ts'

/**
 * The hits as a message list: their first rows at once, then all of them. The first rows stand until the same positions of
 * the result set are here, so that nothing moves when it takes over.
 * @param open the hits in the shown order; null: not here yet
 * @param plain they are shown as they are found, which is how the first rows stand
 */
export function useHitList(
  { first, error, loading, text }: Found,
  open: OpenSet | null,
  plain: boolean,
  reload: () => void,
): MessageList {
  const rows = useSetRows(open, reload)
  const ahead = plain ? (first?.rows ?? null) : null
  const early = useMemo(() => (ahead === null ? null : earlyList(ahead, text)), [ahead, text])
  const { get, arriving } = rows
  const shown = useMemo(() => {
    const rowAt = (index: number): MessageRow | undefined => get(index) ?? ahead?.[index]
    return { get: rowAt, arriving: { ...arriving, isHere: (index: number) => rowAt(index) !== undefined } }
  }, [get, arriving, ahead])
  if (open !== null) return { ...rows, ...shown, open, error, loading, reload }
  if (early !== null) {
    return { ...rows, ...early, ...shown, partial: first?.complete === false, error, loading, reload }
  }
  return { ...rows, open: null, error, loading, reload }
}

/** The first rows as a list of their own, with no set behind them. */
function earlyList(rows: readonly MessageRow[], text: string | null) {
  const at = (message: number) => rows.findIndex(({ id }) => id === message)
  return {
    open: { set: `first ${text}`, rows: rows.length, messages: rows.length },
    seekTime: async () => null,
    seekMessage: async (message: number) => (at(message) === -1 ? null : at(message)),
    idsAt: async (from: number, count: number) => rows.slice(from, from + count).map(({ id }) => id),
  }
}

/**
 * What is shown while the answer to a new search is on its way: the answer before, so that nothing flashes. It can be looked
 * at and not acted on.
 */
export function useStanding(list: MessageList, waiting: boolean): { list: MessageList; stale: boolean } {
  const held = useRef<MessageList | null>(null)
  useLayoutEffect(() => {
    if (list.open !== null)
      held.current = { ...list, arriving: { ...list.arriving, want: () => undefined }, failure: null }
    else if (!waiting) held.current = null
  })
  const before = held.current
  return list.open === null && waiting && before !== null
    ? { list: before, stale: true }
    : { list, stale: false }
}
