import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createMemoryHost } from '../../electron/engine/host/index.ts'
import { bodyLimit } from '../../electron/local/body.ts'
import { errorSchema } from '../../shared/contract/error.ts'
import { testPorts } from '../support/case.ts'
import { type Received, type Sent, sendRaw } from '../support/http.ts'
import { type Served, serveLocal } from '../support/local.ts'

async function served(): Promise<Served> {
  const host = createMemoryHost(testPorts())
  const server = await serveLocal(host)
  onTestFinished(async () => {
    await server.close()
    await host.close()
  })
  mkdirSync(join(server.renderer, 'assets'))
  writeFileSync(join(server.renderer, 'assets', 'index.js'), 'export {}')
  writeFileSync(join(server.renderer, '..', 'winnow-outside.txt'), 'outside')
  return server
}

type Request = Omit<Sent, 'port'>

const state = JSON.stringify({ kind: 'call', id: 1, method: 'app.state', params: {} })

/** A call as the page sends it: everything right. Each row of the table below spoils one thing. */
function callOf({ port, token }: Served): Request & { headers: Record<string, string> } {
  return {
    method: 'POST',
    path: '/message',
    headers: {
      host: `127.0.0.1:${port}`,
      origin: `http://127.0.0.1:${port}`,
      cookie: `winnow-${port}=${token}`,
      'content-type': 'application/json',
      'winnow-client': 'a-page-of-this-test',
      'sec-fetch-site': 'same-origin',
    },
    body: state,
  }
}

const getOf = (server: Served, path: string): Request => {
  const { 'content-type': _, origin: __, ...headers } = callOf(server).headers
  return { path, headers }
}

const withHeaders = (request: Request, headers: Record<string, string>): Request => ({
  ...request,
  headers: { ...request.headers, ...headers },
})

const without = (request: Request, name: string): Request => ({
  ...request,
  headers: Object.fromEntries(Object.entries(request.headers ?? {}).filter(([key]) => key !== name)),
})

const sha256 = '0'.repeat(64)

type Row = readonly [title: string, status: number, request: (server: Served) => Request]

const hostile: readonly Row[] = [
  ['a foreign Host (DNS rebinding)', 421, (s) => withHeaders(callOf(s), { host: `evil.test:${s.port}` })],
  ['a Host with another port', 421, (s) => withHeaders(callOf(s), { host: `127.0.0.1:${s.port + 1}` })],
  ['a Host without a port', 421, (s) => withHeaders(callOf(s), { host: '127.0.0.1' })],
  [
    'a Host that only begins right',
    421,
    (s) => withHeaders(callOf(s), { host: `127.0.0.1:${s.port}.evil.test` }),
  ],
  ['a foreign Origin', 403, (s) => withHeaders(callOf(s), { origin: 'http://evil.test' })],
  [
    'the Origin of another local port',
    403,
    (s) => withHeaders(callOf(s), { origin: `http://127.0.0.1:${s.port + 1}` }),
  ],
  ['the Origin null of a sandboxed page', 403, (s) => withHeaders(callOf(s), { origin: 'null' })],
  ['an Origin by https', 403, (s) => withHeaders(callOf(s), { origin: `https://127.0.0.1:${s.port}` })],
  ['a call by cookie without an Origin', 403, (s) => without(callOf(s), 'origin')],
  [
    'a request that another site’s page caused',
    403,
    (s) => withHeaders(getOf(s, '/'), { 'sec-fetch-site': 'cross-site' }),
  ],
  [
    'an image tag on another local port’s page',
    403,
    (s) =>
      withHeaders(getOf(s, `/media/${sha256}/original`), {
        'sec-fetch-site': 'same-site',
        'sec-fetch-dest': 'image',
      }),
  ],
  ['no token', 401, (s) => without(callOf(s), 'cookie')],
  ['a wrong token', 401, (s) => withHeaders(callOf(s), { cookie: `winnow-${s.port}=${'A'.repeat(43)}` })],
  [
    'the beginning of the token',
    401,
    (s) => withHeaders(callOf(s), { cookie: `winnow-${s.port}=${s.token.slice(0, -1)}` }),
  ],
  ['an empty token', 401, (s) => withHeaders(callOf(s), { cookie: `winnow-${s.port}=` })],
  [
    'the token under the name of another port',
    401,
    (s) => withHeaders(callOf(s), { cookie: `winnow-1=${s.token}` }),
  ],
  [
    'a wrong bearer token',
    401,
    (s) => withHeaders(without(callOf(s), 'cookie'), { authorization: 'Bearer x' }),
  ],
  ['the page without a token', 401, (s) => without(getOf(s, '/'), 'cookie')],
  ['the page with a wrong token in its address', 401, (s) => without(getOf(s, '/?token=wrong'), 'cookie')],
  [
    'a token in the address of something else',
    401,
    (s) => without(getOf(s, `/complete?prefix=/&token=${s.token}`), 'cookie'),
  ],
  ['an image without a token', 401, (s) => without(getOf(s, `/media/${sha256}/original`), 'cookie')],
  ['the events without a token', 401, (s) => without(getOf(s, '/events'), 'cookie')],
  ['a file above the page’s folder', 404, (s) => getOf(s, '/../winnow-outside.txt')],
  ['the same, percent-encoded', 404, (s) => getOf(s, '/%2e%2e/winnow-outside.txt')],
  ['the same, with an encoded slash', 404, (s) => getOf(s, '/..%2fwinnow-outside.txt')],
  ['the same, by backslashes', 404, (s) => getOf(s, '/assets\\..\\..\\winnow-outside.txt')],
  ['the same, encoded twice', 404, (s) => getOf(s, '/%252e%252e/winnow-outside.txt')],
  ['the same, from within', 404, (s) => getOf(s, '/assets/../../winnow-outside.txt')],
  ['an absolute path', 400, (s) => getOf(s, '//etc/passwd')],
  ['a whole address as the path', 400, (s) => getOf(s, 'http://evil.test/')],
  ['a folder', 404, (s) => getOf(s, '/assets')],
  ['a name with a zero byte', 404, (s) => getOf(s, '/index.html%00.js')],
  ['an image before anyone has logged in', 403, (s) => getOf(s, `/media/${sha256}/original`)],
  ['a body larger than the limit', 413, (s) => ({ ...callOf(s), body: ' '.repeat(bodyLimit + 1) })],
  [
    'a body that announces less than it holds',
    413,
    (s) => withHeaders({ ...callOf(s), body: ' '.repeat(bodyLimit + 1) }, { 'transfer-encoding': 'chunked' }),
  ],
  ['a body that is not JSON', 400, (s) => ({ ...callOf(s), body: '{"kind":' })],
  ['a body that is not UTF-8', 400, (s) => ({ ...callOf(s), body: Buffer.from([0x22, 0xff, 0xfe, 0x22]) })],
  ['a form, which any page may send', 415, (s) => withHeaders(callOf(s), { 'content-type': 'text/plain' })],
  ['a page without a name', 400, (s) => without(callOf(s), 'winnow-client')],
  ['a page whose name is not one', 400, (s) => withHeaders(callOf(s), { 'winnow-client': '../../x' })],
  ['another method', 405, (s) => ({ ...callOf(s), method: 'PUT' })],
  ['a call by GET', 405, (s) => getOf(s, '/message')],
  [
    'a call by GET that claims to be POST',
    405,
    (s) => withHeaders(getOf(s, '/message'), { 'x-http-method-override': 'POST' }),
  ],
  ['the page by POST', 405, (s) => ({ ...callOf(s), path: '/' })],
  [
    'the page by DELETE that claims to be GET',
    405,
    (s) => withHeaders({ ...callOf(s), path: '/', method: 'DELETE' }, { 'x-http-method-override': 'GET' }),
  ],
  ['HEAD', 405, (s) => ({ ...callOf(s), method: 'HEAD', path: '/' })],
  [
    'OPTIONS, the question before a foreign call',
    405,
    (s) => ({ ...callOf(s), method: 'OPTIONS', path: '/message' }),
  ],
]

