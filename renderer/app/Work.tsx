import { useStore } from 'zustand'
import { Split } from '../components/Split.tsx'
import { usePanes } from '../store/panes.ts'
import { useRoutes } from '../store/route.ts'
import { isInspected } from './screens.tsx'
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

/** Whether a pane shows rows that the inspector is about. */
export function useIsInspecting(): boolean {
  const side = usePanes((panes) => panes.side)
  const first = useStore(useRoutes.of('first'), ({ route }) => isInspected(route))
  const second = useStore(useRoutes.of('side'), ({ route }) => isInspected(route))
  return first || (side && second)
}
