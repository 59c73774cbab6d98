import { PackageSearch } from 'lucide-react'
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

type Missing = Result<'report.missingPacks'>['handles'][number]

const columns: readonly ReportColumn<Missing>[] = [
  { title: 'Handle', width: 'minmax(120px, 1fr)', cell: ({ handle }) => <HandleName name={handle.name} /> },
  { title: 'Rows with it', width: '112px', end: true, cell: ({ rows }) => grouped(rows) },
  { title: 'Contacts', width: '96px', end: true, cell: ({ contacts }) => grouped(contacts) },
  { title: 'First', width: '112px', cell: ({ firstAt }) => <Day at={firstAt} /> },
  { title: 'Last', width: '112px', cell: ({ lastAt }) => <Day at={lastAt} /> },
]
const areas = ['messages', 'twins'] as const
const rowKey = ({ handle }: Missing) => handle.id

/** Handles that are known only from others' packs; Enter opens the handle. */
export function MissingPacks() {
  const version = useVersion(areas)
  const { data, error } = useCall('report.missingPacks', { from: 0, count: 1 }, areas)
  // biome-ignore lint/correctness/useExhaustiveDependencies: other sources make it another report
  const fetch = useCallback<FetchRows<Missing>>(
    async (from, count, signal) => (await call('report.missingPacks', { from, count }, { signal })).handles,
    [version],
  )
  const { go } = useRoutes(({ ways }) => ways)
  const open = useCallback(({ handle }: Missing) => go({ screen: 'handle', handle: handle.id }), [go])
  const packs = data?.packs ?? 0
  return (
    <div className={css.report}>
      <header className={css.bar}>
        <p role="status" className={css.total}>
          {data === null
            ? 'counting handles…'
            : `${grouped(data.total)} ${data.total === 1 ? 'handle' : 'handles'} without a pack; ${packs === 1 ? '1 pack is' : `${grouped(packs)} packs are`} held`}
        </p>
      </header>
      <ReportList
        label="Handles without a pack"
        total={data?.total ?? null}
        error={error}
        fetch={fetch}
        rowKey={rowKey}
        columns={columns}
        minWidth={640}
        onOpen={open}
        empty={
          <EmptyState
            icon={PackageSearch}
            title={packs === 0 ? 'Nothing says whose pack a row is in' : 'No pack is missing'}
          >
            {packs === 0
              ? 'At an import, map the column of the owner, or name the handle whose pack the file is.'
              : 'Every handle that wrote or was written to has a pack in this case.'}
          </EmptyState>
        }
      />
    </div>
  )
}