const send = (server: Served, request: Request): Promise<Received> =>
  sendRaw({ port: server.port, ...request })

describe('the loopback host', () => {
  it.each(hostile)('turns away %s with %i', async (_, status, request) => {
    const server = await served()
    const answer = await send(server, request(server))
    expect(answer.status).toBe(status)
    expect(answer.text).not.toContain('outside')
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
    expect(answer.headers).not.toHaveProperty('set-cookie')
  })

  it('answers the same call when nothing is spoilt, by cookie and by bearer token', async () => {
    const server = await served()
    const byCookie = await send(server, callOf(server))
    expect(byCookie.status).toBe(200)
    expect(JSON.parse(byCookie.text)).toMatchObject({ kind: 'result', id: 1, result: { case: null } })
    const { cookie: _, origin: __, ...headers } = callOf(server).headers
    const byBearer = await send(server, {
      ...callOf(server),
      headers: { ...headers, authorization: `Bearer ${server.token}` },
    })
    expect(byBearer.text).toBe(byCookie.text)
  })

  it('lets a browser in by the address with its token, and keeps the token out of the address bar', async () => {
    const server = await served()
    const entry = await send(server, without(getOf(server, `/?token=${server.token}`), 'cookie'))
    expect(entry.status).toBe(303)
    expect(entry.headers.location).toBe('/')
    expect(entry.headers['set-cookie']).toEqual([
      `winnow-${server.port}=${server.token}; HttpOnly; SameSite=Strict; Path=/`,
    ])
    const page = await send(server, getOf(server, '/'))
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': expect.stringContaining("default-src 'self'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    })
  })

  it('answers a call of a method that does not exist with the one error shape', async () => {
    const server = await served()
    for (const method of ['no.such', '__proto__', 'constructor', '']) {
      const body = JSON.stringify({ kind: 'call', id: 5, method, params: {} })
      const answer = await send(server, { ...callOf(server), body })
      const reply = JSON.parse(answer.text)
      expect(reply).toMatchObject({ kind: 'error', id: 5, error: { code: 'call.unknown' } })
      expect(errorSchema.safeParse(reply.error).success).toBe(true)
    }
  })

  it('answers what is no request with the one error shape', async () => {
    const server = await served()
    for (const body of ['null', '[]', '"call"', '{"kind":"call","id":1.5}', '{"kind":"evil","id":3}']) {
      const answer = await send(server, { ...callOf(server), body })
      expect(answer.status).toBe(200)
      expect(JSON.parse(answer.text)).toMatchObject({ kind: 'error', error: { code: 'call.params' } })
    }
  })

  it('is reachable at no address but the loopback one', async () => {
    const server = await served()
    const { networkInterfaces } = await import('node:os')
    const outside = Object.values(networkInterfaces())
      .flatMap((addresses) => addresses ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
    for (const { address } of outside) {
      await expect(fetch(`http://${address}:${server.port}/`)).rejects.toThrow()
    }
    const own = await send(server, getOf(server, '/'))
    expect(own.status).toBe(200)
  })
})
