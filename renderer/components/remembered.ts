import { useState } from 'react'

/** The name under which this window's small habits (pane widths, open sections) are kept on this machine. */
const PREFIX = 'winnow.'

/**
 * A number that outlives the window, such as a pane's width. Kept in localStorage: it is a habit of this machine, never
 * anything of a case. Where storage is refused it lives as long as the window does.
 */
export function useRemembered(key: string, initial: number): [number, (value: number) => void] {
  const [held, setHeld] = useState(() => ({ key, value: read(key) ?? initial }))
  const value = held.key === key ? held.value : (read(key) ?? initial)
  return [
    value,
    (next) => {
      setHeld({ key, value: next })
      try {
        localStorage.setItem(PREFIX + key, String(next))
      } catch {
        // Storage may be full or refused; the width still holds for this window.
      }
    },
  ]
}

function read(key: string): number | null {
  try {
    const text = localStorage.getItem(PREFIX + key)
    const value = text === null ? Number.NaN : Number(text)
    return Number.isFinite(value) ? value : null
  } catch {
    return null
  }
}
