import { bundleResult } from '../../../shared/contract/bundle.ts'
import { call } from '../../api/client.ts'
import { useJob } from '../../api/useJob.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Hash } from '../../components/Hash.tsx'
import { Progress } from '../../components/Progress.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useNotice } from '../../store/notice.ts'
import css from './Bundles.module.css'

interface Props {
  job: string
  onClose: () => void
  onVerify: (folder: string) => void
}

/** An export under way, and the bundle that it wrote. */
export function ExportJob({ job: id, onClose, onVerify }: Props) {
  const job = useJob(id)
  const attempt = useNotice((notice) => notice.attempt)
  if (job === undefined) return null
  const close = <Button onClick={onClose}>Close</Button>
  if (job.state === 'done') {
    const { folder, chosen, context, images, files, manifestSha256 } = bundleResult.parse(job.result)
    return (
      <Banner
        kind="good"
        message={`The bundle is whole: ${grouped(chosen)} chosen rows, ${grouped(context)} of context, ${grouped(images)} images, ${grouped(files)} files.`}
        advice={
          <span className={css.result}>
            <bdi>{folder}</bdi>
            <span>
              Put this number on the exhibit label; it fixes every byte:{' '}
              <Hash value={manifestSha256} what="SHA-256" head={0} tail={0} />
            </span>
          </span>
        }
        actions={
          <>
            <Button onClick={() => onVerify(folder)}>Verify</Button>
            {close}
          </>
        }
      />
    )
  }
  if (job.state === 'failed' || job.state === 'cancelled') {
    return (
      <Banner
        kind={job.state === 'failed' ? 'error' : 'info'}
        message={
          job.state === 'failed' ? (job.error?.message ?? 'The export failed.') : 'The export was cancelled.'
        }
        advice="Nothing is left under the bundle's name."
        actions={close}
      />
    )
  }
  return (
    <Progress
      label={job.title}
      step={job.step}
      done={job.done}
      total={job.total}
      unit={job.unit}
      rate={job.rate}
      left={job.left}
      onCancel={() => void attempt(() => call('job.cancel', { id }))}
    />
  )
}
