import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { type ImportResult, importResult } from '../../../../shared/contract/import.ts'
import type { Job } from '../../../../shared/contract/job.ts'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/Button.tsx'
import { IconButton } from '../../../components/IconButton.tsx'
import { grouped, percentText } from '../../../components/progress-text.ts'
import { type Column, Table } from '../../../components/Table.tsx'
import { useNotice } from '../../../store/notice.ts'
import { useRoutes } from '../../../store/route.ts'
import { Equation } from './Equation.tsx'
import css from './Jobs.module.css'

interface Line {
  readonly job: Job
  readonly result: ImportResult | null
}

/** Several imports as one table, a line each from the beginning on, so that nothing moves while they run. */
export function SeveralImports({ jobs, actions }: { jobs: readonly Job[]; actions: ReactNode }) {
  const attempt = useNotice((notice) => notice.attempt)
  const lines = jobs.map((job): Line => ({ job, result: resultOf(job) }))
  const under = jobs.filter(({ finishedAt }) => finishedAt === null)
  const failed = jobs.filter(({ state }) => state === 'failed').length
  const cancelAll = () =>
    attempt(async () => {
      // The last first, so that none of them begins while the others are being cancelled.
      for (const { id } of under.toReversed()) await call('job.cancel', { id })
    })
  return (
    <div className={css.jobs}>
      <header className={css.head}>
        <p role="status" className={css.equation}>
          {under.length > 0
            ? `${grouped(jobs.length - under.length)} of ${grouped(jobs.length)} imports have ended`
            : `${grouped(jobs.length)} imports have ended`}
          {failed > 0 && <span className={css.failed}>, {grouped(failed)} failed</span>}
        </p>
        {under.length > 1 && <Button onClick={() => void cancelAll()}>Cancel all {under.length}</Button>}
        {actions}
      </header>
      <p className={css.together}>
        <Together lines={lines} />
      </p>
      <Table
        caption="Imports"
        captionHidden
        rows={lines}
        rowKey={({ job }) => job.id}
        columns={columns(lines.some(({ result }) => (result?.known ?? 0) > 0))}
      />
    </div>
  )
}

const resultOf = ({ state, result }: Job): ImportResult | null =>
  state === 'done' ? importResult.parse(result) : null

/** The ledgers that are there, as one. */
function Together({ lines }: { lines: readonly Line[] }) {
  const sum = (of: 'read' | 'stored' | 'rejected' | 'known') =>
    lines.reduce((total, { result }) => total + (result?.[of] ?? 0), 0)
  return (
    <>
      Together:{' '}
      <Equation read={sum('read')} stored={sum('stored')} rejected={sum('rejected')} known={sum('known')} />
    </>
  )
}

function columns(someKnown: boolean): Column<Line>[] {
  const count = (id: 'read' | 'stored' | 'rejected' | 'known', title: string): Column<Line> => ({
    id,
    title,
    align: 'end',
    width: '96px',
    cell: ({ result }) => (result === null ? '' : grouped(result[id])),
  })
  return [
    { id: 'file', title: 'File', cell: ({ job, result }) => <bdi>{result?.name ?? nameOf(job)}</bdi> },
    count('read', 'Rows read'),
    count('stored', 'Stored'),
    count('rejected', 'Rejected'),
    ...(someKnown ? [count('known', 'Known')] : []),
    { id: 'outcome', title: '', width: '40%', cell: (line) => <Outcome {...line} /> },
  ]
}

const nameOf = ({ title }: Job): string => title.replace(/^Import /, '')

function Outcome({ job, result }: Line) {
  const go = useRoutes((routes) => routes.go)
  const attempt = useNotice((notice) => notice.attempt)
  const { id, state, step, done, total, error, cancellable } = job
  if (result !== null) {
    const { name, source, rejected } = result
    return (
      <Button
        look="quiet"
        aria-label={rejected > 0 ? `Show the rejected rows of ${name}` : `Show the source ${name}`}
        onClick={() => go({ screen: 'sources', source, ...(rejected > 0 ? { part: 'rejects' } : {}) })}
      >
        {rejected > 0 ? 'Show the rejected rows' : 'Show the source'}
      </Button>
    )
  }
  if (state === 'failed') {
    return <span className={css.failed}>{error?.message ?? 'It failed.'} Nothing of it is in the case.</span>
  }
  if (state === 'cancelled') return <span className={css.hint}>cancelled: nothing of it is in the case</span>
  return (
    <span className={css.under}>
      {state === 'queued' ? (
        <span className={css.hint}>waits for its turn</span>
      ) : (
        <>
          <progress
            aria-label={nameOf(job)}
            {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
          />
          <span className={css.hint}>
            {step}
            {total !== null && ` ${percentText(done, total)}`}
          </span>
        </>
      )}
      {cancellable && (
        <IconButton
          icon={X}
          label={`Cancel the import of ${nameOf(job)}`}
          onClick={() => void attempt(() => call('job.cancel', { id }))}
        />
      )}
    </span>
  )
}
