import { useStore } from 'zustand'
import { Split } from '../components/Split.tsx'
import { usePanes } from '../store/panes.ts'
import { type Screen, useRoutes } from '../store/route.ts'
import { WorkPane } from './WorkPane.tsx'

/** The work, and beside it the second pane where it is open. */
export function Work() {
  const side = usePanes((panes) => panes.side)
  return (
    <Split name="side" label="Second pane width" sized="second" initial={480} min={320} max={1600} rest={380}>
      <WorkPane id="first" />
      {side ? <WorkPane id="side" /> : null}
    </Split>
  )
}

/** The screens that are shown. */
export function useShownScreens(): readonly Screen[] {
  const side = usePanes((panes) => panes.side)
  const first = useStore(useRoutes.of('first'), ({ route }) => route.screen)
  const second = useStore(useRoutes.of('side'), ({ route }) => route.screen)
  return side ? [first, second] : [first]
}
