import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import { Caller } from '../../../renderer/api/caller.ts'
import { createLocalBridge, type LocalBridge } from '../../../renderer/api/local-bridge.ts'
import type { Input, MethodName, Result } from '../../../shared/contract/index.ts'
import type { Job } from '../../../shared/contract/job.ts'
import { FilledSample } from './filled-sample.ts'
import { type LocalHost, startLocalHost } from './local-host.ts'

/**
 * Winnow on the loopback host, in a browser. `page` is on the welcome screen, nobody is logged in. What `call` does is
 * done in the same session: a case that it opens, the page shows.
 */
export interface WinnowApp {
  readonly page: Page
  readonly host: LocalHost
  /** Errors in the console and requests that left this machine; any that a spec leaves here fails it. */
  readonly faults: string[]
  /** A folder of this test's own, for cases and files; it is gone afterwards. */
  readonly folder: string
  /** Calls a method beside the page, for set-up and for looking behind it. */
  call<M extends MethodName>(method: M, params: Input<M>): Promise<Result<M>>
  /** Waits until a job and everything that follows from it has ended. @throws Error unless it is done */
  jobEnds(id: string): Promise<Job>
  /** Opens the sample case as one of its accounts and waits until it can be searched. */
  openSample(account?: string): Promise<void>
}

interface Fixtures {
  readonly app: WinnowApp
}

interface WorkerFixtures {
  readonly sample: FilledSample
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const sample = new FilledSample()
      await use(sample)
      sample.remove()
    },
    { scope: 'worker' },
  ],
  app: async ({ page, sample }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'winnow-e2e-'))
    const host = await startLocalHost(join(folder, 'data'))
    const bridge = createLocalBridge({
      origin: host.origin,
      headers: { authorization: `Bearer ${host.token}` },
    })
    const faults = watch(page, host.origin)
    await page.goto(host.address)
    await use({ page, host, faults, folder, ...over(bridge, () => sample.copyTo(join(folder, 'data'))) })
    bridge.close()
    // Away from the page first, so that the host's end is no error of the page's.
    await page.goto('about:blank')
    expect(await host.stop(), 'exit code of the loopback host').toBe(0)
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
    expect(faults, 'errors in the console, and requests that left this machine').toEqual([])
  },
})

export const { expect } = base

function over(
  bridge: LocalBridge,
  fillSample: () => Promise<void>,
): Pick<WinnowApp, 'call' | 'jobEnds' | 'openSample'> {
  const caller = new Caller(bridge)
  const call: WinnowApp['call'] = (method, params) => caller.call(method, params)
  const jobEnds = async (id: string): Promise<Job> => {
    for (;;) {
      const { jobs } = await call('job.list', {})
      const job = jobs.find((one) => one.id === id)
      if (job === undefined) throw new Error(`There is no job ${id}.`)
      if (jobs.every(({ finishedAt }) => finishedAt !== null)) {
        if (job.state !== 'done') throw new Error(`${job.title}: ${job.state} ${job.error?.message ?? ''}`)
        return job
      }
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const openSample = async (account?: string): Promise<void> => {
    await fillSample()
    await call('case.sample', account === undefined ? {} : { account })
    const { jobs } = await call('job.list', {})
    for (const { id } of jobs) await jobEnds(id)
  }
  return { call, jobEnds, openSample }
}

/** Collects what a page must never do. */
function watch(page: Page, origin: string): string[] {
  const faults: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !/^(data|blob|about):/.test(url)) faults.push(`request: ${url}`)
  })
  return faults
}
