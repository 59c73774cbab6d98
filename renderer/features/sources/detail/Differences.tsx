import { useState } from 'react'
import type { Difference, Source } from '../../../../shared/contract/source.ts'
import { useCall } from '../../../api/useCall.ts'
import { Banner } from '../../../components/Banner.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Table } from '../../../components/Table.tsx'
import { VisibleText } from '../../../components/VisibleText.tsx'
import { useRoutes } from '../../../store/route.ts'
import css from '../Sources.module.css'
import { Pager } from './Pager.tsx'

const pageSize = 100

/** Rows whose record the earlier version of the file has with other content: what it was and what it is, column by column. */
export function Differences({ source }: { source: Source }) {
  const [from, setFrom] = useState(0)
  const { data, error } = useCall('source.differences', { source: source.id, from, count: pageSize }, [
    'messages',
  ])
  const { go } = useRoutes()
  const open = (message: number) =>
    go({ screen: 'messages', of: { kind: 'source', source: source.id }, message })
  return (
    <section aria-label="Differences" className={css.rejects}>
      <div className={css.bar}>
        <p className={css.hint}>Enter shows the row as it is now among its file's rows.</p>
        <Pager from={from} size={pageSize} total={data?.total ?? 0} onFrom={setFrom} />
      </div>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <Table
        caption="Rows that differ from the earlier version"
        captionHidden
        rows={data?.differences ?? []}
        rowKey={({ message }) => message}
        onOpen={({ message }) => open(message)}
        empty={data === null ? '' : 'No row differs.'}
        columns={[
          { id: 'row', title: 'Row', align: 'end', cell: ({ row }) => grouped(row), width: '72px' },
          {
            id: 'earlier',
            title: 'Was row',
            align: 'end',
            cell: ({ earlierRow }) => grouped(earlierRow),
            width: '72px',
          },
          { id: 'fields', title: 'Before and now', cell: (row) => <Changes fields={row.fields} /> },
          { id: 'uid', title: 'Address', mono: true, cell: ({ uid }) => uid, width: '200px' },
          {
            id: 'earlierUid',
            title: 'Earlier address',
            mono: true,
            cell: ({ earlierUid }) => earlierUid,
            width: '200px',
          },
        ]}
      />
    </section>
  )
}

function Changes({ fields }: Pick<Difference, 'fields'>) {
  return (
    <dl className={css.changes}>
      {fields.map(({ column, before, after }) => (
        <div key={column}>
          <dt>
            <bdi>{column}</bdi>
          </dt>
          <dd>
            <del>{said(before)}</del> <span aria-hidden="true">→</span> <ins>{said(after)}</ins>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const said = (text: string | null) =>
  text === null || text === '' ? <em>{text === null ? 'absent' : 'empty'}</em> : <VisibleText text={text} />
