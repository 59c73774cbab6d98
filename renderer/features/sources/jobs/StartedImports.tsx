import { importResult } from '../../../../shared/contract/import.ts'
import { useAskJobs } from '../../../api/useJob.ts'
import { Button } from '../../../components/Button.tsx'
import { useJobs } from '../../../store/jobs.ts'
import { JobFailure } from './JobFailure.tsx'
import { JobProgress } from './JobProgress.tsx'
import css from './Jobs.module.css'
import { Ledger } from './Ledger.tsx'
import { SeveralImports } from './SeveralImports.tsx'

interface Props {
  ids: readonly string[]
  /** Another file. */
  onAnother: () => void
  /** The same one, of which nothing came in. */
  onAgain: () => void
}

/** Imports under way, and what came of each. */
export function StartedImports({ ids, onAnother, onAgain }: Props) {
  const known = useJobs(({ jobs }) => jobs)
  useAskJobs(ids)
  const jobs = ids.flatMap((id) => known.get(id) ?? [])
  const under = jobs.filter(({ finishedAt }) => finishedAt === null)
  const [only] = jobs
  if (only === undefined) return null
  const another = (
    <Button autoFocus={ids.length > 1 || only.state !== 'done'} onClick={onAnother}>
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
          <JobFailure
            job={only}
            actions={
              <>
                <Button onClick={onAgain}>Look at it again</Button>
                {another}
              </>
            }
          />
        )}
        {hint}
      </div>
    )
  }
  return (
    <>
      <SeveralImports jobs={jobs} actions={under.length === 0 && another} />
      {hint}
    </>
  )
}
