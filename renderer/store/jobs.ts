import { create } from 'zustand'
import type { Job } from '../../shared/contract/job.ts'

interface Jobs {
  readonly jobs: ReadonlyMap<string, Job>
  readonly put: (job: Job) => void
  readonly replace: (jobs: readonly Job[]) => void
}

/** Long work under way and ended in this session; kept up by job.changed. */
export const useJobs = create<Jobs>()((set) => ({
  jobs: new Map(),
  put: (job) => set(({ jobs }) => ({ jobs: new Map(jobs).set(job.id, job) })),
  replace: (jobs) => set({ jobs: new Map(jobs.map((job) => [job.id, job])) }),
}))
