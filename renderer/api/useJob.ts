import { useEffect } from 'react'
import type { Job } from '../../shared/contract/job.ts'
import { useJobs } from '../store/jobs.ts'
import { call } from './client.ts'

/** Asks for jobs that were just started: they may have ended before this window heard of them. */
export function useAskJobs(ids: readonly string[]): void {
  const put = useJobs((jobs) => jobs.put)
  const key = ids.join(' ')
  useEffect(() => {
    const gone = new AbortController()
    for (const id of key.split(' ').filter(Boolean)) {
      // What cannot be asked for is told of as it changes.
      call('job.get', { id }, { signal: gone.signal }).then(put, () => undefined)
    }
    return () => gone.abort()
  }, [key, put])
}

/** A job that was just started, as it goes on; undefined until it is known. */
export function useJob(id: string): Job | undefined {
  useAskJobs([id])
  return useJobs(({ jobs }) => jobs.get(id))
}
