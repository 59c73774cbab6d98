import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { PathEntry } from '../../shared/contract/bridge.ts'
import { requestSchema } from '../../shared/contract/wire.ts'
import { parseMediaPath } from '../../shared/serving/address.ts'
import { mediaHeaders, pageHeaders } from '../../shared/serving/policy.ts'
import { type Host, idOf, readAsset } from '../worker/index.ts'
import { answerError, answerJson, answerText } from './answers.ts'
import { readJson } from './body.ts'
import { PageClient, type Waits } from './client.ts'
import { type Door, isToken, refuseStranger, refuseUnknown, tokenCookie } from './door.ts'

export interface LocalOptions {
  readonly host: Pick<Host, 'call' | 'subscribe' | 'media'>
  /** Folder of the built renderer. */
  readonly renderer: string
  readonly port: number
  readonly token: string
  readonly waits: Waits
  readonly complete: (prefix: string) => Promise<PathEntry[]>
}

export interface LocalServer {
  readonly port: number
  /** Stops listening and ends every connection; the host is its owner's to close. */
  close(): Promise<void>
}

/** Header by which a page names itself, so that its ids are its own. */
const clientHeader = 'winnow-client'

/**
 * The loopback host's server, on 127.0.0.1 alone. GET / with ?token= lets a browser in; after that: the renderer's files,
 * POST /message (one wire request, answered by its reply), GET /events (server-sent events: everything else),
 * GET /media/<sha256>/<variant> and GET /complete?prefix=.
 * @throws when the port is taken
 */
export function startLocalServer(options: LocalOptions): Promise<LocalServer> {
  const desk = new Desk(options)
  const server = createServer((request, response) => {
    desk.serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy()
      else answerError(response, error)
    })
  })
  server.keepAliveTimeout = 60_000
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', () => {
      const address = server.address()
      if (address === null || typeof address === 'string') return reject(new Error('no port'))
      desk.port = address.port
      resolve({
        port: address.port,
        close: () =>
          new Promise((closed) => {
            desk.close()
            server.close(() => closed())
            server.closeAllConnections()
          }),
      })
    })
  })
}

class Desk {
  port = 0
  readonly #options: LocalOptions
  readonly #clients = new Map<string, PageClient>()

  constructor(options: LocalOptions) {
    this.#options = options
  }

  close(): void {
    for (const client of this.#clients.values()) client.close()
    this.#clients.clear()
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const door: Door = { port: this.port, token: this.#options.token }
    const strange = refuseStranger(request, door)
    if (strange !== null) return answerText(response, strange.status, strange.message)
    const { pathname, searchParams } = new URL(request.url ?? '/', `http://127.0.0.1:${this.port}`)

    const shown = searchParams.get('token')
    if (request.method === 'GET' && pathname === '/' && shown !== null && isToken(shown, door)) {
      return answerText(response, 303, 'Come in.', { location: '/', 'set-cookie': tokenCookie(door) })
    }
    const unknown = refuseUnknown(request, door)
    if (unknown !== null) return answerText(response, unknown.status, unknown.message)

    const allowed = pathname === '/message' ? 'POST' : 'GET'
    if (request.method !== allowed) {
      return answerText(response, 405, `Here ${allowed} is answered and nothing else.`, { allow: allowed })
    }
    if (pathname === '/message') return this.#message(request, response)
    if (pathname === '/events') return this.#events(request, response)
    if (pathname === '/complete') {
      return answerJson(response, 200, await this.#options.complete(searchParams.get('prefix') ?? ''))
    }
    return this.#file(pathname, response)
  }

  async #message(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const client = this.#clientOf(request)
    if (client === null) return answerText(response, 400, `A page names itself by ${clientHeader}.`)
    const body = await readJson(request)
    if (!body.ok) {
      // What was not read of a body is not waited for.
      response.shouldKeepAlive = false
      return answerJson(response, body.status, { error: { code: 'call.params', message: body.message } })
    }
    if (requestSchema.safeParse(body.value).data?.kind === 'cancel') {
      client.tell(body.value)
      return void response.writeHead(202, pageHeaders).end()
    }
    const abandoned = new AbortController()
    response.once('close', () => abandoned.abort())
    const reply = await client.ask(body.value, idOf(body.value), abandoned.signal)
    if (reply === null) response.writeHead(202, pageHeaders).end()
    else answerJson(response, 200, reply)
  }

  #events(request: IncomingMessage, response: ServerResponse): void {
    const client = this.#clientOf(request)
    if (client === null) answerText(response, 400, `A page names itself by ${clientHeader}.`)
    else client.open(response, String(request.headers['last-event-id'] ?? ''))
  }

  async #file(pathname: string, response: ServerResponse): Promise<void> {
    const media = parseMediaPath(pathname)
    if (media !== null) {
      const { bytes, type } = await this.#options.host.media(media.sha256, media.variant)
      return void response.writeHead(200, mediaHeaders(type)).end(bytes)
    }
    const asset = await readAsset(this.#options.renderer, pathname)
    if (asset === null) return answerText(response, 404, 'There is nothing here.')
    response.writeHead(200, { ...pageHeaders, 'content-type': asset.type }).end(asset.bytes)
  }

  #clientOf(request: IncomingMessage): PageClient | null {
    const name = request.headers[clientHeader]
    if (typeof name !== 'string' || !/^[A-Za-z0-9-]{8,64}$/.test(name)) return null
    const known = this.#clients.get(name)
    if (known !== undefined) return known
    const client = new PageClient(this.#options.host, this.#options.waits, () => {
      this.#clients.delete(name)
      client.close()
    })
    this.#clients.set(name, client)
    return client
  }
}
