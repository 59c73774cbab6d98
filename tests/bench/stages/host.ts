import type { Host } from '../../../electron/engine/host/index.ts'
import { createWorkerHost, productPorts, workerEntry } from '../../../electron/worker/index.ts'
import type { Job } from '../../../shared/contract/job.ts'

/** The product's engine in workers, as the application runs it. */
export const benchHost = (data: string): Host => createWorkerHost(productPorts(data, null), workerEntry)

export const password = 'measured in words'

/** Waits until no job runs; the job by that id. */
export function jobsEnd(host: Host, id: string): Promise<Job> {
  return new Promise((resolve, reject) => {
    const stop = host.subscribe('job.changed', () => void look())
    const look = async () => {
      const { jobs } = await host.call('job.list', {})
      const job = jobs.find((each) => each.id === id)
      if (job?.error) reject(new Error(job.error.message))
      if (job === undefined || jobs.some(({ finishedAt }) => finishedAt === null)) return
      stop()
      resolve(job)
    }
    void look()
  })
}
