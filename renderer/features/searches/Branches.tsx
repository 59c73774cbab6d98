import type { SearchEntry, SearchRecord } from '../../../shared/contract/search-record.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Table } from '../../components/Table.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Searches.module.css'

interface Props {
  record: SearchRecord
  onCompare: (later: string) => void
}

const mostShown = 50

/** The search that one was changed from, and those that were changed from it or run again for it. */
export function Branches({ record: { parent, again, branches }, onCompare }: Props) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { amend } = useRoutes(({ ways }) => ways)
  const before = useCall('search.record', parent === null ? null : { search: parent }).data
  const show = ({ search }: Pick<SearchEntry, 'search'>) => amend({ screen: 'searches', search })
  return (
    <>
      {before !== null && (
        <p>
          {again ? 'Run again for' : 'Changed from'}{' '}
          <Button look="quiet" onClick={() => show(before)}>
            search {grouped(before.number)}
          </Button>{' '}
          <bdi className="mono">{before.text}</bdi>
        </p>
      )}
      {branches.length > 0 && (
        <Table
          caption="Changed from it, or run again"
          rows={branches.slice(0, mostShown)}
          rowKey={({ search }) => search}
          onOpen={show}
          columns={[
            { id: 'number', title: 'No.', align: 'end', cell: ({ number }) => grouped(number) },
            {
              id: 'text',
              title: 'Search',
              cell: ({ text, again: repeated }) =>
                repeated ? <em className={css.again}>again</em> : <bdi className="mono">{text}</bdi>,
            },
            { id: 'rows', title: 'Rows', align: 'end', cell: ({ rows }) => grouped(rows) },
            { id: 'account', title: 'Who', cell: ({ account }) => account },
            { id: 'at', title: 'When', cell: ({ at }) => <TimeText utc={at} zone={zone} withZone={false} /> },
            {
              id: 'compare',
              title: <span className="visually-hidden">Compare</span>,
              cell: ({ search, number }) => (
                <Button
                  look="quiet"
                  aria-label={`Compare with search ${number}`}
                  onClick={(event) => {
                    event.stopPropagation()
                    onCompare(search)
                  }}
                >
                  Compare
                </Button>
              ),
            },
          ]}
        />
      )}
    </>
  )
}
