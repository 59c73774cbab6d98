import type { KeyboardEvent } from 'react'

/** Up and down arrows, Home and End move the focus among what is marked data-facet. @returns whether the key was one of them */
export function moveFocus(event: KeyboardEvent<HTMLElement>): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey) return false
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-facet]:not(:disabled)')]
  const at = document.activeElement instanceof HTMLElement ? stops.indexOf(document.activeElement) : -1
  const typing = document.activeElement instanceof HTMLInputElement
  const to: Record<string, number> = {
    ArrowDown: Math.min(stops.length - 1, at + 1),
    ArrowUp: Math.max(0, at - 1),
    ...(typing ? {} : { Home: 0, End: stops.length - 1 }),
  }
  const next = to[event.key]
  if (next === undefined) return false
  stops[next]?.focus()
  return true
}
