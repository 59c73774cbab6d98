import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { useNotice } from '../store/notice.ts'
import { useSelection } from '../store/selection.ts'
import type { Beyond } from './cursor.ts'
import { all, extendTo, only, type Selection, size } from './selection.ts'
import type { MessageList } from './useMessageList.ts'

/** The most rows that one action can be about. */
export const mostChosen = 100_000

export interface MessageCursor {
  readonly active: number | null
  readonly selection: Selection
  readonly onCursor: (active: number, selection: Selection | null) => void
  readonly moveTo: (position: number) => void
  /** How often it has moved: a place that was asked for before it last did is not gone to any more. */
  readonly moves: () => number
  /** A key asked for what is behind the rows that there are so far: done when they are all here. */
  readonly onBeyond: (wanted: Beyond) => void
}

/**
 * The cursor of a message list, joined to what the inspector and the tagging keys act on. When the list is opened anew
 * (an import ended) the cursor follows its message to the new position.
 */
export function useMessageCursor(list: MessageList): MessageCursor {
  const [active, setActive] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection>({ ranges: [], anchor: null })
  const { get, idsAt, seekMessage, open, partial } = list
  const focus = useSelection((state) => state.focus)
  const choose = useSelection((state) => state.choose)
  const attempt = useNotice((notice) => notice.attempt)

  const beyond = useRef<Beyond | null>(null)
  const onBeyond = useCallback((wanted: Beyond) => {
    beyond.current = wanted
  }, [])
  const moved = useRef(0)
  const moves = useCallback(() => moved.current, [])
  const onCursor = useCallback((next: number, chosen: Selection | null) => {
    moved.current += 1
    beyond.current = null
    setActive(next)
    setSelection(chosen ?? only(next))
  }, [])
  const moveTo = useCallback((position: number) => onCursor(position, only(position)), [onCursor])

  const row = active === null ? undefined : get(active)
  const message = row?.id
  // Before anything is painted, and to nothing while the row is on its way: a key must never tag the row that was left.
  useLayoutEffect(() => {
    if (active !== null) focus(message ?? null)
  }, [active, message, focus])

  const many = size(selection) > 1
  useEffect(() => {
    if (!many) return choose([])
    let wanted = true
    void attempt(async () => {
      const chosen: number[] = []
      for (const [from, to] of selection.ranges) {
        const room = mostChosen - chosen.length
        if (room > 0) chosen.push(...(await idsAt(from, Math.min(to - from + 1, room))))
      }
      if (wanted) choose(chosen)
    })
    return () => {
      wanted = false
    }
  }, [many, selection, idsAt, choose, attempt])
  useEffect(
    () => () => {
      choose([])
      focus(null)
    },
    [choose, focus],
  )
  const none = open !== null && open.rows === 0
  useEffect(() => {
    if (none) focus(null)
  }, [none, focus])

  // The message that was last in focus: where to go when the list is opened anew.
  const last = useRef<number | null>(null)
  useEffect(() => {
    if (message !== undefined) last.current = message
  }, [message])

  /** @returns whether a key had asked for it while only the first rows were here */
  const goBeyond = useEffectEvent((): boolean => {
    const wanted = beyond.current
    const rows = open?.rows ?? 0
    beyond.current = null
    // Rows of another search have come in between.
    if (wanted === null || partial === true || rows === 0) return false
    if (wanted === 'all') onCursor(active ?? 0, all(rows))
    else onCursor(rows - 1, wanted === 'end' ? null : extendTo(selection, rows - 1))
    return true
  })
  const set = open?.set
  const before = useRef(set)
  useEffect(() => {
    const reopened = before.current !== undefined && set !== undefined && before.current !== set
    before.current = set
    const kept = last.current
    if (!reopened || goBeyond() || kept === null) return undefined
    let wanted = true
    const asked = moves()
    seekMessage(kept).then(
      (position) => {
        if (wanted && position !== null && moves() === asked) moveTo(position)
      },
      // It was closed under the call: it is opened anew and asked again.
      () => undefined,
    )
    return () => {
      wanted = false
    }
  }, [set, seekMessage, moveTo, moves])
  return { active, selection, onCursor, moveTo, moves, onBeyond }
}
