import { useEffect, useRef } from 'react'
import type { MessageCursor } from '../../lists/useMessageCursor.ts'
import type { MessageList } from '../../lists/useMessageList.ts'

export interface HitPlace {
  /** The search whose hits the list has; null: none is asked. */
  readonly text: string | null
  /** The hit to stand on, where it is among them; null: the first. */
  readonly message: number | null
  /** All hits are here, not only the first of them. */
  readonly whole: boolean
  /** Puts the hit that one stands on where coming back finds it. */
  readonly keep: (message: number) => void
  /** The hits of this search are here and its place was found. */
  readonly onPlaced: () => void
}

/** How long one must stand on a hit before it is kept, ms. */
const rest = 300

/**
 * Brings the cursor to the hit that one was on, else to the first, once a new search's hits are here. Hits of the same search
 * that come later, all of them after the first or in another order, do not move it.
 */
export function useHitPlace(
  list: MessageList,
  { active, moveTo, moves }: Pick<MessageCursor, 'active' | 'moveTo' | 'moves'>,
  { text, message, whole, keep, onPlaced }: HitPlace,
): void {
  const { open, seekMessage, get } = list
  const placed = useRef<string | null>(null)
  if (text === null) placed.current = null
  const set = open?.set
  const rows = open?.rows ?? 0
  const latest = useRef(onPlaced)
  useEffect(() => {
    latest.current = onPlaced
  }, [onPlaced])
  useEffect(() => {
    if (set === undefined || text === null || placed.current === text) return undefined
    if (rows === 0) {
      if (whole) placed.current = text
      return undefined
    }
    // A hit further on is not among the first rows: it is waited for.
    if (message !== null && !whole) return undefined
    let wanted = true
    const asked = moves()
    const place = (position: number) => {
      if (!wanted) return
      placed.current = text
      if (moves() === asked) moveTo(position)
      latest.current()
    }
    if (message === null) place(0)
    else
      seekMessage(message).then(
        (position) => place(position ?? 0),
        // The set was closed under the call; the search is run anew and asked again.
        () => undefined,
      )
    return () => {
      wanted = false
    }
  }, [set, text, rows, whole, message, seekMessage, moveTo, moves])

  const here = active === null || placed.current !== text ? undefined : get(active)?.id
  useEffect(() => {
    if (here === undefined || here === message) return undefined
    const timer = setTimeout(() => keep(here), rest)
    return () => clearTimeout(timer)
  }, [here, message, keep])
}
