import { useEffect, useState } from 'react'

/** Whole seconds until an instant (UTC ms), counted down; 0 when it has passed or is null. */
export function useSecondsUntil(until: number | null): number {
  const [now, setNow] = useState(Date.now)
  const left = until === null ? 0 : Math.max(0, Math.ceil((until - now) / 1000))
  const waiting = left > 0
  useEffect(() => {
    setNow(Date.now())
    if (until === null || !waiting) return
    const tick = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(tick)
  }, [until, waiting])
  return left
}
