import { Count } from '../../components/Count.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { Figure, type Overview } from './Figure.tsx'

/** The work that waits: for a supervisor what is to be decided, for a reviewer what came back, for others how much waits. */
export function Queue({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const decides = useMay('review')
  const tags = useMay('tag')
  const { queue } = overview
  const waiting = queue.tags + queue.attributions
  const said = (
    <>
      <Count value={queue.tags} unit="tags" /> and {grouped(queue.attributions)}{' '}
      {queue.attributions === 1 ? 'attribution' : 'attributions'} to decide ·{' '}
      <Count value={overview.tags.approved} unit="tags" /> approved
    </>
  )
  if (tags && !decides) {
    return (
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
  return (
    <Figure
      title="Queue"
      number={grouped(waiting)}
      of="to decide"
      onOpen={decides ? () => go({ screen: 'review' }) : undefined}
    >
      {said}
    </Figure>
  )
}
