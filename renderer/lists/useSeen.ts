import { useEffect, useEffectEvent } from 'react'
import { call } from '../api/client.ts'
import { beforeLeaving } from '../api/leaving.ts'
import { isSeen, noteSeen } from '../store/seen.ts'
import { useSession } from '../store/session.ts'
import { type InSight, SeenClock, tickMs } from './seen-clock.ts'

const clock = new SeenClock({
  attentive: () =>
    document.visibilityState === 'visible' &&
    document.hasFocus() &&
    document.querySelector('dialog[open]') === null,
  isSeen,
  record: async (looks) => {
    await call('message.seen', { looks: [...looks] })
    noteSeen(looks.map(({ id }) => id))
  },
})

const signs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Runs the clock of what is seen for as long as somebody is logged in. A case that is open read-only keeps no record. */
export function useSeenClock(): void {
  const who = useSession(({ state }) =>
    state?.account == null || state.case?.readOnly != null ? null : `${state.case?.id}/${state.account.id}`,
  )
  useEffect(() => {
    if (who === null) return undefined
    const alive = () => clock.alive(performance.now())
    alive()
    for (const sign of signs) window.addEventListener(sign, alive, { passive: true, capture: true })
    const timer = setInterval(() => clock.tick(performance.now()), tickMs)
    const stop = beforeLeaving(() => clock.flush())
    return () => {
      clearInterval(timer)
      for (const sign of signs) window.removeEventListener(sign, alive, { capture: true })
      stop()
      clock.reset()
    }
  }, [who])
}

/** Counts the time on screen of what `inSight` gives, asked a few times a second. */
export function useSeen(inSight: () => Iterable<InSight>): void {
  const source = useEffectEvent(inSight)
  useEffect(() => clock.watch(() => source()), [])
}
