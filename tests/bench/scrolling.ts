import { existsSync } from 'node:fs'
import { chromium, type Page } from '@playwright/test'
import { findBrowser } from '../../build/lib/browser.mjs'
import { Caller } from '../../renderer/api/caller.ts'
import { createLocalBridge } from '../../renderer/api/local-bridge.ts'
import { startLocalHost } from '../e2e/support/local-host.ts'

export interface Scrolled {
  readonly list: string
  readonly frames: number
  /** Frames that took more than 50 ms, and the longest, ms. */
  readonly long: number
  readonly longest: number
  /** Frames in which most rows in sight had no text yet. */
  readonly blank: number
  /** Bytes of the page's heap. */
  readonly before: number
  readonly after: number
}

const dragMs = 10_000
/** Found in a seventh of the sample's rows. */
const commonWord = 'the'

/**
 * Drags the scroll bar of the list of all, of the largest conversation and of a common word's hits from end to end for ten seconds each.
 * @param path a case without encryption that has the account "bench"
 */
export async function scrolling(path: string, data: string): Promise<Scrolled[]> {
  const found = findBrowser({ env: process.env, platform: process.platform, exists: existsSync })
  if (found === null)
    throw new Error('There is no Chromium, Chrome or Edge here; --no-scroll leaves this out.')
  const host = await startLocalHost(data)
  const bridge = createLocalBridge({
    origin: host.origin,
    headers: { authorization: `Bearer ${host.token}` },
  })
  const caller = new Caller(bridge)
  const args = ['--enable-precise-memory-info', '--js-flags=--expose-gc']
  const browser = await chromium.launch({ executablePath: found, chromiumSandbox: false, args })
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(host.address)
    await caller.call('case.open', { path })
    await page.getByText('Log in as').waitFor()
    await caller.call('session.login', { account: 'bench', password: '' })
    await page.getByRole('navigation').first().waitFor()
    await page.keyboard.type('gm')
    const all = await dragged(page, 'Messages', 'all messages')
    await page.keyboard.type('gc')
    const conversations = page.getByRole('grid', { name: 'Conversations', exact: true })
    // The one with the most rows stands first.
    await conversations.locator('[data-index="0"]').dblclick()
    const largest = await dragged(page, 'Conversation', 'the largest conversation')
    await page.keyboard.type('/')
    await page.keyboard.type(commonWord)
    await page.keyboard.press('Enter')
    await page
      .getByRole('status')
      .filter({ hasText: /\d rows · \d/ })
      .waitFor()
    return [all, largest, await dragged(page, 'Hits', `hits of ${commonWord}`)]
  } finally {
    await browser.close()
    bridge.close()
    await host.stop()
  }
}

async function dragged(page: Page, grid: string, list: string): Promise<Scrolled> {
  const rows = page.getByRole('grid', { name: grid, exact: true })
  await rows.locator('[data-index="0"]').waitFor()
  await page.waitForTimeout(1000)
  const heap = () =>
    page.evaluate(() => {
      const { gc, performance } = globalThis as unknown as {
        gc?: () => void
        performance: { memory: { usedJSHeapSize: number } }
      }
      gc?.()
      return performance.memory.usedJSHeapSize
    })
  const before = await heap()
  const figures = await rows.locator('[data-viewport]').evaluate(async (area, lasting) => {
    const isBlank = () => {
      const drawn = [...area.querySelectorAll('[data-index]')]
      return drawn.filter((row) => row.hasAttribute('data-waiting')).length >= drawn.length / 2
    }
    const start = performance.now()
    let last = start
    let frames = 0
    let long = 0
    let longest = 0
    let blank = 0
    while (last - start < lasting) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve))
      frames++
      if (now - last > 50) long++
      longest = Math.max(longest, now - last)
      if (isBlank()) blank++
      last = now
      // There and back once a second and a half, as a hand drags it.
      const share = Math.abs((((now - start) / 1500) % 2) - 1)
      area.scrollTop = share * (area.scrollHeight - area.clientHeight)
    }
    return { frames, long, longest, blank }
  }, dragMs)
  return { list, ...figures, before, after: await heap() }
}
