import { grouped } from '../../components/progress-text.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { Figure, type Overview } from './Figure.tsx'

/** The work that waits: for a supervisor what is to be decided, for a reviewer what came back. */
export function Queue({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const decides = useMay('review')
  const { queue, tags } = overview
  const waiting = queue.tags + queue.attributions
  const said = `${grouped(queue.tags)} tags and ${grouped(queue.attributions)} attributions await a decision · ${grouped(tags.approved)} tags approved`
  return decides ? (
    <Figure title="Queue" number={grouped(waiting)} of="to decide" onOpen={() => go({ screen: 'review' })}>
      {said}
    </Figure>
  ) : (
    <Figure
      title="Queue"
      number={grouped(queue.returnedToMe)}
      of="came back to you"
      onOpen={() => go({ screen: 'returned' })}
    >
      {said}
    </Figure>
  )
}
