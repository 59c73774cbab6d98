import { useState } from 'react'
import { useCall } from '../../../api/useCall.ts'
import { Banner } from '../../../components/Banner.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { Table } from '../../../components/Table.tsx'
import css from '../Sources.module.css'
import { Pager } from './Pager.tsx'

const pageSize = 50

/** What rests on a source: tags on its rows, one by one, and how often its rows are cited. */
export function Rests({ source }: { source: number }) {
  const [from, setFrom] = useState(0)
  const { data, error } = useCall('source.rests', { source, from, count: pageSize })
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return <p className={css.hint}>Looking at what rests on it…</p>
  const { total, tags, citations } = data
  return (
    <section aria-label="What rests on it" className={css.rejects}>
      <div className={css.bar}>
        <p>
          <strong>
            {total === 0 ? 'No tag' : `${grouped(total)} ${total === 1 ? 'tag' : 'tags'}`} and{' '}
            {citations === 0
              ? 'no citation'
              : `${grouped(citations)} ${citations === 1 ? 'citation' : 'citations'}`}
          </strong>{' '}
          {total + citations === 1 ? 'rests' : 'rest'} on its rows.
        </p>
        {total > pageSize && <Pager from={from} size={pageSize} total={total} onFrom={setFrom} />}
      </div>
      {total > 0 && (
        <div className={css.short}>
          <Table
            caption="Tags on its rows"
            captionHidden
            rows={tags}
            rowKey={({ uid, tag, account, message }) => `${message} ${uid} ${tag} ${account}`}
            columns={[
              { id: 'tag', title: 'Tag', cell: ({ tag }) => tag, width: '140px' },
              { id: 'state', title: 'State', cell: ({ state }) => state, width: '90px' },
              { id: 'account', title: 'By', cell: ({ account }) => account, width: '110px' },
              { id: 'note', title: 'Note', cell: ({ note }) => <bdi>{note}</bdi> },
              { id: 'uid', title: 'Address', mono: true, cell: ({ uid }) => uid, width: '200px' },
            ]}
          />
        </div>
      )}
    </section>
  )
}
