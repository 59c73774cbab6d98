import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** A loopback host in a process of its own, as `npm start` starts it. */
export interface LocalHost {
  /** With its token: what a person opens. */
  readonly address: string
  readonly origin: string
  readonly token: string
  /** Ends it as Ctrl+C does. @returns its exit code */
  stop(): Promise<number | null>
}

/**
 * Starts the built loopback host.
 * @param data its data folder
 * @param sample folder of the sample's files; the built one by default
 * @throws Error when it ends before it has said its address
 */
export async function startLocalHost(data: string, sample = join(root, 'out', 'sample')): Promise<LocalHost> {
  const script = join(root, 'out', 'electron', 'local.js')
  const child = spawn(process.execPath, [script, '--data', data, '--sample', sample], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(child, 'exit').then(([code]: unknown[]) => (typeof code === 'number' ? code : null))
  const address = await firstLine(child, exited)
  const { origin, searchParams } = new URL(address)
  return {
    address,
    origin,
    token: searchParams.get('token') ?? '',
    stop: () => {
      child.kill('SIGTERM')
      return exited
    },
  }
}

async function firstLine(child: ChildProcess, exited: Promise<number | null>): Promise<string> {
  if (child.stdout === null) throw new Error('The loopback host has no output.')
  const line = once(createInterface({ input: child.stdout }), 'line').then(([text]: unknown[]) =>
    String(text),
  )
  const ended = exited.then((code) => {
    throw new Error(
      `The loopback host ended with ${code} before it said its address; npm run build makes it.`,
    )
  })
  return Promise.race([line, ended])
}
