import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, type Page } from '@playwright/test'
import type { Input, MethodName, Result } from '../../../shared/contract/index.ts'
import type { Job } from '../../../shared/contract/job.ts'
import { FilledSample } from './filled-sample.ts'
import type { LocalHost } from './local-host.ts'
import { type Session, startSession } from './session.ts'

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
  /** Opens the sample case as one of its accounts and waits until it can be searched and the page shows it. */
  openSample(account?: string): Promise<void>
}

interface Fixtures {
  readonly app: WinnowApp
}

interface WorkerFixtures {
  readonly sample: FilledSample
  readonly session: Session
}

/**
 * The host and the page are a worker's: each spec begins anew in them, with an empty data folder and nothing that the
 * page kept. A spec that does what outlives a page (a clock or a script of its own) takes `apart`.
 */
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
  session: [
    async ({ browser }, use) => {
      const session = await startSession(browser)
      await use(session)
      expect(await session.end(), 'exit code of the loopback host').toBe(0)
    },
    { scope: 'worker' },
  ],
  app: async ({ session, sample, viewport }, use) => {
    await session.beginAnew(viewport)
    await inFolder((folder) => use(appOf(session, sample, folder)), session)
  },
  context: ({ app }, use) => use(app.page.context()),
  page: ({ app }, use) => use(app.page),
})

/** A test with a host and a browser's page of its own. */
export const apart = test.extend({
  app: async ({ browser, sample }, use) => {
    const session = await startSession(browser)
    await inFolder((folder) => use(appOf(session, sample, folder)), session)
    expect(await session.end(), 'exit code of the loopback host').toBe(0)
  },
})

export const { expect } = base

/** Waits until the page is a person's. */
export const showsAccount = (page: Page, name: string): Promise<void> =>
  expect(page.getByRole('button', { name: new RegExp(`^Account: ${name},`) })).toBeVisible()

async function inFolder(use: (folder: string) => Promise<void>, { faults, caller }: Session): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-e2e-'))
  await use(folder)
  const left = [...faults]
  await caller.call('case.close', {})
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  expect(left, 'errors in the console, and requests that left this machine').toEqual([])
}

function appOf(
  { page, host, faults, caller, data }: Session,
  sample: FilledSample,
  folder: string,
): WinnowApp {
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
  const openSample = async (account = 'reviewer'): Promise<void> => {
    await sample.copyTo(data)
    await call('case.sample', { account })
    const { jobs } = await call('job.list', {})
    for (const { id } of jobs) await jobEnds(id)
    // A key that is pressed sooner would be the welcome screen's.
    await showsAccount(page, account)
  }
  return { page, host, faults, folder, call, jobEnds, openSample }
}
