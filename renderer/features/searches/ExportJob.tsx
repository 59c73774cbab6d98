import { useEffect } from 'react'
import type { ErrorShape } from '../../../shared/contract/error.ts'
import { disclosureResult } from '../../../shared/contract/search-record.ts'
import { call } from '../../api/client.ts'
import { useJob } from '../../api/useJob.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Progress } from '../../components/Progress.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useNotice } from '../../store/notice.ts'
import css from './Searches.module.css'

interface Props {
  title: string
  job: string
  onClose: () => void
  /** It failed or was cancelled; nothing was written. */
  onFailed: (error: ErrorShape | null) => void
}

/** A disclosure record under way, and the files that were written. Closed before its end it goes on, in the status bar. */
export function ExportJob({ title, job: id, onClose, onFailed }: Props) {
  const job = useJob(id)
  const attempt = useNotice((notice) => notice.attempt)
  const ended = job?.state === 'failed' || job?.state === 'cancelled'
  const error = job?.error ?? null
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once
  useEffect(() => {
    if (ended) onFailed(job.state === 'failed' ? error : null)
  }, [ended])
  const written = job?.state === 'done' ? disclosureResult.parse(job.result) : null
  return (
    <Dialog title={title} onClose={onClose} actions={<Button onClick={onClose}>Close</Button>}>
      {written !== null ? (
        <>
          <p role="status">
            {grouped(written.searches)} {written.searches === 1 ? 'search' : 'searches'} written. The numbers
            fix every byte of the files.
          </p>
          <ul className={css.files}>
            {written.files.map(({ path, sha256 }) => (
              <li key={path}>
                <bdi>{path}</bdi>
                <Hash value={sha256} what="SHA-256" head={0} tail={0} />
              </li>
            ))}
          </ul>
        </>
      ) : job === undefined || ended ? null : (
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
      )}
    </Dialog>
  )
}
