import { useEffect } from 'react'
import { logOut } from '../api/leaving.ts'
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
    // Asked once at a time: a second log-out on its way would end the session of whoever logs in next.
    let locking = false
    const watch = setInterval(() => {
      if (locking || Date.now() - last < minutes * 60_000) return
      locking = true
      const asked = () => {
        locking = false
      }
      // One that failed is asked for again.
      logOut('idle').then(asked, asked)
    }, 1000)
    return () => {
      clearInterval(watch)
      for (const sign of signs) window.removeEventListener(sign, alive)
    }
  }, [minutes])
}
