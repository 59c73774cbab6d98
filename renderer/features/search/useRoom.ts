import { type RefObject, useEffect, useRef, useState } from 'react'

/** px: hits and conversation stand side by side from `side` wide on, the conversation beneath them from `under` high on, filters beside them from `filters` wide on. */
const side = 1040
const under = 520
const filters = 560

interface Room {
  readonly ref: RefObject<HTMLDivElement | null>
  /** Hits and conversation stand side by side. */
  readonly wide: boolean
  /** There is room for filters. */
  readonly roomy: boolean
  /** There is room for the conversation of a hit, beside or beneath the hits. */
  readonly previewed: boolean
}

/** What the work has room for. */
export function useRoom(): Room {
  const ref = useRef<HTMLDivElement>(null)
  const [{ width, height }, setSize] = useState({ width: 1000, height: 800 })
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() =>
      setSize({ width: element.clientWidth, height: element.clientHeight }),
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const wide = width >= side
  return { ref, wide, roomy: width >= filters, previewed: wide || height >= under }
}
