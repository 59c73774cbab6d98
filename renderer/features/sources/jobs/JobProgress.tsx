import type { Job } from '../../../../shared/contract/job.ts'
import { call } from '../../../api/client.ts'
import { Progress } from '../../../components/Progress.tsx'
import { useNotice } from '../../../store/notice.ts'

/** A job that runs or waits for its turn, with its cancel. */
export function JobProgress({ job }: { job: Job }) {
  const attempt = useNotice((notice) => notice.attempt)
  const { id, title, state, step, done, total, unit, rate, left, cancellable } = job
  return (
    <Progress
      label={title}
      step={state === 'queued' ? 'waits for its turn' : step}
      done={done}
      total={total}
      unit={unit}
      rate={rate}
      left={left}
      onCancel={cancellable ? () => void attempt(() => call('job.cancel', { id })) : undefined}
    />
  )
}
