import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Audit.module.css'
import { Pager } from './Pager.tsx'
import { useOlder } from './useOlder.ts'

const pageSize = 100

/** Every search with its count and the contents it ran on: a disclosure record. Opening one runs it again. */
export function SearchLog() {
  const pages = useOlder()
  const { data, error } = useCall('search.log', { before: pages.before, limit: pageSize }, ['audit'])
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const searches = data?.searches ?? []
  return (
    <>
      <div className={css.bar}>
        <span className={css.total}>{data === null ? '…' : `${grouped(data.total)} searches`}</span>
        <Pager pages={pages} last={searches.length === pageSize ? searches.at(-1)?.id : undefined} />
      </div>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <div className={css.scroll}>
        <Table
          caption="Searches, newest first"
          captionHidden
          rows={searches}
          rowKey={({ id }) => id}
          empty="Nobody has searched this case yet."
          onOpen={({ text }) => go({ screen: 'search', text })}
          columns={[
            { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} />, width: '220px' },
            { id: 'account', title: 'Who', cell: ({ account }) => account },
            { id: 'text', title: 'Search', cell: ({ text }) => <bdi>{text}</bdi>, mono: true },
            { id: 'rows', title: 'Rows', align: 'end', cell: ({ rows }) => grouped(rows) },
            { id: 'messages', title: 'Messages', align: 'end', cell: ({ messages }) => grouped(messages) },
            { id: 'version', title: 'On contents', align: 'end', cell: ({ dataVersion }) => dataVersion },
          ]}
        />
      </div>
    </>
  )
}
