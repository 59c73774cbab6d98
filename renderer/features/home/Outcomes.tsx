import { grouped } from '../../components/progress-text.ts'
import { useRoutes } from '../../store/route.ts'
import { Figure, type Overview } from './Figure.tsx'

/** People, and how many have come to which outcome. */
export function Outcomes({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const { people, outcomes } = overview
  return (
    <Figure
      title="People"
      number={grouped(people)}
      of={people === 1 ? 'person' : 'people'}
      onOpen={() => go({ screen: 'people' })}
    >
      {grouped(outcomes.arrested)} arrested · {grouped(outcomes.charged)} charged ·{' '}
      {grouped(outcomes.convicted)} convicted
    </Figure>
  )
}
