import { useEffect, useRef } from 'react'
import type { MessageCursor } from './useMessageCursor.ts'
import type { MessageList } from './useMessageList.ts'

export interface Target {
  readonly message: number | null
  /** UTC ms. */
  readonly at: number | null
}

/**
 * Brings a list to what its route asks for, once it is open: a message, a moment, else its first row. Asked again with
 * another target it goes there; its own notes of where it stands (see `keep`) do not move it, and who has moved while it was
 * being looked up stays there.
 */
export function usePlace(
  list: MessageList,
  cursor: Pick<MessageCursor, 'active' | 'moveTo' | 'moves'>,
  { message, at }: Target,
  /** Puts the focused message into the route, so that coming back finds the place. */
  keep: (message: number) => void,
  /** False while it is not known yet what is asked for. */
  ready = true,
): void {
  const { seekMessage, seekTime, open, get } = list
  const { active, moveTo, moves } = cursor
  const done = useRef<string | null>(null)
  const set = open?.set
  const rows = open?.rows ?? 0
  const key = `${message}/${at}`
  useEffect(() => {
    if (!ready || set === undefined || rows === 0 || done.current === key) return
    const first = done.current === null
    done.current = key
    let wanted = true
    const asked = moves()
    const seek = async () => {
      if (message !== null) return (await seekMessage(message)) ?? 0
      if (at !== null) return (await seekTime(at)) ?? rows - 1
      return 0
    }
    seek().then(
      (position) => {
        if (wanted && moves() === asked) moveTo(position)
      },
      () => {
        // The list was closed under the call: it is opened anew and asked again.
        if (first) done.current = null
      },
    )
    return () => {
      wanted = false
    }
  }, [ready, set, rows, key, message, at, seekMessage, seekTime, moveTo, moves])

  const here = active === null ? undefined : get(active)?.id
  useEffect(() => {
    if (here === undefined || here === message) return undefined
    const timer = setTimeout(() => {
      done.current = `${here}/null`
      keep(here)
    }, 300)
    return () => clearTimeout(timer)
  }, [here, message, keep])
}
