import { Link2 } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { type Handle as HandleRow, handleState } from '../../../shared/contract/attribution.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Count } from '../../components/Count.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { usePages } from '../../lists/use-pages.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useVersion } from '../../store/data.ts'
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

const areas = ['messages', 'attributions', 'reviews'] as const

/** Every handle, how far its attribution is, and how much it says; found by approximate name. */
export function Handles() {
  const [text, setText] = useState('')
  const [state, setState] = useState<HandleRow['state'] | 'all'>('all')
  const [sort, setSort] = useState<Query['sort']>('rows')
  const [active, setActive] = useState<number | null>(null)
  const list = useRef<BigListHandle>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const go = useRoutes((routes) => routes.go)
  const query: Query = { text, sort, ...(state === 'all' ? {} : { state }) }
  const key = JSON.stringify(query)
  const { data, error } = useCall('handle.list', { ...query, from: 0, count: 1 }, areas)
  const version = useVersion(areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a decision changes the states that it shows
  const fetch = useCallback<FetchRows<HandleRow>>(
    async (from, count, signal) => {
      const asked: Query = JSON.parse(key)
      return (await call('handle.list', { ...asked, from, count }, { signal })).handles
    },
    [key, version],
  )
  const total = data?.total ?? 0
  const { get, want } = usePages(fetch, total)
  useFocusOnEntry(list, data !== null)
  useStepKeys(total, active, setActive)
  // Enter may be pressed before the row that it is about has come: then it opens when it comes.
  const [opening, setOpening] = useState<number | null>(null)
  const wanted = opening === null ? undefined : get(opening)
  useEffect(() => {
    if (wanted !== undefined) go({ screen: 'handle', handle: wanted.id })
  }, [wanted, go])
  const row = useCallback((index: number) => <HandleLine handle={get(index)} zone={zone} />, [get, zone])
  return (
    <div className={css.list}>
      <header className={css.bar}>
        <h2>Handles</h2>
        <p className={css.total} role="status">
          <Count value={data === null ? null : total} unit="handles" />
        </p>
        <TextField
          label="Find by approximate name"
          labelHidden
          placeholder="Approximate name"
          mono
          value={text}
          onValue={(value) => {
            setText(value)
            setActive(null)
            setOpening(null)
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') setOpening(active ?? 0)
            if (event.key !== 'ArrowDown' || total === 0) return
            event.preventDefault()
            setActive(active ?? 0)
            list.current?.focus()
          }}
        />
        <Select
          label="State"
          labelHidden
          value={state}
          onValue={(value) => {
            setState(value)
            setActive(null)
          }}
          options={[
            { value: 'all' as const, title: 'any state' },
            ...handleState.options.map((value) => ({ value, title: value })),
          ]}
        />
        <Select
          label="Order"
          labelHidden
          value={sort}
          onValue={(value) => {
            setSort(value)
            setActive(null)
          }}
          options={sorts}
          disabled={text !== ''}
        />
      </header>
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      <BigList
        ref={list}
        label="Handles"
        kind="grid"
        count={total}
        header={<HandleLineHead zone={zone} />}
        row={row}
        active={active}
        onCursor={setActive}
        onOpen={setOpening}
        onVisibleRange={want}
        empty={
          data === null ? null : (
            <EmptyState icon={Link2} title={text === '' ? 'No handles here' : 'No name is near that'}>
              {text !== ''
                ? 'Fewer letters find more.'
                : state === 'all'
                  ? 'They come with the first file that names senders.'
                  : `None is ${state}.`}
            </EmptyState>
          )
        }
      />
    </div>
  )
}
