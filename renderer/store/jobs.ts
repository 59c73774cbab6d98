import { create } from 'zustand'
import type { Job } from '../../shared/contract/job.ts'

interface Jobs {
  readonly jobs: ReadonlyMap<string, Job>
  /** Ended jobs whose outcome has been read and put away. */
  readonly dismissed: ReadonlySet<string>
  readonly put: (job: Job) => void
  readonly replace: (jobs: readonly Job[]) => void
  readonly dismiss: (id: string) => void
}

/** Answers and events overtake each other: a job that has ended does not run again, whatever an older answer says. */
const later = (known: Job | undefined, told: Job): Job =>
  known !== undefined && known.finishedAt !== null && told.finishedAt === null ? known : told

/** Long work under way and ended in this session; kept up by job.changed. */
export const useJobs = create<Jobs>()((set) => ({
  jobs: new Map(),
  dismissed: new Set(),
  put: (job) => set(({ jobs }) => ({ jobs: new Map(jobs).set(job.id, later(jobs.get(job.id), job)) })),
  replace: (told) =>
    set(({ jobs }) => ({ jobs: new Map(told.map((job) => [job.id, later(jobs.get(job.id), job)])) })),
  dismiss: (id) => set(({ dismissed }) => ({ dismissed: new Set(dismissed).add(id) })),
}))
