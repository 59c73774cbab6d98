import type { Result } from '../../shared/contract/index.ts'
import { call } from '../api/client.ts'
import { Button } from '../components/Button.tsx'
import { durationText, grouped, percentText, rateText } from '../components/progress-text.ts'
import { useJobs } from '../store/jobs.ts'
import { useNotice } from '../store/notice.ts'
import { usePreferences } from '../store/preferences.ts'
import { useStatus } from '../store/status.ts'
import { usePendingKeys } from './commands/CommandsProvider.tsx'
import css from './StatusBar.module.css'

/** Counts, the shown zone, keys typed so far, what was just done, and the job under way. */
export function StatusBar({ overview }: { overview: Result<'home.overview'> | null }) {
  const zone = usePreferences((preferences) => preferences.zone)
  const pending = usePendingKeys()
  const said = useStatus((status) => status.said)
  return (
    <div className={css.bar}>
      <span>
        rows {overview === null ? '…' : grouped(overview.rows)} · messages{' '}
        {overview === null ? '…' : grouped(overview.messages)}
      </span>
      <span>clocks in {zone === 'UTC' ? 'UTC' : 'London time'}</span>
      {pending !== '' && <kbd className={css.pending}>{pending} …</kbd>}
      <span role="status" className={css.said}>
        {said}
      </span>
      <RunningJob />
    </div>
  )
}

function RunningJob() {
  const running = useJobs(({ jobs }) => [...jobs.values()].find(({ state }) => state === 'running'))
  const attempt = useNotice((notice) => notice.attempt)
  if (running === undefined) return null
  const { id, title, step, done, total, rate, left, cancellable } = running
  const facts = [
    total === null ? null : percentText(done, total),
    rate === null || rate === 0 ? null : rateText(rate),
    left === null ? null : durationText(left),
  ].filter((fact) => fact !== null)
  return (
    <span className={css.job}>
      <span className={css.facts}>
        {title}: {step} {facts.join(' · ')}
      </span>
      <progress
        aria-label={title}
        {...(total === null ? {} : { value: Math.min(done, total), max: Math.max(total, 1) })}
      />
      {cancellable && (
        <Button look="quiet" onClick={() => void attempt(() => call('job.cancel', { id }))}>
          Cancel
        </Button>
      )}
    </span>
  )
}
