import { useEffect } from 'react'
import type { Input } from '../../shared/contract/index.ts'
import { beforeLeaving } from '../api/leaving.ts'
import { keep, keepNow, loadOwn } from '../store/own.ts'
import { usePanes } from '../store/panes.ts'
import { type History, isScreen, useRoutes } from '../store/route.ts'
import { useSession } from '../store/session.ts'

type Places = Extract<Input<'preference.put'>['preference'], { name: 'places' }>['value']
type OfPane = Omit<Places, 'side'>

/** Places kept; further back one does not go after a restart. */
const most = 50
/** A place that takes more than this holds a selection of hundreds of rows: it is not worth its room. Fifty of each pane fit into a preference. */
const mostCharacters = 900

/** Asks for what the person keeps, brings them back to where they were, and keeps where they go. */
export function useKeptPlaces(): void {
  const who = useSession(({ state }) =>
    state?.account == null ? null : `${state.case?.id}/${state.account.id}`,
  )
  useEffect(() => {
    if (who === null) return undefined
    const [first, side] = [useRoutes.of('first'), useRoutes.of('side')]
    let wanted = true
    const stops: (() => void)[] = []
    const note = () => keep({ name: 'places', value: allPlaces() })
    loadOwn().then(
      ({ places }) => {
        if (!wanted) return
        const { stack, route } = first.getState()
        // Who has gone somewhere in the meantime stays there.
        if (stack.length === 1 && route.screen === 'home' && places !== null) goBackTo(places)
        // The pane may be opened with where it is, or be where it was when it is opened.
        stops.push(first.subscribe(note), side.subscribe(note), usePanes.subscribe(note))
      },
      // What a person keeps is a convenience: without it the work begins at its beginning.
      () => undefined,
    )
    stops.push(beforeLeaving(keepNow))
    return () => {
      wanted = false
      for (const stop of stops) stop()
      keepNow()
    }
  }, [who])
}

function goBackTo(places: Places): void {
  const history = historyOf(places)
  if (history !== null) useRoutes.of('first').getState().put(history)
  const beside = places.side === undefined ? null : historyOf(places.side)
  if (beside === null) return
  useRoutes.of('side').getState().put(beside)
  usePanes.getState().openSide()
  usePanes.getState().focus('first')
}

function allPlaces(): Places {
  const first = placesOf(useRoutes.of('first').getState())
  return usePanes.getState().side ? { ...first, side: placesOf(useRoutes.of('side').getState()) } : first
}

function placesOf({ stack, index }: History): OfPane {
  const kept = stack
    .map((route, at) => ({ route, at }))
    .filter(({ route, at }) => at === index || JSON.stringify(route).length <= mostCharacters)
    .slice(-most)
  const here = kept.findIndex(({ at }) => at === index)
  if (here < 0) return placesOf({ stack: stack.slice(0, index + 1), index })
  const value: OfPane = JSON.parse(JSON.stringify({ stack: kept.map(({ route }) => route), index: here }))
  return value
}

/** What this Winnow no longer knows as a screen is passed over. */
function historyOf({ stack, index }: OfPane): History | null {
  const known = stack.map(({ screen }) => isScreen(screen))
  const left: History['stack'] = JSON.parse(JSON.stringify(stack.filter((_, at) => known[at])))
  const here = known.slice(0, index + 1).filter(Boolean).length - 1
  return left.length === 0 ? null : { stack: left, index: Math.max(0, here) }
}
