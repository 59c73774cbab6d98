import { type RefObject, useEffect, useRef, useState } from 'react'

/** px: hits and conversation stand side by side from `side` on, filters beside them from `filters` on. */
const side = 1040
const filters = 560

/** What the width of the work has room for. */
export function useRoom(): { ref: RefObject<HTMLDivElement | null>; wide: boolean; roomy: boolean } {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(1000)
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, wide: width >= side, roomy: width >= filters }
}
