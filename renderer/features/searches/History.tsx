import { ScrollText } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState } from 'react'
import type { SearchEntry } from '../../../shared/contract/search-record.ts'
import { dateTime } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { type ReportColumn, ReportList } from '../../lists/ReportList.tsx'
import { useVersion } from '../../store/data.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import css from './Searches.module.css'

const areas = ['searches'] as const
const everyone = ''

const columnsIn = (
  zone: 'UTC' | 'Europe/London',
  shown: string | null,
): readonly ReportColumn<SearchEntry>[] => [
  {
    title: 'No.',
    width: '52px',
    end: true,
    cell: ({ number, search }) =>
      search === shown ? <strong aria-current="true">▸ {grouped(number)}</strong> : grouped(number),
  },
  {
    title: 'Search',
    width: 'minmax(140px, 1fr)',
    cell: ({ text, name, again }) => (
      <>
        {name !== null && <strong>{name} </strong>}
        {again && <em className={css.again}>again </em>}
        <bdi className="mono">{text}</bdi>
      </>
    ),
  },
  { title: 'Rows', width: '64px', end: true, cell: ({ rows }) => grouped(rows) },
  { title: 'Who', width: '84px', cell: ({ account }) => account },
  { title: 'When', width: '128px', cell: ({ at }) => dateTime(at, zone).slice(0, 16) },
]

interface Props {
  /** The search whose record stands beside the list. */
  shown: string | null
  onShow: (search: string) => void
}

const rowKey = ({ search }: SearchEntry) => search

/** The searches that were run, newest first, to be looked through; Enter runs one again. */
export function History({ shown, onShow }: Props) {
  const [text, setText] = useState('')
  const [account, setAccount] = useState(everyone)
  const [named, setNamed] = useState(false)
  const zone = usePreferences((preferences) => preferences.zone)
  const version = useVersion(areas)
  const who = account === everyone ? {} : { account: Number(account) }
  const accounts = useCall('account.list', {}, ['accounts'])
  const { data, error } = useCall('search.log', { before: null, limit: 1, text, named, ...who }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a search that was run since makes it another list
  const fetch = useCallback<FetchRows<SearchEntry>>(
    async (from, limit, signal) => {
      const by = account === everyone ? {} : { account: Number(account) }
      return (await call('search.log', { before: null, from, limit, text, named, ...by }, { signal }))
        .searches
    },
    [text, account, named, version],
  )
  const { go } = useRoutes(({ ways }) => ways)
  const run = useCallback(
    ({ text: wanted, search }: SearchEntry) => go({ screen: 'search', text: wanted, parent: search }),
    [go],
  )
  const [here, setHere] = useState<string | undefined>()
  const onActive = useCallback((row: SearchEntry | undefined) => setHere(row?.search), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown once when one moves onto it
  useEffect(() => {
    if (here !== undefined) onShow(here)
  }, [here])
  const columns = useMemo(() => columnsIn(zone, shown), [zone, shown])
  const none = text === '' && account === everyone && !named
  return (
    <div className={css.list}>
      <header className={css.bar}>
        <TextField
          label="Find a search"
          labelHidden
          placeholder="Words of a search or of its name"
          className={css.find}
          value={text}
          onValue={setText}
        />
        <Select
          label="Account"
          labelHidden
          value={account}
          options={[
            { value: everyone, title: 'everyone' },
            ...(accounts.data?.accounts ?? []).map(({ id, name }) => ({ value: String(id), title: name })),
          ]}
          onValue={setAccount}
        />
        <Checkbox label="named" checked={named} onChecked={setNamed} />
        <span role="status" className={css.total}>
          {data === null ? 'counting…' : `${grouped(data.total)} ${data.total === 1 ? 'search' : 'searches'}`}
        </span>
      </header>
      <ReportList
        label="Searches that were run, newest first"
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={columns}
        minWidth={500}
        onOpen={run}
        onActive={onActive}
        empty={
          <EmptyState
            icon={ScrollText}
            title={none ? 'Nobody has searched this case yet' : 'No search is like that'}
          >
            {none
              ? 'Every search is kept here with what it was read as, what was searched and how many rows it found.'
              : 'Fewer letters find more.'}
          </EmptyState>
        }
      />
    </div>
  )
}
