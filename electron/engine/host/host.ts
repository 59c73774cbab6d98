import * as z from 'zod'
import type { State } from '../../../shared/contract/case.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import {
  type EventName,
  type EventPayload,
  type Input,
  isMethod,
  type MethodName,
  methodOf,
  type Result,
} from '../../../shared/contract/index.ts'
import type { Method } from '../../../shared/contract/method.ts'
import { may, refusal } from '../../../shared/domain/roles.ts'
import type { Actor, CaseAccess, JobSpec, Ports } from '../seat.ts'
import type { JobPort, SeatPort, SeatReply, SeatRequest, SessionChange } from '../seat-wire.ts'
import { Jobs } from './jobs.ts'

export interface MediaAnswer {
  readonly bytes: Uint8Array
  readonly type: string
}

type Listener = (payload: unknown) => void

/**
 * The router in front of the seats and the one door of the engine: it validates what comes in and goes out, checks the
 * role, sends each call to its seat, keeps the jobs and hands out events. It holds no data and is never busy.
 */
export class Host {
  readonly #writer: SeatPort
  readonly #readers: readonly SeatPort[]
  readonly #jobs: Jobs
  readonly #listeners = new Map<EventName, Set<Listener>>()
  readonly #load: number[]
  #state: State | null = null
  #actor: Actor | null = null
  #access: CaseAccess | null = null

