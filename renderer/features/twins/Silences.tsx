import { CalendarOff } from 'lucide-react'
import { useCallback } from 'react'
import type { Result } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { HandleName } from '../../components/HandleName.tsx'
import { grouped } from '../../components/progress-text.ts'
import type { FetchRows } from '../../lists/paging.ts'
import { type ReportColumn, ReportList } from '../../lists/ReportList.tsx'
import { useVersion } from '../../store/data.ts'
import { useRoutes } from '../../store/route.ts'
import { Day } from './Day.tsx'
import css from './Twins.module.css'
import { stretchText } from './texts.ts'

type Silent = Result<'report.silences'>['handles'][number]

const columns: readonly ReportColumn<Silent>[] = [
  { title: 'Handle', width: 'minmax(120px, 240px)', cell: ({ handle }) => <HandleName name={handle.name} /> },
  { title: 'Pack', width: '64px', cell: ({ pack }) => (pack ? 'held' : 'not held') },
  { title: 'First', width: '88px', cell: ({ firstAt }) => <Day at={firstAt} /> },
  { title: 'Last', width: '88px', cell: ({ lastAt }) => <Day at={lastAt} /> },
  { title: 'Days with rows', width: '104px', end: true, cell: ({ daysWith }) => grouped(daysWith) },
  { title: 'Days without', width: '96px', end: true, cell: ({ daysWithout }) => grouped(daysWithout) },
  {
    title: 'Longest silences (UTC days)',
    width: 'minmax(240px, 1fr)',
    cell: ({ longest }) => {
      const said = longest.map(stretchText).join(' · ')
      return <span title={said.replaceAll(' · ', '\n')}>{said}</span>
    },
  },
]
const areas = ['messages', 'twins'] as const
const rowKey = ({ handle }: Silent) => handle.id

/** Days without any row between a handle's first and last; Enter opens the handle. */
export function Silences() {
  const version = useVersion(areas)
  const { data, error } = useCall('report.silences', { from: 0, count: 1 }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sources make it another report
  const fetch = useCallback<FetchRows<Silent>>(
    async (from, count, signal) => (await call('report.silences', { from, count }, { signal })).handles,
    [version],
  )
  const { go } = useRoutes(({ ways }) => ways)
  const open = useCallback(({ handle }: Silent) => go({ screen: 'handle', handle: handle.id }), [go])
  return (
    <div className={css.report}>
      <header className={css.bar}>
        <p role="status" className={css.total}>
          {data === null
            ? 'counting handles…'
            : `${grouped(data.total)} ${data.total === 1 ? 'handle' : 'handles'} with silent days. No data is not proof of no contact.`}
        </p>
      </header>
      <ReportList
        label="Silences"
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={columns}
        minWidth={880}
        onOpen={open}
        empty={
          <EmptyState icon={CalendarOff} title="No handle has a silent day">
            Between its first and its last, every handle has rows on each day; or no row has a time.
          </EmptyState>
        }
      />
    </div>
  )
}
