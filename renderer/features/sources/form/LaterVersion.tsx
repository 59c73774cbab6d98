import type { Preview } from '../../../../shared/contract/import.ts'
import { useCall } from '../../../api/useCall.ts'
import { grouped } from '../../../components/progress-text.ts'
import { Select } from '../../../components/Select.tsx'

interface Props {
  preview: Preview
  supersedes: number | null | undefined
  onSupersedes: (supersedes: number | null) => void
}

/** Of a file that does not look like a later version of another: it can be declared to be one of any source with its columns. */
export function LaterVersion({ preview, supersedes, onSupersedes }: Props) {
  const { data } = useCall('source.list', {}, ['messages'])
  const columns = JSON.stringify(preview.columns)
  const alike = data?.sources.filter(
    (source) => source.supersededBy === null && JSON.stringify(source.columns) === columns,
  )
  if (alike === undefined || alike.length === 0) return null
  return (
    <Select
      label="A later version of"
      hint="Then only rows that the earlier one does not have come in, and those that differ are listed."
      value={String(supersedes ?? '')}
      onValue={(id) => onSupersedes(id === '' ? null : Number(id))}
      options={[
        { value: '', title: 'no other: a source of its own' },
        ...alike.map(({ id, name, sheet, read }) => ({
          value: String(id),
          title: `${sheet === null ? name : `${name}, ${sheet}`} (${grouped(read)} rows)`,
        })),
      ]}
    />
  )
}
