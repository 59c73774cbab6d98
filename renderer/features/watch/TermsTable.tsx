import { useCallback, useMemo, useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import type { WatchList, WatchRow } from '../../../shared/contract/watch.ts'
import { filterText } from '../../../shared/query/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { RowsAndMessages } from '../../components/RowsAndMessages.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { type ReportColumn, ReportList } from '../../lists/ReportList.tsx'
import { useVersion } from '../../store/data.ts'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import type { About } from './about.ts'
import { SinceSelect } from './SinceSelect.tsx'
import css from './WatchLists.module.css'

type Sort = Input<'watch.terms'>['sort']
type Show = Input<'watch.terms'>['show']

interface Props {
  list: WatchList
  tranches: About['tranches']
  since: number | null
  onSince: (since: number | null) => void
}

const areas = ['watch', 'messages', 'twins', 'index'] as const

const number = (title: string, sort: Sort, cell: (row: WatchRow) => number): ReportColumn<WatchRow> => ({
  title,
  sort,
  width: '84px',
  end: true,
  cell: (row) => (row.problem !== null ? '–' : `${grouped(cell(row))}${row.counted ? '' : ' +?'}`),
})

const term: ReportColumn<WatchRow> = {
  title: 'Term',
  sort: 'text',
  width: 'minmax(180px, 2fr)',
  cell: ({ text, on }) => (
    <>
      <span className="mono">{text}</span>
      {!on && <span className={css.quiet}> · not marked</span>}
    </>
  ),
}
const remark: ReportColumn<WatchRow> = {
  title: 'Note',
  width: 'minmax(120px, 1fr)',
  cell: ({ note, problem }) =>
    problem === null ? (
      <span className={css.quiet}>{note}</span>
    ) : (
      <span className={css.problem}>{problem.message}</span>
    ),
}
const columns: readonly ReportColumn<WatchRow>[] = [
  { title: 'No.', sort: 'position', width: '48px', end: true, cell: ({ position }) => grouped(position) },
  term,
  number('Rows', 'rows', ({ rows }) => rows),
  number('Messages', 'messages', ({ messages }) => messages),
  number('Handles', 'handles', ({ handles }) => handles),
  remark,
]
const withFresh = [...columns.slice(0, 5), number('New rows', 'fresh', ({ fresh }) => fresh), remark]
const rowKey = ({ text }: WatchRow) => text

/** What each term found. Enter opens its hits as a search, h who sent them. */
export function TermsTable({ list, tranches, since, onSince }: Props) {
  const [sort, setSort] = useState<{ by: Sort; descending: boolean }>({ by: 'rows', descending: true })
  const [show, setShow] = useState<Show>('all')
  const [text, setText] = useState('')
  const [active, setActive] = useState<WatchRow | undefined>(undefined)
  const ways = useRoutes((routes) => routes.ways)
  const version = useVersion(areas)
  const { id } = list
  const whole = list.retired ? null : filterText('list', list.name)
  const asked = useMemo(
    () => ({ list: id, sort: sort.by, descending: sort.descending, show, text, since }),
    [id, sort, show, text, since],
  )
  const { data, error } = useCall('watch.terms', { ...asked, from: 0, count: 1 }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other findings make it another table
  const fetch = useCallback<FetchRows<WatchRow>>(
    async (from, count, signal) => (await call('watch.terms', { ...asked, from, count }, { signal })).rows,
    [asked, version],
  )
  const open = useCallback((row: WatchRow) => ways.go({ screen: 'search', text: row.text }), [ways])
  useCommands(
    useMemo<Command[]>(() => {
      const { attempt } = useNotice.getState()
      const group = 'Watch-lists'
      const when = () => active !== undefined
      return [
        {
          id: 'watch.whole',
          title: 'Search for all hits of this list',
          group,
          keys: 'o',
          when: () => whole !== null,
          run: () => whole !== null && ways.go({ screen: 'search', text: whole }),
        },
        {
          id: 'watch.whose',
          title: 'Who sent the hits of this term',
          group,
          keys: 'h',
          when,
          run: () => active && ways.go({ screen: 'watch', list: id, handlesOf: active.text }),
        },
        {
          id: 'watch.markTerm',
          title: active?.on === false ? 'Mark this term in messages' : 'Stop marking this term in messages',
          group,
          keys: 'm',
          when,
          run: () =>
            active && void attempt(() => call('watch.show', { list: id, term: active.text, on: !active.on })),
        },
      ]
    }, [active, id, whole, ways]),
  )
  const all = data?.all
  const shows: readonly { value: Show; title: string }[] = [
    { value: 'all', title: `all terms (${grouped(all?.terms ?? 0)})` },
    { value: 'hits', title: `with hits (${grouped(all?.withHits ?? 0)})` },
    { value: 'none', title: `without a hit (${grouped(all?.without ?? 0)})` },
    ...(since === null
      ? []
      : [{ value: 'fresh' as const, title: `with new rows (${grouped(all?.withFresh ?? 0)})` }]),
    ...((all?.problems ?? 0) > 0
      ? [{ value: 'problems' as const, title: `not understood (${grouped(all?.problems ?? 0)})` }]
      : []),
  ]
  return (
    <div className={css.report}>
      <div className={css.bar}>
        <p role="status" className={css.total}>
          {all === undefined ? (
            'counting…'
          ) : (
            <>
              <RowsAndMessages rows={all.rows} messages={all.messages} /> with any of its terms, sent by{' '}
              {grouped(all.handles)} {all.handles === 1 ? 'handle' : 'handles'}
              {since !== null && ` · ${grouped(all.fresh)} new rows`}
            </>
          )}
        </p>
        {whole !== null && (
          <Button keys="o" onClick={() => ways.go({ screen: 'search', text: whole })}>
            All hits
          </Button>
        )}
        <TextField
          label="Find a term"
          labelHidden
          placeholder="Part of a term or note"
          value={text}
          onValue={setText}
        />
        <Select<Show>
          label="Terms to show"
          labelHidden
          value={shows.some(({ value }) => value === show) ? show : 'all'}
          options={shows}
          onValue={setShow}
        />
        <SinceSelect tranches={tranches} value={since} onValue={onSince} />
      </div>
      <ReportList
        label={`Terms of ${list.name}`}
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={since === null ? columns : withFresh}
        minWidth={640}
        onOpen={open}
        onActive={setActive}
        sorted={sort}
        onSort={(by) => setSort(({ by: before, descending }) => sortOf(by, before, descending))}
        empty={
          <EmptyState title="No such term">
            {show === 'none'
              ? 'Every term of this list found something.'
              : 'Show all terms, or fewer letters.'}
          </EmptyState>
        }
      />
    </div>
  )
}

const sorts: readonly Sort[] = ['position', 'text', 'rows', 'messages', 'handles', 'fresh']

/** The same heading again turns the order round; numbers begin with the most. */
function sortOf(by: string, before: Sort, descending: boolean): { by: Sort; descending: boolean } {
  const sort = sorts.find((each) => each === by) ?? 'position'
  return { by: sort, descending: sort === before ? !descending : sort !== 'position' && sort !== 'text' }
}
