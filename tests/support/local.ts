import { randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Waits } from '../../electron/local/client.ts'
import { complete } from '../../electron/local/complete.ts'
import { type LocalOptions, startLocalServer } from '../../electron/local/server.ts'
import { Caller } from '../../renderer/api/caller.ts'
import { createLocalBridge, type LocalBridge } from '../../renderer/api/local-bridge.ts'

export interface Served {
  readonly origin: string
  readonly port: number
  readonly token: string
  /** Folder of the page's files; holds an index.html. */
  readonly renderer: string
  close(): Promise<void>
}

const newToken = () => randomBytes(32).toString('base64url')

/** Waits under which nothing happens by the clock alone. */
export const patient: Waits = { answer: 3_600_000, heartbeat: 3_600_000, absence: 3_600_000 }

/** The loopback host's server in front of a host of the test's choice, on a free port, stopped after the test. */
export async function serveLocal(
  host: LocalOptions['host'],
  { waits = patient, port = 0, token = newToken() }: { waits?: Waits; port?: number; token?: string } = {},
): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-local-'))
  const renderer = join(folder, 'page')
  mkdirSync(renderer)
  writeFileSync(join(renderer, 'index.html'), '<!doctype html><title>Winnow</title>')
  const server = await startLocalServer({ host, renderer, port, token, waits, complete })
  let closing: Promise<void> | undefined
  const close = () => {
    closing ??= server.close().then(() => rmSync(folder, { recursive: true, force: true }))
    return closing
  }
  onTestFinished(close)
  return { origin: `http://127.0.0.1:${server.port}`, port: server.port, token, renderer, close }
}

/** A page's bridge and caller to that server, as the page itself has them, but with the token in a header. */
export function openPage({ origin, token }: Pick<Served, 'origin' | 'token'>): {
  bridge: LocalBridge
  caller: Caller
} {
  const bridge = createLocalBridge({ origin, headers: { authorization: `Bearer ${token}` }, retryAfter: 10 })
  onTestFinished(() => bridge.close())
  return { bridge, caller: new Caller(bridge) }
}
