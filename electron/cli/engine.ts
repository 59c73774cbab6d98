import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WinnowError } from '../../shared/contract/error.ts'
import {
  createWorkerHost,
  type Host,
  outFolder,
  productPorts,
  userDataFolder,
  workerEntry,
} from '../worker/index.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with. `signal` is aborted by Ctrl+C. */
export interface Engine {
  readonly host: Host
  readonly terminal: Terminal
  readonly signal: AbortSignal
}

/** The sample's files, where they were built; null where they were not. */
export function sampleFolder(): string | null {
  const folder = join(outFolder, 'sample')
  return existsSync(join(folder, 'messages.csv')) ? folder : null
}

/**
 * Starts the engine in its worker threads, runs the command, closes everything whatever happened.
 * @param own true: settings and the list of recent cases are this run's alone
 */
export async function withEngine<T>(
  terminal: Terminal,
  work: (engine: Engine) => Promise<T>,
  own = false,
): Promise<T> {
  const data = own ? mkdtempSync(join(tmpdir(), 'winnow-')) : userDataFolder()
  const host = createWorkerHost(productPorts(data, sampleFolder()), workerEntry, 1)
  const abort = new AbortController()
  let askedAt = 0
  const stop = () => {
    // A second Ctrl+C does not wait for the clean end. One that two programs pass on within a second counts once.
    if (askedAt !== 0 && Date.now() - askedAt > 1000) process.exit(130)
    askedAt ||= Date.now()
    abort.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  try {
    const result = await work({ host, terminal, signal: abort.signal })
    if (abort.signal.aborted) throw new WinnowError('call.cancelled', 'Cancelled.')
    return result
  } finally {
    await host.close()
    process.off('SIGINT', stop)
    process.off('SIGTERM', stop)
    if (own) rmSync(data, { recursive: true, force: true })
  }
}
