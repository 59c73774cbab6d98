import { GitCompareArrows } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { Input } from '../../../shared/contract/index.ts'
import type { Pair } from '../../../shared/contract/twin.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { FetchRows } from '../../lists/paging.ts'
import { type ReportColumn, ReportList } from '../../lists/ReportList.tsx'
import { useVersion } from '../../store/data.ts'
import { useNotice } from '../../store/notice.ts'
import { useRoutes } from '../../store/route.ts'
import { conversationOf } from './conversation-of.ts'
import css from './Twins.module.css'
import { skewText } from './texts.ts'

type Sort = Input<'report.pairs'>['sort']

const sorts: readonly { value: Sort; title: string }[] = [
  { value: 'rows', title: 'most rows' },
  { value: 'matched', title: 'most at both ends' },
  { value: 'onlyA', title: 'most only at A' },
  { value: 'differing', title: 'most that differ' },
]
const areas = ['messages', 'twins'] as const

const count = (title: string, cell: (pair: Pair) => number): ReportColumn<Pair> => ({
  title,
  width: '84px',
  end: true,
  cell: (pair) => grouped(cell(pair)),
})

const columns: readonly ReportColumn<Pair>[] = [
  { title: 'A', width: 'minmax(136px, 1fr)', cell: ({ a }) => <HandleName name={a.name} /> },
  { title: 'B', width: 'minmax(136px, 1fr)', cell: ({ b }) => <HandleName name={b.name} /> },
  { title: 'Packs held', width: '84px', cell: ({ packA, packB }) => held(packA, packB) },
  count('Rows', ({ rows }) => rows),
  count('Messages', ({ messages }) => messages),
  count('Both ends', ({ matched }) => matched),
  count('Only at A', ({ onlyA }) => onlyA),
  count('Only at B', ({ onlyB }) => onlyB),
  count('Text differs', ({ differing }) => differing),
  { title: 'Clock skew', width: '128px', end: true, cell: ({ skew }) => skewText(skew) },
]

const rowKey = ({ a, b }: Pair) => `${a.id} ${b.id}`

/** Who wrote to whom, and how far the packs of the two agree; Enter opens their conversation. */
export function Pairs() {
  const [text, setText] = useState('')
  const [sort, setSort] = useState<Sort>('rows')
  const version = useVersion(areas)
  const { data, error } = useCall('report.pairs', { text, sort, from: 0, count: 1 }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other twins make it another report
  const fetch = useCallback<FetchRows<Pair>>(
    async (from, size, signal) =>
      (await call('report.pairs', { text, sort, from, count: size }, { signal })).pairs,
    [text, sort, version],
  )
  const { go } = useRoutes(({ ways }) => ways)
  const { attempt } = useNotice.getState()
  const open = useCallback(
    ({ a, b }: Pair) =>
      void attempt(async () => {
        const conversation = await conversationOf(a, b)
        if (conversation === null) go({ screen: 'handle', handle: a.id })
        else go({ screen: 'conversation', conversation })
      }),
    [go, attempt],
  )
  return (
    <div className={css.report}>
      <header className={css.bar}>
        <p role="status" className={css.total}>
          {data === null
            ? 'counting pairs…'
            : `${grouped(data.total)} ${data.total === 1 ? 'pair' : 'pairs'}`}
        </p>
        <TextField
          label="Find by name"
          labelHidden
          placeholder="Name of a handle"
          mono
          value={text}
          onValue={setText}
        />
        <Select<Sort> label="Order" labelHidden value={sort} options={sorts} onValue={setSort} />
      </header>
      <ReportList
        label="Pairs of handles"
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={columns}
        minWidth={1080}
        onOpen={open}
        empty={
          <EmptyState
            icon={GitCompareArrows}
            title={text === '' ? 'No two handles wrote to each other' : 'No pair has that name'}
          >
            {text === ''
              ? 'Pairs come with the first file that names senders and recipients.'
              : 'Fewer letters find more.'}
          </EmptyState>
        }
      />
    </div>
  )
}

function held(a: boolean, b: boolean): string {
  if (a && b) return 'both'
  return a ? 'A' : b ? 'B' : 'none'
}
