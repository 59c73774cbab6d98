import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import type { About } from './about.ts'

interface Props {
  tranches: About['tranches']
  value: number | null
  onValue: (since: number | null) => void
}

/** From which tranche on rows count as new. Nothing while the case has one only. */
export function SinceSelect({ tranches, value, onValue }: Props) {
  if (tranches.length === 0) return null
  return (
    <Select
      label="New since"
      labelHidden
      value={value === null ? 'never' : String(value)}
      options={[
        { value: 'never', title: 'new rows not counted' },
        ...tranches.map(({ since, name, rows }) => ({
          value: String(since),
          title: `new: from ${name} on (${grouped(rows)} rows)`,
        })),
      ]}
      onValue={(chosen) => onValue(chosen === 'never' ? null : Number(chosen))}
    />
  )
}
