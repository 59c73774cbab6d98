import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Caller } from '../../../renderer/api/caller.ts'
import { createLocalBridge } from '../../../renderer/api/local-bridge.ts'
import { startLocalHost } from './local-host.ts'

const name = 'Sample.winnow'

/** The sample case, filled and indexed once for all specs of a worker; each spec gets a copy of its own. */
export class FilledSample {
  #folder: string | null = null

  /** Puts the filled case where `data` keeps its sample, unless it has one already. */
  async copyTo(data: string): Promise<void> {
    const to = join(data, name)
    if (existsSync(to)) return
    this.#folder ??= await fill()
    mkdirSync(data, { recursive: true })
    cpSync(join(this.#folder, name), to, { recursive: true })
  }

  remove(): void {
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function fill(): Promise<string> {
  const data = mkdtempSync(join(tmpdir(), 'winnow-e2e-sample-'))
  const host = await startLocalHost(data)
  const bridge = createLocalBridge({
    origin: host.origin,
    headers: { authorization: `Bearer ${host.token}` },
  })
  const caller = new Caller(bridge)
  await caller.call('case.sample', {})
  for (;;) {
    const { jobs } = await caller.call('job.list', {})
    if (jobs.every(({ finishedAt }) => finishedAt !== null)) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  await caller.call('case.close', {})
  bridge.close()
  await host.stop()
  return data
}
