import { useState } from 'react'
import type { Source } from '../../../../shared/contract/source.ts'
import { useCall } from '../../../api/useCall.ts'
import { Banner } from '../../../components/Banner.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Select } from '../../../components/Select.tsx'
import { Table } from '../../../components/Table.tsx'
import { VisibleText } from '../../../components/VisibleText.tsx'
import css from '../Sources.module.css'
import { Pager } from './Pager.tsx'

const pageSize = 100

/** The rows of a file that were not taken, and why: row, line, reason and the raw text. */
export function Rejects({ source }: { source: Source }) {
  const [reason, setReason] = useState('')
  const [from, setFrom] = useState(0)
  const filter = reason === '' ? {} : { reason }
  const { data, error } = useCall('source.rejects', { source: source.id, from, count: pageSize, ...filter }, [
    'messages',
  ])
  const left = source.rejected - source.recovered
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
            { value: '', title: `all reasons (${grouped(left)})` },
            ...source.reasons.map((each) => ({
              value: each.reason,
              title: `${each.reason} (${grouped(each.rows)})`,
            })),
          ]}
        />
        <Pager from={from} size={pageSize} total={data?.total ?? 0} onFrom={setFrom} />
      </div>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <Table
        caption="Rejected rows"
        captionHidden
        rows={data?.rejects ?? []}
        rowKey={({ row, line, reason: why }) => `${row} ${line} ${why}`}
        empty={data === null ? '' : 'None is left.'}
        columns={[
          { id: 'row', title: 'Row', align: 'end', cell: ({ row }) => grouped(row), width: '72px' },
          { id: 'line', title: 'Line', align: 'end', cell: ({ line }) => grouped(line), width: '72px' },
          {
            id: 'reason',
            title: 'Reason',
            cell: ({ reason: why, detail }) => (detail === '' ? why : `${why}: ${detail}`),
            width: '340px',
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
