import { beforeEach, expect, it } from 'vitest'
import { useJobs } from '../../../renderer/store/jobs.ts'
import type { Job } from '../../../shared/contract/job.ts'

const job = (state: Job['state'], finishedAt: number | null): Job => ({
  id: 'one',
  kind: 'import',
  title: 'Import pack.csv',
  state,
  step: '',
  done: 0,
  total: null,
  unit: 'rows',
  rows: 0,
  rate: null,
  left: null,
  startedAt: 0,
  finishedAt,
  cancellable: true,
  result: null,
  error: null,
})

beforeEach(() => useJobs.setState({ jobs: new Map() }))

it('a job that has ended is not brought back by an answer that was given before its end', () => {
  const { put, replace } = useJobs.getState()
  put(job('done', 5))
  put(job('running', null))
  expect(useJobs.getState().jobs.get('one')?.state).toBe('done')
  replace([job('running', null)])
  expect(useJobs.getState().jobs.get('one')?.state).toBe('done')
})

it('a list of the jobs leaves out those that are no more', () => {
  const { put, replace } = useJobs.getState()
  put(job('done', 5))
  replace([])
  expect(useJobs.getState().jobs.size).toBe(0)
})
