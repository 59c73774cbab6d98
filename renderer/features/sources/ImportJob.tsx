import { useEffect } from 'react'
import { importResult } from '../../../shared/contract/import.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useJobs } from '../../store/jobs.ts'
import { useNotice } from '../../store/notice.ts'
import css from './Import.module.css'
import { Ledger } from './Ledger.tsx'

/** An import under way, and what came of it. */
export function ImportJob({ job: id, onAnother }: { job: string; onAnother: () => void }) {
  const job = useJobs(({ jobs }) => jobs.get(id))
  const put = useJobs((jobs) => jobs.put)
  const attempt = useNotice((notice) => notice.attempt)
  useEffect(() => {
    void call('job.get', { id }).then(put)
  }, [id, put])
  if (job === undefined) return null
  const another = (
    <Button autoFocus={job.state !== 'done'} onClick={onAnother}>
      Import another file…
    </Button>
  )
  if (job.state === 'done') {
    return (
      <div className={css.page}>
        <Ledger result={importResult.parse(job.result)} actions={another} />
      </div>
    )
  }
  if (job.state === 'failed' || job.state === 'cancelled') {
    return (
      <div className={css.page}>
        <Banner
          kind={job.state === 'failed' ? 'error' : 'info'}
          message={
            job.state === 'failed'
              ? (job.error?.message ?? `${job.title} failed.`)
              : `${job.title} was cancelled.`
          }
          advice="Nothing of this file is in the case."
          {...(job.error && job.state === 'failed' ? { code: job.error.code } : {})}
          actions={another}
        />
      </div>
    )
  }
  return (
    <div className={css.page}>
      <Progress
        label={job.title}
        step={job.step}
        done={job.done}
        total={job.total}
        unit={job.unit}
        rate={job.rate}
        left={job.left}
        onCancel={job.cancellable ? () => void attempt(() => call('job.cancel', { id })) : undefined}
      />
      <p className={css.hint}>
        Leave this screen as you like and read on: the status bar keeps the progress, Sources lists the
        outcome.
      </p>
    </div>
  )
}
