import { useCallback, useEffect, useRef } from 'react'
import type { MessageRow } from '../../shared/contract/browse.ts'
import { call } from '../api/client.ts'
import { useSession } from '../store/session.ts'

/** How long a message is in sight before it counts as looked at, ms. */
export const lookMs = 1000

/** As many as one call takes. */
const most = 1000

/**
 * Records messages as looked at once they stood in sight for a second. Give the returned function to a list's
 * onVisibleRange. A case that is open read-only keeps no record.
 */
export function useSeen(
  get: (index: number) => MessageRow | undefined,
): (first: number, last: number) => void {
  const recorded = useRef(new Set<number>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const rows = useRef(get)
  const writable = useSession(({ state }) => state?.case != null && state.case.readOnly === null)
  useEffect(() => {
    rows.current = get
  }, [get])
  useEffect(() => () => clearTimeout(timer.current), [])
  return useCallback(
    (first, last) => {
      clearTimeout(timer.current)
      if (!writable) return
      timer.current = setTimeout(() => {
        const ids: number[] = []
        for (let index = first; index <= last && ids.length < most; index++) {
          const id = rows.current(index)?.id
          if (id !== undefined && !recorded.current.has(id)) ids.push(id)
        }
        if (ids.length === 0) return
        for (const id of ids) recorded.current.add(id)
        call('message.seen', { ids }).catch(() => {
          // Logged out in between, or the host is gone: they are recorded when they are next in sight.
          for (const id of ids) recorded.current.delete(id)
        })
      }, lookMs)
    },
    [writable],
  )
}
