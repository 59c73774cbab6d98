import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Connection } from '../../electron/engine/host/connection.ts'
import { createMemoryHost, type Host } from '../../electron/engine/host/index.ts'
import type { Ports } from '../../electron/engine/seat.ts'
import { startLocalServer } from '../../electron/local/server.ts'
import { createWorkerHost } from '../../electron/worker/index.ts'
import { createLocalBridge } from '../../renderer/api/local-bridge.ts'
import type { Reply, Request } from '../../shared/contract/wire.ts'
import { bundled } from './bundled.ts'

/** A client's end of a transport, with the real engine at the other. */
export interface Line {
  send(request: Request): void
  receive(listener: (reply: Reply) => void): () => void
  /** A folder of this line's own. */
  readonly folder: string
  close(): Promise<void>
}

export interface Transport {
  readonly name: string
  open(): Promise<Line>
}

const waits = { answer: 20, heartbeat: 3_600_000, absence: 3_600_000 }

const over = (makeHost: (ports: Ports) => Host, connect: typeof direct) => async (): Promise<Line> => {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-contract-'))
  const dataFolder = join(folder, 'data')
  const host = makeHost({
    version: '0.0.0-test',
    now: Date.now,
    dataFolder,
    sampleFolder: null,
    scryptLogN: 10,
  })
  const { close, ...wire } = await connect(host)
  return {
    ...wire,
    folder,
    close: async () => {
      await close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function direct(host: Host): Promise<Omit<Line, 'folder'>> {
  const listeners = new Set<(reply: Reply) => void>()
  const connection = new Connection(host, (reply) => {
    for (const listener of [...listeners]) listener(reply)
  })
  return {
    send: (request) => connection.receive(request),
    receive: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: async () => connection.close(),
  }
}

async function loopback(host: Host): Promise<Omit<Line, 'folder'>> {
  const token = 'a-token-of-the-contract-tests'
  const server = await startLocalServer({
    host,
    renderer: '',
    port: 0,
    token,
    waits,
    complete: async () => [],
  })
  const origin = `http://127.0.0.1:${server.port}`
  const { send, receive, close } = createLocalBridge({
    origin,
    headers: { authorization: `Bearer ${token}` },
  })
  return {
    send,
    receive,
    close: async () => {
      close()
      await server.close()
    },
  }
}

const worker = pathToFileURL(await bundled('electron/worker/entry.ts'))
const inWorkers = (ports: Ports) => createWorkerHost(ports, worker)

/** Every way by which a client reaches the engine. The desktop's ipc is the second one with a clone between. */
export const transports: readonly Transport[] = [
  { name: 'memory', open: over(createMemoryHost, direct) },
  { name: 'worker threads', open: over(inWorkers, direct) },
  { name: 'loopback', open: over(inWorkers, loopback) },
]
