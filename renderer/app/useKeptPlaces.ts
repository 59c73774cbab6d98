import { useEffect } from 'react'
import type { Input } from '../../shared/contract/index.ts'
import { keep, keepNow, loadOwn } from '../store/own.ts'
import { type History, isScreen, useRoutes } from '../store/route.ts'
import { useSession } from '../store/session.ts'

type Places = Extract<Input<'preference.put'>['preference'], { name: 'places' }>['value']

/** Places kept; further back one does not go after a restart. */
const most = 50
/** A place that takes more than this holds a selection of thousands of rows: it is not worth its room. */
const mostCharacters = 2000

/** Asks for what the person keeps, brings them back to where they were, and keeps where they go. */
export function useKeptPlaces(): void {
  const who = useSession(({ state }) =>
    state?.account == null ? null : `${state.case?.id}/${state.account.id}`,
  )
  useEffect(() => {
    if (who === null) return undefined
    const first = useRoutes.of('first')
    let wanted = true
    let stop: (() => void) | null = null
    loadOwn().then(
      ({ places }) => {
        if (!wanted) return
        const { stack, route } = first.getState()
        // Who has gone somewhere in the meantime stays there.
        const history =
          stack.length === 1 && route.screen === 'home' && places !== null ? historyOf(places) : null
        if (history !== null) first.getState().put(history)
        stop = first.subscribe(({ stack, index }) =>
          keep({ name: 'places', value: placesOf({ stack, index }) }),
        )
      },
      // What a person keeps is a convenience: without it the work begins at its beginning.
      () => undefined,
    )
    window.addEventListener('pagehide', keepNow)
    return () => {
      wanted = false
      stop?.()
      window.removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [who])
}

function placesOf({ stack, index }: History): Places {
  const kept = stack
    .map((route, at) => ({ route, at }))
    .filter(({ route, at }) => at === index || JSON.stringify(route).length <= mostCharacters)
    .slice(-most)
  const here = kept.findIndex(({ at }) => at === index)
  if (here < 0) return placesOf({ stack: stack.slice(0, index + 1), index })
  const value: Places = JSON.parse(JSON.stringify({ stack: kept.map(({ route }) => route), index: here }))
  return value
}

/** What this Winnow no longer knows as a screen is passed over. */
function historyOf({ stack, index }: Places): History | null {
  const known = stack.map(({ screen }) => isScreen(screen))
  const left: History['stack'] = JSON.parse(JSON.stringify(stack.filter((_, at) => known[at])))
  const here = known.slice(0, index + 1).filter(Boolean).length - 1
  return left.length === 0 ? null : { stack: left, index: Math.max(0, here) }
}
