import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Progress } from '../../components/Progress.tsx'
import { useJobs } from '../../store/jobs.ts'
import { useNotice } from '../../store/notice.ts'

/** Imports and index builds of this session that run, wait or did not end well. */
export function ImportJobs() {
  const jobs = useJobs((state) => state.jobs)
  const attempt = useNotice((notice) => notice.attempt)
  const shown = [...jobs.values()].filter(
    ({ kind, state }) => (kind === 'import' || kind === 'index') && state !== 'done',
  )
  return shown.map(({ id, title, state, step, done, total, unit, rate, left, cancellable, error }) =>
    state === 'failed' || state === 'cancelled' ? (
      <Banner
        key={id}
        kind={state === 'failed' ? 'error' : 'info'}
        message={`${title}: ${state === 'failed' ? (error?.message ?? 'failed') : 'cancelled'}`}
        advice="Nothing of it is in the case."
      />
    ) : (
      <Progress
        key={id}
        label={title}
        step={step}
        done={done}
        total={total}
        unit={unit}
        rate={rate}
        left={left}
        onCancel={cancellable ? () => void attempt(() => call('job.cancel', { id })) : undefined}
      />
    ),
  )
}
