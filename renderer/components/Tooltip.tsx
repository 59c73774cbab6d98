import { cloneElement, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { Floating } from './Floating.tsx'
import { Kbd } from './Kbd.tsx'
import type { Box } from './place.ts'
import css from './Tooltip.module.css'

/** A pointer must rest this long; the keyboard's focus shows it at once. */
const REST_MS = 450

export interface TooltipProps {
  text: string
  keys?: string | undefined
  /** The text says more than the element's own name does, so it is given to screen readers as well. */
  describes?: boolean
  children: ReactElement<{ 'aria-describedby'?: string | undefined }>
}

/** Names or explains an element when the pointer rests on it or the keyboard reaches it. Escape hides it. */
export function Tooltip({ text, keys, describes = false, children }: TooltipProps) {
  const id = useId()
  const [anchor, setAnchor] = useState<Box | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const hide = () => {
    clearTimeout(timer.current)
    setAnchor(null)
  }
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (!anchor) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setAnchor(null)
    }
    const away = () => setAnchor(null)
    window.addEventListener('keydown', onKey, true)
    window.addEventListener('scroll', away, true)
    return () => {
      window.removeEventListener('keydown', onKey, true)
      window.removeEventListener('scroll', away, true)
    }
  }, [anchor])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only listens for its child's pointer and focus.
    <span
      className={css.holder}
      onMouseOver={(event) => {
        const box = boxOf(event.currentTarget)
        clearTimeout(timer.current)
        timer.current = setTimeout(() => setAnchor(box), REST_MS)
      }}
      onMouseOut={hide}
      onMouseDown={hide}
      onFocus={(event) => {
        if (event.target.matches(':focus-visible')) setAnchor(boxOf(event.currentTarget))
      }}
      onBlur={hide}
    >
      {cloneElement(children, describes && anchor ? { 'aria-describedby': id } : {})}
      {anchor && (
        <Floating
          anchor={anchor}
          align="center"
          id={id}
          role="tooltip"
          aria-hidden={!describes}
          className={css.tip}
        >
          {text}
          {keys && <Kbd keys={keys} silent />}
        </Floating>
      )}
    </span>
  )
}

/** The holder has no box of its own (display: contents), so its first child's is taken. */
function boxOf(holder: HTMLElement): Box {
  return (holder.firstElementChild ?? holder).getBoundingClientRect()
}
