import { WinnowError } from '../../shared/contract/error.ts'
import type { Job } from '../../shared/contract/job.ts'
import type { Engine } from './engine.ts'
import { count } from './words.ts'

/**
 * Starts a job and waits for its end, showing how far it is. Ctrl+C cancels it; then it is waited for all the same, so that it
 * can clean up.
 * @returns the ended job, whose state is `done`
 * @throws WinnowError what the job failed with; call.cancelled
 */
export async function runJob(engine: Engine, start: () => Promise<{ job: string }>): Promise<Job> {
  const { host, signal } = engine
  // Its end may be told before the call that started it is answered.
  const told = new Map<string, Job>()
  let wake = () => {}
  const unsubscribe = host.subscribe('job.changed', (job) => {
    told.set(job.id, job)
    showJob(engine, job)
    wake()
  })
  let id: string | undefined
  const cancel = () => {
    if (id !== undefined) void host.call('job.cancel', { id }).catch(ignoreConflict)
  }
  signal.addEventListener('abort', cancel)
  try {
    ;({ job: id } = await start())
    if (signal.aborted) cancel()
    for (;;) {
      const job = told.get(id)
      if (job?.error) throw WinnowError.from(job.error)
      if (job?.state === 'done') return job
      if (job?.state === 'cancelled') throw new WinnowError('call.cancelled', `${job.title} was cancelled.`)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  } finally {
    signal.removeEventListener('abort', cancel)
    unsubscribe()
    engine.terminal.endProgress()
  }
}

/** A job at its last step cannot be cancelled any more: it is waited for. */
function ignoreConflict(error: unknown): void {
  if (error instanceof WinnowError && (error.code === 'state.conflict' || error.code === 'not.found')) return
  throw error
}

/** Waits until no import is left to be indexed. @throws WinnowError what an index job failed with; call.cancelled */
export const waitForIndex = (engine: Engine): Promise<void> => waitFor(engine, ['index'])

/**
 * Waits until every import is indexed and its twins are matched, so that counts of messages are right.
 * @throws WinnowError what such a job failed with; call.cancelled
 */
export const waitForCounts = (engine: Engine): Promise<void> => waitFor(engine, ['index', 'twins'])

/** Waits until watch-lists have been run over what came in. @throws WinnowError what such a job failed with; call.cancelled */
export const waitForWatchLists = (engine: Engine): Promise<void> => waitFor(engine, ['watch'])

async function waitFor(engine: Engine, kinds: readonly Job['kind'][]): Promise<void> {
  const { host, signal, terminal } = engine
  let wake = () => {}
  const unsubscribe = host.subscribe('job.changed', (job) => {
    showJob(engine, job)
    wake()
  })
  const cancel = () => wake()
  signal.addEventListener('abort', cancel)
  try {
    for (;;) {
      if (signal.aborted)
        throw new WinnowError('call.cancelled', 'Cancelled. Indexing goes on when the case is opened again.')
      const changed = new Promise<void>((resolve) => {
        wake = resolve
      })
      const { jobs } = await host.call('job.list', {})
      const awaited = jobs.filter(({ kind }) => kinds.includes(kind))
      const failed = awaited.find(({ error }) => error !== null)
      if (failed?.error) throw WinnowError.from(failed.error)
      if (awaited.every(({ finishedAt }) => finishedAt !== null)) return
      await changed
    }
  } finally {
    signal.removeEventListener('abort', cancel)
    unsubscribe()
    terminal.endProgress()
  }
}

function showJob({ terminal }: Engine, job: Job): void {
  if (job.state !== 'running') return
  const share = job.total === null || job.total === 0 ? '' : ` ${Math.floor((100 * job.done) / job.total)} %`
  const rate = job.rate === null ? '' : `, ${count(Math.round(job.rate))} rows/s`
  const left = job.left === null ? '' : `, ${Math.ceil(job.left)} s left`
  terminal.progress(`${job.title}: ${job.step}${share}, ${count(job.rows)} rows${rate}${left}`)
}
