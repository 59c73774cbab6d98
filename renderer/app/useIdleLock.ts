import { useEffect } from 'react'
import { call } from '../api/client.ts'
import { useSession } from '../store/session.ts'

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Locks after the set minutes without a key or a movement. The engine logs the account out and drops the case key. */
export function useIdleLock(): void {
  const minutes = useSession(({ state }) => (state?.account == null ? 0 : state.lockMinutes))
  useEffect(() => {
    if (minutes === 0) return
    let last = Date.now()
    const alive = () => {
      last = Date.now()
    }
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true })
    // A clock rather than a timer per key: it also counts the time that a sleeping machine was away.
    const watch = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) void call('session.logout', { why: 'idle' })
    }, 1000)
    return () => {
      clearInterval(watch)
      for (const sign of signs) window.removeEventListener(sign, alive)
    }
  }, [minutes])
}
