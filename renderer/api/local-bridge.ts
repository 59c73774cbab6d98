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
 * opened with the first request and opened again whenever it breaks. A call whose answer cannot come any more is answered
 * with call.failed.
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
  message: 'Winnow does not answer: it was stopped. Start it again and open its new address.',
}

const lost: ErrorShape = {
  code: 'call.failed',
  message: 'The answer was lost while this page was away from Winnow. Do it again.',
}

class Link {
  readonly replies = new Set<(reply: Reply) => void>()
  readonly presence = new Set<(present: boolean) => void>()
  readonly #options: LocalBridgeOptions
  readonly #headers: Record<string, string>
  /** Subscriptions to be asked for again when the host has forgotten this page. */
  readonly #subscriptions = new Map<number, Extract<Request, { kind: 'subscribe' }>>()
  /** Calls that have no answer yet, and those of them whose answer is to come through the stream. */
  readonly #calls = new Set<number>()
  readonly #late = new Set<number>()
  /** Subscriptions on their way. */
  readonly #subscribing = new Set<Promise<void>>()
  readonly #closing = new AbortController()
  #present = true
  #streaming = false
  /** Id of the last message of the stream. */
  #seen = ''

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
    if (request.kind === 'subscribe') {
      const asked = this.#post(request).finally(() => this.#subscribing.delete(asked))
      this.#subscribing.add(asked)
    } else if (this.#subscribing.size === 0) void this.#post(request)
    else {
      // Requests overtake each other: what changes after an answer would be told to nobody yet.
      void Promise.allSettled(this.#subscribing).then(() => this.#post(request))
    }
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
      else if (this.#calls.has(request.id)) this.#late.add(request.id)
    } catch {
      if (!this.#closing.signal.aborted) this.#fail(request.id, gone)
    }
  }

  async #stream(): Promise<void> {
    while (!this.#closing.signal.aborted) {
      const body = await this.#open()
      this.#say(body !== null)
      if (body !== null) await this.#read(body)
      else for (const id of this.#late) this.#fail(id, gone)
      if (this.#closing.signal.aborted) return
      await new Promise((resolve) => setTimeout(resolve, this.#options.retryAfter ?? 1_000))
    }
  }

  async #open(): Promise<ReadableStream<Uint8Array> | null> {
    try {
      const answer = await this.#fetch('/events', { headers: { 'last-event-id': this.#seen } })
      return answer.ok ? answer.body : null
    } catch {
      return null
    }
  }

  /** Ends when the stream does, for whatever reason: it is opened again, and that says whether the host is there. */
  async #read(body: ReadableStream<Uint8Array>): Promise<void> {
    try {
      for await (const { event, data, id } of readEventStream(body)) {
        this.#seen = id
        if (event === 'hello') this.#greeted((JSON.parse(data) as { whole: boolean }).whole)
        else this.#deliver(JSON.parse(data) as Reply)
      }
    } catch {
      // Broken off: the host stopped, or this computer slept.
    }
  }

  /** A host that forgot this page, or too much of what it had to say, must be asked for everything again. */
  #greeted(whole: boolean): void {
    if (whole) return
    for (const id of this.#late) this.#fail(id, lost)
    for (const subscription of this.#subscriptions.values()) void this.#subscribeAgain(subscription)
  }

  /** Subscribed first, told of a change second: what changes while the page asks anew is not missed. */
  async #subscribeAgain(subscription: Extract<Request, { kind: 'subscribe' }>): Promise<void> {
    await this.#post(subscription)
    if (subscription.event === 'data.changed' && this.#subscriptions.has(subscription.id)) {
      this.#deliver({ kind: 'event', id: subscription.id, payload: { areas: areaSchema.options } })
    }
  }

  #fail(id: number, error: ErrorShape): void {
    if (this.#calls.has(id)) this.#deliver({ kind: 'error', id, error })
  }

  #deliver(reply: Reply): void {
    if (reply.kind !== 'event') {
      this.#calls.delete(reply.id)
      this.#late.delete(reply.id)
    }
    for (const listener of [...this.replies]) listener(reply)
  }

  #say(present: boolean): void {
    if (this.#present === present || this.#closing.signal.aborted) return
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
