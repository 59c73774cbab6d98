import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** What tells this server's own page from everything else that can reach a local port. */
export interface Door {
  readonly port: number
  readonly token: string
}

export interface Refusal {
  readonly status: number
  readonly message: string
}

/**
 * Who asks, and from where; asked of every request before anything else is done.
 *
 * Host: a page elsewhere whose name was made to lead to 127.0.0.1 (DNS rebinding) carries its own name here.
 * Origin and Sec-Fetch-Site: what a browser says about the page that sends the request; a foreign one is turned away
 * even though the browser may have attached our cookie. Cookies do not know ports, so another local server's page counts
 * as foreign here.
 * @returns why the request is turned away, or null when it may go on
 */
export function refuseStranger(request: IncomingMessage, door: Door): Refusal | null {
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  const host = request.headers.host ?? ''
  if (hosts.length !== 1 || !ownHosts(door).includes(host)) {
    return { status: 421, message: 'This server answers on 127.0.0.1 only.' }
  }
  // The absolute form (GET http://…) names a host of its own; `//` would be read as one.
  if (!/^\/(?!\/)/.test(request.url ?? '')) return { status: 400, message: 'That is no path.' }
  const { origin } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) {
    return { status: 403, message: 'This server answers its own page only.' }
  }
  const site = request.headers['sec-fetch-site']
  const arrives = request.method === 'GET' && request.headers['sec-fetch-dest'] === 'document'
  if (site !== undefined && site !== 'same-origin' && site !== 'none' && !arrives) {
    return { status: 403, message: 'This server answers its own page only.' }
  }
  return null
}

/**
 * Whether the request carries the token: in its cookie, or, where no browser is, in an Authorization header. A browser
 * sends the cookie by itself, so with it every request that changes something must say that it comes from our page.
 */
export function refuseUnknown(request: IncomingMessage, door: Door): Refusal | null {
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (bearer !== undefined && isToken(bearer, door)) return null
  const cookie = cookieOf(request.headers.cookie ?? '', cookieName(door))
  if (cookie === null || !isToken(cookie, door)) {
    return {
      status: 401,
      message: 'Open the whole address that Winnow printed when it started, with its token.',
    }
  }
  if (request.method !== 'GET' && request.headers.origin === undefined) {
    return { status: 403, message: 'This server answers its own page only.' }
  }
  return null
}

/** Compared in constant time, whatever the lengths. */
export function isToken(text: string, { token }: Door): boolean {
  const digest = (value: string) => createHash('sha256').update(value).digest()
  return timingSafeEqual(digest(text), digest(token))
}

/** Keeps the token where no script and no other site can read it, and out of the address bar. */
export function tokenCookie(door: Door): string {
  return `${cookieName(door)}=${door.token}; HttpOnly; SameSite=Strict; Path=/`
}

/** Named by the port, because cookies are shared between all ports of 127.0.0.1. */
const cookieName = ({ port }: Door) => `winnow-${port}`

const ownHosts = ({ port }: Door) => [`127.0.0.1:${port}`, `localhost:${port}`]

function cookieOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.trim().split('=', 2)
    if (key === name && value !== undefined) return value
  }
  return null
}
