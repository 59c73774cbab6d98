import { X } from 'lucide-react'
import { call } from '../../../api/client.ts'
import { IconButton } from '../../../components/IconButton.tsx'
import { grouped, percentText } from '../../../components/progress-text.ts'
import { useJobs } from '../../../store/jobs.ts'
import { useNotice } from '../../../store/notice.ts'
import { JobFailure } from './JobFailure.tsx'
import css from './Jobs.module.css'

/** The import under way, in one line of the heading: the list of sources does not move when it ends. */
export function RunningImport() {
  const jobs = useJobs((state) => state.jobs)
  const attempt = useNotice((notice) => notice.attempt)
  const imports = [...jobs.values()].filter(({ kind }) => kind === 'import' || kind === 'retry')
  const running = imports.find(({ state }) => state === 'running')
  const waiting = imports.filter(({ state }) => state === 'queued').length
  if (running === undefined) return null
  const { id, title, step, done, total, cancellable } = running
  return (
    <div className={css.line}>
      <span>
        {title}: {step}
        {total !== null && ` ${percentText(done, total)}`}
        {waiting > 0 && ` · ${grouped(waiting)} more ${waiting === 1 ? 'waits' : 'wait'}`}
      </span>
      <progress
        aria-label={title}
        {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
      />
      {cancellable && (
        <IconButton
          icon={X}
          label={`Cancel: ${title}`}
          onClick={() => void attempt(() => call('job.cancel', { id }))}
        />
      )}
    </div>
  )
}

/** Imports of this session, and what follows from them, that failed or were cancelled, until they have been put away. */
export function FailedImports() {
  const { jobs, dismissed, dismiss } = useJobs()
  return [...jobs.values()].map(
    (job) =>
      ['import', 'retry', 'twins', 'index'].includes(job.kind) &&
      (job.state === 'failed' || job.state === 'cancelled') &&
      !dismissed.has(job.id) && <JobFailure key={job.id} job={job} onDismiss={() => dismiss(job.id)} />,
  )
}
