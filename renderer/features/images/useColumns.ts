import { type RefObject, useEffect, useRef, useState } from 'react'

/** px; what the grid's edges and its scroll bar take. */
const beside = 24

/** How many cells of at least a width (px) stand side by side in the room there is. */
export function useColumns(cell: number): { ref: RefObject<HTMLDivElement | null>; columns: number } {
  const ref = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState(800)
  useEffect(() => {
    const element = ref.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return { ref, columns: Math.max(1, Math.floor((room - beside) / cell)) }
}
