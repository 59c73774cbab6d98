import type { Bridge } from '../../shared/contract/bridge.ts'
import { WinnowError } from '../../shared/contract/error.ts'
import type { EventName, EventPayload, Input, MethodName, Result } from '../../shared/contract/index.ts'
import type { Reply } from '../../shared/contract/wire.ts'

export interface CallOptions {
  /** Aborting it cancels the call: its promise rejects at once with call.cancelled, whatever the engine still does. */
  readonly signal?: AbortSignal
}

interface Pending {
  resolve(result: unknown): void
  reject(error: WinnowError): void
}

/** What it needs of a bridge. */
type Wire = Pick<Bridge, 'send' | 'receive'>

type Listener = (payload: unknown) => void

/**
 * The renderer's one way to the engine. What comes back was checked at the engine's door and is taken as it is.
 * Calls reject with WinnowError and with nothing else.
 */
export class Caller {
  readonly #bridge: Wire
  readonly #session: () => string | null
  readonly #pending = new Map<number, Pending>()
  /** Told when nothing is pending. */
  #idle: (() => void)[] = []
  readonly #subscriptions = new Map<EventName, { id: number; listeners: Set<Listener> }>()
  readonly #listeners = new Map<number, Set<Listener>>()
  #next = 1

  /** @param session the log-in that its screen shows, named with each call; null: it has none */
  constructor(bridge: Wire, session: () => string | null = () => null) {
    this.#bridge = bridge
    this.#session = session
    bridge.receive((reply) => this.#receive(reply))
  }

  call<M extends MethodName>(method: M, params: Input<M>, options: CallOptions = {}): Promise<Result<M>> {
    return new Promise((resolve, reject) => {
      const { signal } = options
      if (signal?.aborted) return reject(cancelled())
      const id = this.#next++
      const abort = () => {
        this.#take(id)
        this.#bridge.send({ kind: 'cancel', id })
        reject(cancelled())
      }
      this.#pending.set(id, {
        resolve: (result) => {
          signal?.removeEventListener('abort', abort)
          // The engine checked it against this method's own schema.
          resolve(result as Result<M>)
        },
        reject: (error) => {
          signal?.removeEventListener('abort', abort)
          reject(error)
        },
      })
      signal?.addEventListener('abort', abort, { once: true })
      const session = this.#session()
      this.#bridge.send({ kind: 'call', id, method, params, ...(session === null ? {} : { session }) })
    })
  }

  /** Resolves once every call has its answer or was given up. */
  settled(): Promise<void> {
    return this.#pending.size === 0 ? Promise.resolve() : new Promise((idle) => this.#idle.push(idle))
  }

  /**
   * Hears of an event from now on. All listeners of one event share one subscription at the host.
   * @returns a function that ends it
   */
  subscribe<E extends EventName>(event: E, listener: (payload: EventPayload<E>) => void): () => void {
    const subscription = this.#subscriptions.get(event) ?? this.#begin(event)
    const own: Listener = (payload) => listener(payload as EventPayload<E>)
    subscription.listeners.add(own)
    return () => {
      if (!subscription.listeners.delete(own) || subscription.listeners.size > 0) return
      this.#subscriptions.delete(event)
      this.#listeners.delete(subscription.id)
      this.#bridge.send({ kind: 'unsubscribe', id: subscription.id })
    }
  }

  #take(id: number): Pending | undefined {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    if (this.#pending.size === 0) for (const idle of this.#idle.splice(0)) idle()
    return pending
  }

  #begin(event: EventName): { id: number; listeners: Set<Listener> } {
    const subscription = { id: this.#next++, listeners: new Set<Listener>() }
    this.#subscriptions.set(event, subscription)
    this.#listeners.set(subscription.id, subscription.listeners)
    this.#bridge.send({ kind: 'subscribe', id: subscription.id, event })
    return subscription
  }

  #receive(reply: Reply): void {
    if (reply.kind === 'event') {
      const listeners = this.#listeners.get(reply.id)
      for (const listener of listeners ?? []) {
        // Each on its own: what one listener throws must reach neither the next nor the transport.
        queueMicrotask(() => listeners?.has(listener) && listener(reply.payload))
      }
      return
    }
    const pending = this.#take(reply.id)
    if (reply.kind === 'result') pending?.resolve(reply.result)
    else pending?.reject(WinnowError.from(reply.error))
  }
}

const cancelled = () => new WinnowError('call.cancelled', 'Cancelled.')
