import { useEffect } from 'react'
import { importResult } from '../../../../shared/contract/import.ts'
import type { Job } from '../../../../shared/contract/job.ts'
import { call } from '../../../api/client.ts'
import { Button } from '../../../components/Button.tsx'
import { useJobs } from '../../../store/jobs.ts'
import { useNotice } from '../../../store/notice.ts'
import { useRoutes } from '../../../store/route.ts'
import { Equation } from './Equation.tsx'
import { JobFailure } from './JobFailure.tsx'
import { JobProgress } from './JobProgress.tsx'
import css from './Jobs.module.css'
import { Ledger } from './Ledger.tsx'

/** Imports under way, and what came of each. */
export function StartedImports({ ids, onAnother }: { ids: readonly string[]; onAnother: () => void }) {
  const known = useJobs(({ jobs }) => jobs)
  const put = useJobs((jobs) => jobs.put)
  const attempt = useNotice((notice) => notice.attempt)
  useEffect(() => {
    for (const id of ids) void call('job.get', { id }).then(put)
  }, [ids, put])
  const jobs = ids.flatMap((id) => known.get(id) ?? [])
  const under = jobs.filter(({ finishedAt }) => finishedAt === null)
  const [only] = jobs
  if (only === undefined) return null
  const another = (
    <Button autoFocus={only.state !== 'done'} onClick={onAnother}>
      Import another file…
    </Button>
  )
  const hint = under.length > 0 && (
    <p className={css.hint}>
      Leave this screen as you like and read on: the status bar keeps the progress, Sources lists the outcome.
    </p>
  )
  if (ids.length === 1) {
    return (
      <div className={css.jobs}>
        {only.state === 'done' ? (
          <Ledger result={importResult.parse(only.result)} actions={another} />
        ) : only.finishedAt === null ? (
          <JobProgress job={only} />
        ) : (
          <JobFailure job={only} actions={another} />
        )}
        {hint}
      </div>
    )
  }
  return (
    <div className={css.jobs}>
      <p role="status" className={css.equation}>
        {under.length > 0
          ? `${ids.length - under.length} of ${ids.length} imports have ended`
          : `${ids.length} imports have ended`}
      </p>
      <ol className={css.several}>
        {jobs.map((job) => (
          <li key={job.id}>
            <Outcome job={job} />
          </li>
        ))}
      </ol>
      <Together jobs={jobs} />
      {hint}
      <div className={css.actions}>
        {under.length > 1 && (
          <Button
            onClick={() =>
              void attempt(async () => {
                // The last first, so that none of them begins while the others are being cancelled.
                for (const { id } of under.toReversed()) await call('job.cancel', { id })
              })
            }
          >
            Cancel all {under.length}
          </Button>
        )}
        {under.length === 0 && another}
      </div>
    </div>
  )
}

/** The ledgers that are there, as one. */
function Together({ jobs }: { jobs: readonly Job[] }) {
  const results = jobs.flatMap(({ state, result }) => (state === 'done' ? importResult.parse(result) : []))
  if (results.length < 2) return null
  const sum = (of: 'read' | 'stored' | 'rejected' | 'known') =>
    results.reduce((total, result) => total + result[of], 0)
  return (
    <p>
      Together:{' '}
      <Equation read={sum('read')} stored={sum('stored')} rejected={sum('rejected')} known={sum('known')} />
    </p>
  )
}

function Outcome({ job }: { job: Job }) {
  const go = useRoutes((routes) => routes.go)
  if (job.finishedAt === null) return <JobProgress job={job} />
  if (job.state !== 'done') return <JobFailure job={job} />
  const result = importResult.parse(job.result)
  const { name, source, rejected } = result
  return (
    <section aria-label={`Ledger of ${name}`} className={css.line}>
      <strong className={css.name}>
        <bdi>{name}</bdi>
      </strong>
      <span>
        <Equation {...result} />
      </span>
      <Button
        look="quiet"
        aria-label={rejected > 0 ? `Show the rejected rows of ${name}` : `Show the source ${name}`}
        onClick={() => go({ screen: 'sources', source, ...(rejected > 0 ? { part: 'rejects' } : {}) })}
      >
        {rejected > 0 ? 'Show the rejected rows' : 'Show the source'}
      </Button>
    </section>
  )
}
