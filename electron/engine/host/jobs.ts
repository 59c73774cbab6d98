import { randomUUID } from 'node:crypto'
import type { ErrorShape } from '../../../shared/contract/error.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Area } from '../../../shared/contract/index.ts'
import type { Job } from '../../../shared/contract/job.ts'
import type { CaseAccess, JobSpec, Progress } from '../seat.ts'
import type { JobOutcome, JobPort } from '../seat-wire.ts'
import { Meter } from './meter.ts'

interface Entry {
  job: Job
  readonly spec: JobSpec
  readonly access: CaseAccess | null
  readonly cancel: SharedArrayBuffer
  readonly meter: Meter
}

export interface JobsOut {
  changed(job: Job): void
  areas(areas: readonly Area[]): void
}

/** How often a running job is reported, milliseconds. */
const reportEvery = 100
/** Ended jobs kept for the list. */
const endedKept = 50

/**
 * Every job of this process: what waits, runs and has ended. Imports, matching of twins and index builds change the same files, so they
 * run one after the other; exports and verifications run beside them.
 */
export class Jobs {
  readonly #run: JobPort
  readonly #now: () => number
  readonly #out: JobsOut
  readonly #entries = new Map<string, Entry>()
  readonly #running = new Set<Promise<void>>()
  #reported = 0

  constructor(run: JobPort, now: () => number, out: JobsOut) {
    this.#run = run
    this.#now = now
    this.#out = out
  }

  list(): Job[] {
    return [...this.#entries.values()].map((entry) => entry.job)
  }

  get(id: string): Job {
    return this.#entry(id).job
  }

  start(spec: JobSpec, access: CaseAccess | null): string {
    const id = randomUUID()
    const job: Job = {
      id,
      kind: spec.kind,
      title: titleOf(spec),
      state: 'queued',
      step: 'waiting',
      done: 0,
      total: null,
      unit: 'rows',
      rows: 0,
      rate: null,
      left: null,
      startedAt: this.#now(),
      finishedAt: null,
      cancellable: true,
      result: null,
      error: null,
    }
    const entry = { job, spec, access, cancel: new SharedArrayBuffer(4), meter: new Meter() }
    this.#entries.set(id, entry)
    this.#out.changed(job)
    this.#next()
    return id
  }

  /** Asks a job to stop; it ends as cancelled once it has cleaned up. A queued one ends at once. */
  cancel(id: string): Job {
    const entry = this.#entry(id)
    if (entry.job.state === 'queued') {
      this.#end(entry, {
        ok: false,
        error: { code: 'call.cancelled', message: 'Cancelled before it began.' },
      })
    } else if (entry.job.state === 'running') {
      if (!entry.job.cancellable) {
        throw new WinnowError(
          'state.conflict',
          `${entry.job.title} is at its last step (${entry.job.step}) and will be done in a moment.`,
        )
      }
      Atomics.store(new Int32Array(entry.cancel), 0, 1)
    }
    return entry.job
  }

  /** Cancels what can be cancelled and waits for every job to end. */
  async stop(): Promise<void> {
    for (const { job, cancel } of this.#entries.values()) {
      if (job.state === 'queued') this.cancel(job.id)
      else if (job.state === 'running') Atomics.store(new Int32Array(cancel), 0, 1)
    }
    while (this.#running.size > 0) await Promise.all(this.#running)
    this.#entries.clear()
  }

  /** Building the index and running watch-lists do not count: they are taken up again at the next start. */
  get busy(): boolean {
    return [...this.#entries.values()].some(
      ({ job, spec }) => job.finishedAt === null && spec.kind !== 'index' && spec.kind !== 'watch',
    )
  }

  #entry(id: string): Entry {
    const entry = this.#entries.get(id)
    if (entry === undefined) throw new WinnowError('not.found', 'There is no such job.')
    return entry
  }

  #next(): void {
    const entries = [...this.#entries.values()]
    let oneWriting = entries.some(({ job, spec }) => job.state === 'running' && writes(spec))
    for (const entry of entries) {
      if (entry.job.state !== 'queued' || (writes(entry.spec) && oneWriting)) continue
      if (writes(entry.spec)) oneWriting = true
      const running = this.#work(entry).finally(() => {
        this.#running.delete(running)
        this.#next()
      })
      this.#running.add(running)
    }
  }

  async #work(entry: Entry): Promise<void> {
    entry.job = { ...entry.job, state: 'running', step: 'starting', startedAt: this.#now() }
    this.#out.changed(entry.job)
    const outcome = await this.#run(entry.access, entry.spec, entry.cancel, {
      progress: (progress) => this.#progress(entry, progress),
      changed: (areas) => this.#out.areas(areas),
      follow: (spec) => this.#follow(spec, entry.access),
    })
    this.#end(entry, outcome)
  }

  /** What follows from a job, unless the same waits already: it has yet to look at the case, and will find what this job did too. */
  #follow(spec: JobSpec, access: CaseAccess | null): void {
    const wanted = JSON.stringify([spec.kind, spec.params])
    const waits = [...this.#entries.values()].some(
      (entry) =>
        entry.job.state === 'queued' && JSON.stringify([entry.spec.kind, entry.spec.params]) === wanted,
    )
    if (!waits) this.start(spec, access)
  }

  #progress(entry: Entry, progress: Partial<Progress>): void {
    const now = this.#now()
    const stepped = progress.step !== undefined && progress.step !== entry.job.step
    entry.job = { ...entry.job, ...progress }
    if (stepped) entry.meter.reset()
    const { rate, left } = entry.meter.add(now, entry.job)
    entry.job = { ...entry.job, rate, left }
    if (!stepped && now - this.#reported < reportEvery) return
    this.#reported = now
    this.#out.changed(entry.job)
  }

  #end(entry: Entry, outcome: JobOutcome): void {
    const ended = { finishedAt: this.#now(), rate: null, left: null, cancellable: false }
    entry.job = outcome.ok
      ? { ...entry.job, ...ended, state: 'done', step: 'done', result: outcome.result as Job['result'] }
      : { ...entry.job, ...ended, ...failed(outcome.error) }
    this.#out.changed(entry.job)
    const ends = [...this.#entries.values()].filter(({ job }) => job.finishedAt !== null)
    for (const { job } of ends.slice(0, Math.max(0, ends.length - endedKept))) this.#entries.delete(job.id)
  }
}

const failed = (error: ErrorShape): Pick<Job, 'state' | 'step' | 'error'> =>
  error.code === 'call.cancelled'
    ? { state: 'cancelled', step: 'cancelled', error }
    : { state: 'failed', step: 'failed', error }

const writing: ReadonlySet<JobSpec['kind']> = new Set(['import', 'retry', 'twins', 'index', 'watch'])
const writes = (spec: JobSpec): boolean => writing.has(spec.kind)

function titleOf(spec: JobSpec): string {
  const last = (path: string) => path.split(/[\\/]/).at(-1) ?? path
  switch (spec.kind) {
    case 'import':
      return `Import ${last(spec.params.member ?? spec.params.path)}`
    case 'retry':
      return 'Rejected rows, again'
    case 'twins':
      return 'Twins'
    case 'index':
      return 'Search index'
    case 'watch':
      return 'Watch-lists'
    case 'export':
      return `Export ${last(spec.params.folder)}`
    case 'disclosure':
      return 'Record of searches'
    case 'verify':
      return `Verify ${last(spec.params.folder)}`
  }
}
