import { type RefObject, useEffect, useRef, useState } from 'react'

/** px; the least width of a cell. */
const cell = 176

/** How many cells stand side by side in the width there is. */
export function useColumns(): { ref: RefObject<HTMLDivElement | null>; columns: number } {
  const ref = useRef<HTMLDivElement>(null)
  const [columns, setColumns] = useState(4)
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setColumns(Math.max(1, Math.floor(element.clientWidth / cell))))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, columns }
}
