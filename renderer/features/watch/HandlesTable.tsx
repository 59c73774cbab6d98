import { useCallback, useMemo, useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import type { WatchList, WatchPair } from '../../../shared/contract/watch.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { type ReportColumn, ReportList } from '../../lists/ReportList.tsx'
import { useVersion } from '../../store/data.ts'
import { useRoutes } from '../../store/route.ts'
import type { About } from './about.ts'
import { narrowed } from './narrowed.ts'
import { SinceSelect } from './SinceSelect.tsx'
import css from './WatchLists.module.css'

type Sort = Input<'watch.handles'>['sort']
type Whose = Input<'watch.handles'>['whose']

interface Props {
  list: WatchList
  /** One term; null: all of them. */
  term: string | null
  tranches: About['tranches']
  since: number | null
  onSince: (since: number | null) => void
}

const areas = ['watch', 'messages', 'twins', 'index'] as const

const number = (title: string, sort: Sort, cell: (pair: WatchPair) => number): ReportColumn<WatchPair> => ({
  title,
  sort,
  width: '96px',
  end: true,
  cell: (pair) => grouped(cell(pair)),
})

const termColumn: ReportColumn<WatchPair> = {
  title: 'Term',
  sort: 'position',
  width: 'minmax(160px, 1fr)',
  cell: ({ term }) => <span className="mono">{term}</span>,
}
const columns: readonly ReportColumn<WatchPair>[] = [
  {
    title: 'Handle',
    sort: 'handle',
    width: 'minmax(140px, 1fr)',
    cell: ({ handle, rows }) =>
      rows === 0 ? <span className={css.quiet}>no hit</span> : <HandleName name={handle?.name ?? null} />,
  },
  number('Rows', 'rows', ({ rows }) => rows),
  number('Messages', 'messages', ({ messages }) => messages),
]
const fresh = number('New rows', 'fresh', (pair) => pair.fresh)

const whoses: readonly { value: Whose; title: string }[] = [
  { value: 'sender', title: 'sent by' },
  { value: 'either', title: 'sent or received by' },
]
const sorts: readonly Sort[] = ['position', 'handle', 'rows', 'messages', 'fresh']
const rowKey = ({ term, handle }: WatchPair) => JSON.stringify([term, handle?.id])

/** Who said what of a list how often. Enter opens those rows as a search. */
export function HandlesTable({ list, term, tranches, since, onSince }: Props) {
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({ by: 'rows', descending: true })
  const [whose, setWhose] = useState<Whose>('sender')
  const [text, setText] = useState('')
  const ways = useRoutes((routes) => routes.ways)
  const version = useVersion(areas)
  const { id } = list
  const asked = useMemo(
    () => ({ list: id, term, whose, sort: sort.by, descending: sort.descending, text, since }),
    [id, term, whose, sort, text, since],
  )
  const { data, error } = useCall('watch.handles', { ...asked, from: 0, count: 1 }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other findings make it another table
  const fetch = useCallback<FetchRows<WatchPair>>(
    async (from, count, signal) => (await call('watch.handles', { ...asked, from, count }, { signal })).pairs,
    [asked, version],
  )
  const open = useCallback(
    (pair: WatchPair) =>
      ways.go({ screen: 'search', text: narrowed(pair.term, pair.handle?.name ?? null, whose) }),
    [ways, whose],
  )
  const shown = [...(term === null ? [termColumn] : []), ...columns, ...(since === null ? [] : [fresh])]
  return (
    <div className={css.report}>
      <div className={css.bar}>
        <p role="status" className={css.total}>
          {data === null ? 'counting…' : `${grouped(data.total)} ${data.total === 1 ? 'line' : 'lines'}`}
          {term !== null && (
            <>
              {' '}
              for <span className="mono">{term}</span>{' '}
              <Button look="quiet" onClick={() => ways.amend({ screen: 'watch', list: id, handlesOf: null })}>
                All terms
              </Button>
            </>
          )}
        </p>
        <TextField
          label="Find a handle or term"
          labelHidden
          placeholder={term === null ? 'Handle or term' : 'Name of a handle'}
          value={text}
          onValue={setText}
        />
        <Select<Whose>
          label="Rows of a handle"
          labelHidden
          value={whose}
          options={whoses}
          onValue={setWhose}
        />
        <SinceSelect tranches={tranches} value={since} onValue={onSince} />
      </div>
      <ReportList
        label={`Hits of ${list.name} by handle`}
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={shown}
        minWidth={560}
        onOpen={open}
        sorted={sort}
        onSort={(by) =>
          setSort(({ by: before, descending }) => {
            const next = sorts.find((each) => each === by) ?? 'rows'
            return {
              by: next,
              descending: next === before ? !descending : next !== 'handle' && next !== 'position',
            }
          })
        }
        empty={<EmptyState title="No such line">Fewer letters find more.</EmptyState>}
      />
    </div>
  )
}
