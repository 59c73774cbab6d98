import { useRoutes } from '../../store/route.ts'
import { Figure, type Overview } from './Figure.tsx'

const amount = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 3 })

/** What was seized, by commodity; cash first. */
export function Seizures({ overview }: { overview: Overview }) {
  const go = useRoutes((routes) => routes.go)
  const { seizures } = overview
  const [first, ...others] = seizures.toSorted(
    (a, b) => Number(b.commodity === 'cash') - Number(a.commodity === 'cash'),
  )
  const said = ({ commodity, amount: value, unit }: Overview['seizures'][number]) =>
    `${amount.format(value)} ${unit} ${commodity}`
  return (
    <Figure
      title="Seizures"
      number={first === undefined ? 'none' : `${amount.format(first.amount)} ${first.unit}`}
      of={first?.commodity ?? 'recorded yet'}
      onOpen={() => go({ screen: 'people' })}
    >
      {others.map(said).join(' · ')}
    </Figure>
  )
}
