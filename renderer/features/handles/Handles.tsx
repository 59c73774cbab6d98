import { useCallback, useState } from 'react'
import { type Handle as HandleRow, handleState } from '../../../shared/contract/attribution.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { BigList } from '../../lists/BigList.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { usePages } from '../../lists/use-pages.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { HandleLine, HandleLineHead } from './HandleLine.tsx'
import css from './Handles.module.css'

type Query = Pick<Input<'handle.list'>, 'text' | 'sort' | 'state'>

const sorts = [
  { value: 'rows', title: 'most rows' },
  { value: 'name', title: 'name' },
  { value: 'first', title: 'first seen' },
  { value: 'last', title: 'last seen' },
] as const

/** Every handle, how far its attribution is, and how much it says; found by approximate name. */
export function Handles() {
  const [text, setText] = useState('')
  const [state, setState] = useState<HandleRow['state'] | 'all'>('all')
  const [sort, setSort] = useState<Query['sort']>('rows')
  const [active, setActive] = useState<number | null>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const query: Query = { text, sort, ...(state === 'all' ? {} : { state }) }
  const key = JSON.stringify(query)
  const { data, error } = useCall('handle.list', { ...query, from: 0, count: 1 }, [
    'messages',
    'attributions',
    'reviews',
  ])
  const fetch = useCallback<FetchRows<HandleRow>>(
    async (from, count, signal) => {
      const asked: Query = JSON.parse(key)
      return (await call('handle.list', { ...asked, from, count }, { signal })).handles
    },
    [key],
  )
  const { get, want } = usePages(fetch, data?.total ?? 0)
  const row = useCallback((index: number) => <HandleLine handle={get(index)} zone={zone} />, [get, zone])
  return (
    <div className={css.list}>
      <header className={css.bar}>
        <TextField
          label="Name, or nearly"
          mono
          autoFocus
          value={text}
          onValue={(value) => {
            setText(value)
            setActive(null)
          }}
        />
        <Select
          label="State"
          value={state}
          onValue={setState}
          options={[
            { value: 'all' as const, title: 'any' },
            ...handleState.options.map((value) => ({ value, title: value })),
          ]}
        />
        <Select label="Order" value={sort} onValue={setSort} options={sorts} disabled={text !== ''} />
        <p className={css.total} role="status">
          {data === null ? 'counting…' : `${grouped(data.total)} handles`}
        </p>
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <BigList
        label="Handles"
        kind="grid"
        count={data?.total ?? 0}
        header={<HandleLineHead zone={zone} />}
        row={row}
        active={active}
        onCursor={setActive}
        onOpen={(index) => {
          const handle = get(index)
          if (handle) go({ screen: 'handle', handle: handle.id })
        }}
        onVisibleRange={want}
        empty={
          data === null ? null : (
            <EmptyState title="No handle is called that">
              {text === ''
                ? 'Handles appear when a file that names senders is imported.'
                : 'Try fewer letters: names are found although some differ.'}
            </EmptyState>
          )
        }
      />
    </div>
  )
}
