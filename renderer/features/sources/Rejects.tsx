import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import type { Source } from '../../../shared/contract/import.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { Table } from '../../components/Table.tsx'
import { VisibleText } from '../../components/VisibleText.tsx'
import css from './Sources.module.css'

const pageSize = 100

/** The rows of a file that were not taken, and why: row, line, reason and the raw text. */
export function Rejects({ source }: { source: Source }) {
  const [reason, setReason] = useState('')
  const [from, setFrom] = useState(0)
  const filter = reason === '' ? {} : { reason }
  const { data, error } = useCall('source.rejects', { source: source.id, from, count: pageSize, ...filter })
  const total = data?.total ?? 0
  return (
    <section aria-label="Rejected rows" className={css.rejects}>
      <div className={css.bar}>
        <Select
          label="Reason"
          value={reason}
          onValue={(value) => {
            setReason(value)
            setFrom(0)
          }}
          options={[
            { value: '', title: `all reasons (${grouped(source.rejected)})` },
            ...source.reasons.map((each) => ({
              value: each.reason,
              title: `${each.reason} (${grouped(each.rows)})`,
            })),
          ]}
        />
        <span>
          {total === 0
            ? ''
            : `${grouped(from + 1)} to ${grouped(Math.min(from + pageSize, total))} of ${grouped(total)}`}
          <IconButton
            icon={ChevronLeft}
            label="Previous rows"
            disabled={from === 0}
            onClick={() => setFrom(from - pageSize)}
          />
          <IconButton
            icon={ChevronRight}
            label="Next rows"
            disabled={from + pageSize >= total}
            onClick={() => setFrom(from + pageSize)}
          />
        </span>
      </div>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <Table
        caption="Rejected rows"
        captionHidden
        rows={data?.rejects ?? []}
        rowKey={({ row, line, reason: why }) => `${row} ${line} ${why}`}
        columns={[
          { id: 'row', title: 'Row', align: 'end', cell: ({ row }) => grouped(row), width: '72px' },
          { id: 'line', title: 'Line', align: 'end', cell: ({ line }) => grouped(line), width: '72px' },
          {
            id: 'reason',
            title: 'Reason',
            cell: ({ reason: why, detail }) => (detail === '' ? why : `${why}: ${detail}`),
            width: '260px',
          },
          {
            id: 'raw',
            title: 'Raw text',
            cell: ({ raw }) => <VisibleText text={raw.slice(0, 400)} />,
            mono: true,
          },
        ]}
      />
    </section>
  )
}
