import type { Bridge, PathEntry } from '../../shared/contract/bridge.ts'
import type { ErrorShape } from '../../shared/contract/error.ts'
import { areaSchema } from '../../shared/contract/index.ts'
import type { Reply, Request } from '../../shared/contract/wire.ts'
import { mediaPath } from '../../shared/serving/address.ts'
import { readEventStream } from './event-stream.ts'

export interface LocalBridgeOptions {
  /** 'http://127.0.0.1:PORT'; '' for the page's own origin. */
  readonly origin: string
  /** Headers for every request, where no cookie speaks for the page. */
  readonly headers?: Readonly<Record<string, string>>
  /** Milliseconds before the next attempt when the host does not answer. */
  readonly retryAfter?: number
}

/** A bridge that can be let go; the page's own never is. */
export interface LocalBridge extends Bridge {
  close(): void
}

/**
 * The bridge of a page that a loopback host serves: requests by fetch, events and late answers by one stream that is
 * opened with the first request and opened again whenever it breaks. Calls that were under way when the host went are
 * answered with call.failed.
 */
export function createLocalBridge(options: LocalBridgeOptions): LocalBridge {
  const link = new Link(options)
  return {
    host: 'local',
    send: (request) => link.send(request),
    receive: (listener) => added(link.replies, listener),
    pick: null,
    complete: (prefix) => link.complete(prefix),
    pathOf: () => '',
    mediaUrl: (sha256, variant) => options.origin + mediaPath(sha256, variant),
    onCommand: null,
    onPresence: (listener) => added(link.presence, listener),
    close: () => link.close(),
  }
}

const gone: ErrorShape = {
  code: 'call.failed',
  message:
    'Winnow does not answer: it was stopped, or this computer was asleep for long. Start it again and open its new address.',
}

class Link {
  readonly replies = new Set<(reply: Reply) => void>()
  readonly presence = new Set<(present: boolean) => void>()
  readonly #options: LocalBridgeOptions
  readonly #headers: Record<string, string>
  /** Subscriptions to be asked for again when the host has forgotten this page. */
  readonly #subscriptions = new Map<number, Extract<Request, { kind: 'subscribe' }>>()
  readonly #calls = new Set<number>()
  readonly #closing = new AbortController()
  #present = true
  #streaming = false

  constructor(options: LocalBridgeOptions) {
    this.#options = options
    this.#headers = { ...options.headers, 'winnow-client': crypto.randomUUID() }
  }

  send(request: Request): void {
    if (!this.#streaming) {
      this.#streaming = true
      void this.#stream()
    }
    if (request.kind === 'subscribe') this.#subscriptions.set(request.id, request)
    if (request.kind === 'unsubscribe') this.#subscriptions.delete(request.id)
    if (request.kind === 'call') this.#calls.add(request.id)
    void this.#post(request)
  }

  async complete(prefix: string): Promise<PathEntry[]> {
    const answer = await this.#fetch(`/complete?prefix=${encodeURIComponent(prefix)}`)
    return answer.ok ? ((await answer.json()) as PathEntry[]) : []
  }

  close(): void {
    this.#closing.abort()
  }

  async #post(request: Request): Promise<void> {
    try {
      const answer = await this.#fetch('/message', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
      if (answer.status === 200) this.#deliver((await answer.json()) as Reply)
      else if (answer.status !== 202) this.#fail(request.id, await refusalOf(answer))
    } catch {
      if (!this.#closing.signal.aborted) this.#fail(request.id, gone)
    }
  }

  async #stream(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      try {
        const answer = await this.#fetch('/events')
        if (answer.ok && answer.body !== null) {
          this.#say(true)
          for await (const { event, data } of readEventStream(answer.body)) {
            if (event === 'hello') this.#greeted((JSON.parse(data) as { known: boolean }).known)
            else this.#deliver(JSON.parse(data) as Reply)
          }
        }
      } catch {
        // The host cannot be reached: said below, and tried again.
      }
      if (this.#closing.signal.aborted) return
      this.#say(false)
      for (const id of [...this.#calls]) this.#fail(id, gone)
      await new Promise((resolve) => setTimeout(resolve, this.#options.retryAfter ?? 1_000))
    }
  }

  /** A host that does not know this page has lost its subscriptions, and what it would have told in the meantime. */
  #greeted(known: boolean): void {
    if (known || !this.#met) {
      this.#met = true
      return
    }
    for (const subscription of this.#subscriptions.values()) {
      void this.#post(subscription)
      if (subscription.event === 'data.changed') {
        this.#deliver({ kind: 'event', id: subscription.id, payload: { areas: areaSchema.options } })
      }
    }
  }
  #met = false

  #fail(id: number, error: ErrorShape): void {
    if (this.#calls.has(id)) this.#deliver({ kind: 'error', id, error })
  }

  #deliver(reply: Reply): void {
    if (reply.kind !== 'event') this.#calls.delete(reply.id)
    for (const listener of [...this.replies]) listener(reply)
  }

  #say(present: boolean): void {
    if (this.#present === present) return
    this.#present = present
    for (const listener of [...this.presence]) listener(present)
  }

  #fetch(path: string, init: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    return fetch(this.#options.origin + path, {
      ...init,
      headers: { ...this.#headers, ...init.headers },
      signal: this.#closing.signal,
    })
  }
}

/** What the host said instead of an answer. */
async function refusalOf(answer: Response): Promise<ErrorShape> {
  const text = await answer.text()
  try {
    return (JSON.parse(text) as { error: ErrorShape }).error
  } catch {
    return { code: 'call.failed', message: text.trim() || gone.message }
  }
}

function added<T>(set: Set<T>, item: T): () => void {
  set.add(item)
  return () => void set.delete(item)
}
