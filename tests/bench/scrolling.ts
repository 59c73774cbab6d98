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

/**
 * Drags the scroll bar of the list of all and of the largest conversation from end to end for ten seconds each.
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
    await caller.call('session.login', { account: 'bench', password: '' })
    await page.keyboard.press('Escape')
    await page.keyboard.type('gm')
    await page.getByRole('grid').first().waitFor()
    const all = await dragged(page, 'all messages')
    await page.keyboard.type('gc')
    await page.getByRole('grid', { name: /conversations/i }).waitFor()
    await page.getByRole('row').nth(1).dblclick()
    await page.getByRole('listbox').first().waitFor()
    return [all, await dragged(page, 'the largest conversation')]
  } finally {
    await browser.close()
    bridge.close()
    await host.stop()
  }
}

async function dragged(page: Page, list: string): Promise<Scrolled> {
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
  const figures = await page.evaluate(async (lasting) => {
    const areas = [...document.querySelectorAll('*')].filter(
      (element) => element.scrollHeight > element.clientHeight * 2 && element.clientHeight > 200,
    )
    const area = areas.sort((a, b) => b.scrollHeight - a.scrollHeight)[0]
    if (area === undefined) throw new Error('Nothing here can be scrolled.')
    const isBlank = () => {
      const rows = [...area.querySelectorAll('[role=row], [role=option]')]
      return rows.filter((row) => (row.textContent ?? '').trim().length < 2).length > rows.length / 2
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
