import { type ComponentProps, useLayoutEffect, useRef } from 'react'
import { type Box, place } from './place.ts'

export interface FloatingProps extends ComponentProps<'div'> {
  /** What it stands beside: an element's box, or a point. */
  anchor: Box
  align?: 'start' | 'center' | 'end'
  gap?: number
}

/** A box in the browser's top layer beside its anchor, so that no pane can clip it. */
export function Floating({ anchor, align = 'start', gap = 4, ...rest }: FloatingProps) {
  const ref = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    element.showPopover()
    const { left, top } = place(
      anchor,
      { width: element.offsetWidth, height: element.offsetHeight },
      { width: window.innerWidth, height: window.innerHeight },
      { align, gap },
    )
    element.style.left = `${left}px`
    element.style.top = `${top}px`
  }, [anchor, align, gap])
  return <div ref={ref} popover="manual" {...rest} />
}
