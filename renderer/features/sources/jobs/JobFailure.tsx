import type { ReactNode } from 'react'
import type { Job } from '../../../../shared/contract/job.ts'
import { Banner } from '../../../components/Banner.tsx'

interface Props {
  job: Job
  actions?: ReactNode
  onDismiss?: () => void
}

/** A job that did not end well, and what that means. */
export function JobFailure({ job, actions, onDismiss }: Props) {
  const { title, state, error, kind } = job
  const failed = state === 'failed'
  return (
    <Banner
      kind={failed ? 'error' : 'info'}
      message={failed ? (error?.message ?? `${title} failed.`) : `${title} was cancelled.`}
      advice={
        kind === 'import' ? (
          <>{failed && `${title}. `}Nothing of this file is in the case.</>
        ) : (
          'The case is as it was before.'
        )
      }
      {...(error && failed ? { code: error.code } : {})}
      actions={actions}
      {...(onDismiss && { onDismiss })}
    />
  )
}
