import type { ServerResponse } from 'node:http'
import type { Reply } from '../../shared/contract/wire.ts'
import { pageHeaders } from '../../shared/serving/policy.ts'
import { Connection, type Host } from '../worker/index.ts'
import { Outbox } from './outbox.ts'

export type ServedHost = Pick<Host, 'call' | 'subscribe'>

/** Waits of the loopback host, in milliseconds. */
export interface Waits {
  /**
   * How long a request is kept waiting for its call's answer while there is a stream to send it through instead: a
   * browser opens six connections to a server at most, and a cancel must not queue behind long searches.
   */
  readonly answer: number
  /** How often a silent stream says that it is alive. */
  readonly heartbeat: number
  /** How long a page may be without a stream before it is forgotten. */
  readonly absence: number
}

/** Bytes that a stream may be behind before it is cut: its page does not read. It comes back for what it missed. */
const keptBytes = 64 * 1024 * 1024

/** One page: its connection to the host, the requests that wait for an answer, and its stream of everything else. */
export class PageClient {
  readonly #connection: Connection
  readonly #waits: Waits
  readonly #gone: () => void
  readonly #waiting = new Map<number, ((reply: Reply | null) => void)[]>()
  readonly #outbox = new Outbox()
  #stream: ServerResponse | null = null
  #heartbeat: NodeJS.Timeout | undefined
  #absence: NodeJS.Timeout | undefined

  /** @param gone called once, when the page has been away for too long */
  constructor(host: ServedHost, waits: Waits, gone: () => void) {
    this.#waits = waits
    this.#gone = gone
    this.#connection = new Connection(host, (reply) => this.#route(reply))
    this.#awaitReturn()
  }

  /**
   * Passes one message on.
   * @returns its answer; null when it has none of its own (a cancel) or the answer will come through the stream
   */
  ask(message: unknown, id: number, abandoned: AbortSignal): Promise<Reply | null> {
    return new Promise((resolve) => {
      const settle = (reply: Reply | null) => {
        clearTimeout(timer)
        this.#stopWaiting(id, settle)
        resolve(reply)
      }
      const timer = setTimeout(() => {
        if (this.#stream !== null) settle(null)
      }, this.#waits.answer)
      abandoned.addEventListener('abort', () => settle(null), { once: true })
      this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), settle])
      this.#connection.receive(message)
    })
  }

  /** Passes on a message that has no answer. */
  tell(message: unknown): void {
    this.#connection.receive(message)
  }

  /**
   * Sends events and late answers through this response from now on, first those that the page missed.
   * @param seen id of the last frame that the page got; '' for a new page
   */
  open(response: ServerResponse, seen: string): void {
    this.#stream?.end()
    clearTimeout(this.#absence)
    response.writeHead(200, { ...pageHeaders, 'content-type': 'text/event-stream' })
    this.#stream = response
    for (const frame of this.#outbox.resume(seen)) this.#write(frame)
    clearInterval(this.#heartbeat)
    this.#heartbeat = setInterval(() => this.#write(': here\n\n'), this.#waits.heartbeat)
    response.once('close', () => {
      if (this.#stream !== response) return
      this.#stream = null
      clearInterval(this.#heartbeat)
      this.#awaitReturn()
    })
  }

  /** Ends the stream and the connection. */
  close(): void {
    clearTimeout(this.#absence)
    clearInterval(this.#heartbeat)
    this.#connection.close()
    for (const waiting of this.#waiting.values()) for (const settle of waiting) settle(null)
    const stream = this.#stream
    this.#stream = null
    stream?.end()
  }

  #route(reply: Reply): void {
    const settle = reply.kind === 'event' ? undefined : this.#waiting.get(reply.id)?.at(-1)
    if (settle !== undefined) settle(reply)
    else this.#write(this.#outbox.add(reply))
  }

  #write(text: string): void {
    const stream = this.#stream
    if (stream === null) return
    stream.write(text)
    if (stream.writableLength > keptBytes) stream.destroy()
  }

  #awaitReturn(): void {
    this.#absence = setTimeout(() => {
      if (this.#waiting.size > 0) this.#awaitReturn()
      else this.#gone()
    }, this.#waits.absence)
  }

  #stopWaiting(id: number, settle: (reply: Reply | null) => void): void {
    const left = this.#waiting.get(id)?.filter((other) => other !== settle) ?? []
    if (left.length > 0) this.#waiting.set(id, left)
    else this.#waiting.delete(id)
  }
}