  constructor(ports: Ports, writer: SeatPort, readers: readonly SeatPort[], run: JobPort) {
    this.#writer = writer
    this.#readers = readers
    this.#load = readers.map(() => 0)
    this.#jobs = new Jobs(run, ports.now, {
      changed: (job) => this.#emit('job.changed', job),
      areas: (areas) => this.#emit('data.changed', { areas: [...areas] }),
    })
  }

  /**
   * Calls one method. Params are checked here, whoever calls.
   * @param session the log-in under which the caller means to act; left out: whatever there is
   * @throws WinnowError, always: every failure has that one shape.
   */
  call<M extends MethodName>(method: M, params: Input<M>, signal?: AbortSignal): Promise<Result<M>>
  call(method: string, params: unknown, signal?: AbortSignal, session?: string): Promise<unknown>
  async call(name: string, params: unknown, signal?: AbortSignal, session?: string): Promise<unknown> {
    if (!isMethod(name)) throw new WinnowError('call.unknown', `There is no method "${name}".`)
    const method = methodOf(name)
    const parsed = method.params.safeParse(params)
    if (!parsed.success) {
      throw new WinnowError('call.params', `${name}: ${z.prettifyError(parsed.error).replaceAll('\n', ' ')}`)
    }
    this.#admit(method, session)
    const result = await this.#serve(name, method, parsed.data, signal)
    const answer = method.result.safeParse(result)
    if (!answer.success) {
      throw new WinnowError(
        'call.failed',
        `${name} answered out of its shape: ${z.prettifyError(answer.error)}`,
      )
    }
    return answer.data
  }

  /** @returns a function that ends the subscription. */
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    const listeners = this.#listeners.get(event) ?? new Set()
    this.#listeners.set(event, listeners)
    listeners.add(listener as Listener)
    return () => void listeners.delete(listener as Listener)
  }

  /**
   * An image's bytes, for the host's media address.
   * @throws WinnowError session.none, not.found
   */
  async media(sha256: string, variant: 'original' | 'thumbnail'): Promise<MediaAnswer> {
    if (this.#actor === null) throw new WinnowError('session.none', 'Log in first.')
    return (await this.#ask(this.#pickReader(), { kind: 'media', sha256, variant })) as MediaAnswer
  }

  /** True while a job is running: closing now would cancel it. */
  get busy(): boolean {
    return this.#jobs.busy
  }

  /** Ends the jobs, logs out and closes every seat. */
  async close(): Promise<void> {
    await this.#jobs.stop()
    await this.#writer.request({ kind: 'shut' })
    await Promise.all([this.#writer, ...this.#readers].map((seat) => seat.close()))
  }

  #admit(method: Method, session: string | undefined): void {
    if (method.needs === 'nothing') return
    if (this.#state?.case == null) throw new WinnowError('case.none', 'No case is open. Open one first.')
    if (method.needs === 'case') return
    if (this.#actor === null) throw new WinnowError('session.none', 'Nobody is logged in. Log in first.')
    // A screen may not have heard yet that somebody else has logged in.
    const acts = method.seat !== 'reader' && method.seat !== 'host'
    if (acts && session !== undefined && session !== this.#state.session) {
      throw new WinnowError(
        'session.none',
        'The log-in that this screen shows has ended: nothing was done. Do it again.',
      )
    }
    if (!may(this.#actor.role, method.needs)) {
      throw new WinnowError('call.forbidden', refusal(this.#actor.role, method.needs))
    }
    // What is only looked at is put down even then: reading's own writes go to the audit and the search log.
    const changes =
      typeof method.seat === 'object'
        ? ['import', 'retry', 'twins', 'index', 'watch'].includes(method.seat.job)
        : method.seat === 'writer' && method.needs !== 'read'
    if (changes && this.#access?.readOnly === true) {
      throw new WinnowError(
        'case.readonly',
        this.#state.case.readOnly ?? 'This case is open for reading only.',
      )
    }
  }

  async #serve(name: MethodName, method: Method, params: unknown, signal?: AbortSignal): Promise<unknown> {
    if (method.seat === 'host') return this.#ownMethod(name, params)
    if (typeof method.seat === 'object') {
      const spec = { kind: method.seat.job, params, actor: this.#actor } as JobSpec
      return { job: this.#jobs.start(spec, this.#access) }
    }
    const cancel = new SharedArrayBuffer(4)
    const abort = () => Atomics.store(new Int32Array(cancel), 0, 1)
    if (signal?.aborted) throw new WinnowError('call.cancelled', 'Cancelled.')
    signal?.addEventListener('abort', abort, { once: true })
    try {
      if (method.seat === 'reader') return await this.#callReader(name, params, cancel)
      // Closing a case ends its jobs first: they hold its files.
      if (name === 'case.close' || name === 'case.open' || name === 'case.create' || name === 'case.sample') {
        await this.#jobs.stop()
      }
      return await this.#ask(this.#writer, { kind: 'call', method: name, params, actor: this.#actor, cancel })
    } finally {
      signal?.removeEventListener('abort', abort)
    }
  }

  #ownMethod(name: MethodName, params: unknown): unknown {
    const { id } = params as { id: string }
    if (name === 'job.get') return this.#jobs.get(id)
    if (name === 'job.cancel') return this.#jobs.cancel(id)
    return { jobs: this.#jobs.list() }
  }

  /** A result set lives in the reader that made it: its id carries that reader's number, `2/…`. */
  async #callReader(name: MethodName, params: unknown, cancel: SharedArrayBuffer): Promise<unknown> {
    let reader = this.#pickReader()
    let own = params
    const set = (params as { set?: unknown }).set
    if (typeof set === 'string') {
      const [, number, rest] = /^(\d+)\/(.*)$/s.exec(set) ?? []
      const holder = this.#readers[Number(number)]
      if (holder === undefined)
        throw new WinnowError('not.found', 'That list is not open any more. Open it again.')
      reader = holder
      own = { ...(params as object), set: rest }
    }
    const index = this.#readers.indexOf(reader)
    this.#load[index] = (this.#load[index] ?? 0) + 1
    try {
      const result = await this.#ask(reader, {
        kind: 'call',
        method: name,
        params: own,
        actor: this.#actor,
        cancel,
      })
      const made = (result as { set?: unknown }).set
      return typeof made === 'string' ? { ...(result as object), set: `${index}/${made}` } : result
    } finally {
      this.#load[index] = (this.#load[index] ?? 1) - 1
    }
  }

  #pickReader(): SeatPort {
    const least = this.#load.indexOf(Math.min(...this.#load))
    const reader = this.#readers[least]
    if (reader === undefined) throw new WinnowError('call.failed', 'The engine has no reader.')
    return reader
  }

  async #ask(seat: SeatPort, request: SeatRequest): Promise<unknown> {
    const actor = this.#actor
    const reply = await seat.request(request)
    if (reply.session) await this.#sessionChanged(reply.session)
    if (!reply.ok) throw WinnowError.from(reply.error)
    this.#after(reply, actor)
    return reply.result
  }

  /** Readers' notes go to the writer; the caller does not wait, since the writer may be behind a large import. */
  #after(reply: Extract<SeatReply, { ok: true }>, actor: Actor | null): void {
    if (reply.notes.length > 0 && actor !== null) {
      const kept = this.#writer.request({ kind: 'record', actor, notes: reply.notes })
      void kept.then((answer) => {
        if (answer.ok) this.#emit('data.changed', { areas: [...answer.areas] })
      })
    }
    if (reply.areas.length > 0) this.#emit('data.changed', { areas: [...reply.areas] })
  }

  async #sessionChanged(change: SessionChange): Promise<void> {
    this.#state = change.state
    this.#actor = change.actor
    // A copy: the writer wipes its own when the account logs out, while an import may go on.
    const access = change.access === null ? null : structuredClone(change.access)
    if (access?.folder !== this.#access?.folder || (access === null) !== (this.#access === null)) {
      this.#access = access
      const request: SeatRequest = access === null ? { kind: 'shut' } : { kind: 'open', access }
      for (const reply of await Promise.all(this.#readers.map((reader) => reader.request(request)))) {
        if (!reply.ok) throw WinnowError.from(reply.error)
      }
    }
    this.#emit('state.changed', change.state)
    for (const spec of change.followUp) this.#jobs.start(spec, this.#access)
  }

  #emit<E extends EventName>(event: E, payload: EventPayload<E>): void {
    for (const listener of this.#listeners.get(event) ?? []) listener(payload)
  }
}
