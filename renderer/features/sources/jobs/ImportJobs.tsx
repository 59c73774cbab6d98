import { useJobs } from '../../../store/jobs.ts'
import { JobFailure } from './JobFailure.tsx'
import { JobProgress } from './JobProgress.tsx'

/** Imports and what follows from them in this session that run, wait or did not end well. */
export function ImportJobs() {
  const jobs = useJobs((state) => state.jobs)
  const shown = [...jobs.values()].filter(
    ({ kind, state }) => ['import', 'retry', 'twins', 'index'].includes(kind) && state !== 'done',
  )
  return shown.map((job) =>
    job.finishedAt === null ? <JobProgress key={job.id} job={job} /> : <JobFailure key={job.id} job={job} />,
  )
}
