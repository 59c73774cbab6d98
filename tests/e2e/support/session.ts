import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page, ViewportSize } from '@playwright/test'
import { Caller } from '../../../renderer/api/caller.ts'
import { createLocalBridge } from '../../../renderer/api/local-bridge.ts'
import { comesLate } from './late.ts'
import { type LocalHost, startLocalHost } from './local-host.ts'

/** A loopback host and a page of it. To start both takes several times as long as to begin anew in them. */
export interface Session {
  readonly host: LocalHost
  readonly page: Page
  /** The host's data folder. */
  readonly data: string
  /** Errors in the console and requests that left this machine, since the last new beginning. */
  readonly faults: string[]
  readonly caller: Caller
  /** Closes the case, empties the data folder, forgets what the page kept, and shows the welcome screen. */
  beginAnew(viewport: ViewportSize | null): Promise<void>
  /** Ends both. @returns the host's exit code */
  end(): Promise<number | null>
}

export async function startSession(browser: Browser): Promise<Session> {
  const folder = mkdtempSync(join(tmpdir(), 'winnow-e2e-host-'))
  const data = join(folder, 'data')
  const host = await startLocalHost(data)
  const bridge = createLocalBridge({
    origin: host.origin,
    headers: { authorization: `Bearer ${host.token}` },
  })
  const caller = new Caller(bridge)
  const page = await browser.newPage()
  const faults = watch(page, host.origin)
  await comesLate(page)
  await page.goto(host.address)
  return {
    host,
    page,
    data,
    faults,
    caller,
    beginAnew: async (viewport) => {
      await caller.call('case.close', {})
      for (const name of readdirSync(data)) rmSync(join(data, name), { recursive: true, maxRetries: 5 })
      await page.evaluate(() => localStorage.clear())
      await page.context().clearPermissions()
      await page.mouse.move(0, 0)
      if (viewport !== null) await page.setViewportSize(viewport)
      await page.goto(host.origin, { waitUntil: 'commit' })
      // What the former page said at its end is no fault of the next.
      faults.length = 0
      await page.waitForLoadState()
    },
    end: async () => {
      bridge.close()
      // Away from the page first, so that the host's end is no error of the page's.
      await page.goto('about:blank')
      await page.context().close()
      const code = await host.stop()
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
      return code
    },
  }
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
