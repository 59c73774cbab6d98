import type { Job } from '../../shared/contract/job.ts'
import { call, subscribe } from './client.ts'

/** Resolves once a job has ended, however it ended. */
export function finished(id: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    const settle = (job: Job) => {
      if (job.id !== id || job.finishedAt === null) return
      stop()
      resolve(job)
    }
    const stop = subscribe('job.changed', settle)
    // It may have ended before the subscription began.
    call('job.get', { id }).then(settle, (error) => {
      stop()
      reject(error)
    })
  })
}
