import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { type EventName, isEvent } from '../../../shared/contract/index.ts'
import { type Reply, type Request, requestSchema } from '../../../shared/contract/wire.ts'

/** What a connection asks of the host behind it. */
export interface Served {
  call(method: string, params: unknown, signal?: AbortSignal, session?: string): Promise<unknown>
  subscribe(event: EventName, listener: (payload: unknown) => void): () => void
}

/** The id of an answer to a message that has no usable id of its own; clients number from 1. */
const noId = -1

/**
 * One client's conversation with the host, over any transport: wire requests in, replies out. Every call, subscribe and
 * unsubscribe is answered exactly once, and so is what is no request at all. A cancel has no answer of its own: the call
 * that it names is answered, as cancelled or, when it was done in the meantime, with its result.
 */
export class Connection {
  readonly #host: Served
  readonly #reply: (reply: Reply) => void
  readonly #calls = new Map<number, AbortController>()
  readonly #subscriptions = new Map<number, () => void>()
  #closed = false

  constructor(host: Served, reply: (reply: Reply) => void) {
    this.#host = host
    this.#reply = reply
  }

  /** Takes one message as it came from the other side, trusted in nothing. */
  receive(message: unknown): void {
    if (this.#closed) return
    const parsed = requestSchema.safeParse(message)
    if (!parsed.success) {
      this.#refuse(idOf(message), { code: 'call.params', message: 'That is no message of this protocol.' })
      return
    }
    const request = parsed.data
    if (request.kind === 'call') void this.#call(request)
    else if (request.kind === 'cancel') this.#calls.get(request.id)?.abort()
    else if (request.kind === 'subscribe') this.#subscribe(request)
    else this.#unsubscribe(request.id)
  }

  /** Cancels its calls and ends its subscriptions; nothing is said any more. Jobs go on: they belong to the host. */
  close(): void {
    this.#closed = true
    for (const call of this.#calls.values()) call.abort()
    for (const end of this.#subscriptions.values()) end()
    this.#calls.clear()
    this.#subscriptions.clear()
  }

  async #call({ id, method, params, session }: Extract<Request, { kind: 'call' }>): Promise<void> {
    if (this.#taken(id)) return
    const abort = new AbortController()
    this.#calls.set(id, abort)
    try {
      const result = await this.#host.call(method, params, abort.signal, session)
      this.#calls.delete(id)
      this.#say({ kind: 'result', id, result })
    } catch (error) {
      this.#calls.delete(id)
      this.#refuse(id, toErrorShape(error))
    }
  }

  #subscribe({ id, event }: Extract<Request, { kind: 'subscribe' }>): void {
    if (this.#taken(id)) return
    if (!isEvent(event)) {
      this.#refuse(id, { code: 'call.unknown', message: `There is no event "${event}".` })
      return
    }
    const end = this.#host.subscribe(event, (payload) => this.#say({ kind: 'event', id, payload }))
    this.#subscriptions.set(id, end)
    this.#say({ kind: 'result', id, result: {} })
  }

  #unsubscribe(id: number): void {
    this.#subscriptions.get(id)?.()
    this.#subscriptions.delete(id)
    this.#say({ kind: 'result', id, result: {} })
  }

  #taken(id: number): boolean {
    if (!this.#calls.has(id) && !this.#subscriptions.has(id)) return false
    this.#refuse(id, {
      code: 'call.params',
      message: `The id ${id} is in use by another call or subscription.`,
    })
    return true
  }

  #refuse(id: number, error: ErrorShape): void {
    this.#say({ kind: 'error', id, error })
  }

  #say(reply: Reply): void {
    if (!this.#closed) this.#reply(reply)
  }
}

/** The id under which a message is answered: its own, or noId where it has none. */
export function idOf(message: unknown): number {
  if (typeof message !== 'object' || message === null || !('id' in message)) return noId
  return Number.isSafeInteger(message.id) ? Number(message.id) : noId
}
