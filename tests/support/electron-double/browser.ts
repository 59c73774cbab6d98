import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BrowserContext, chromium } from '@playwright/test'
import { findBrowser } from '../../../build/lib/browser.mjs'
import { pathOf } from './world.ts'

let starting: Promise<BrowserContext> | null = null

const profile = () => join(pathOf('userData'), 'chromium')

/** The one Chromium of this run, started with the first window and kept in the application's user data. */
export function browser(): Promise<BrowserContext> {
  starting ??= start()
  return starting
}

async function start(): Promise<BrowserContext> {
  const executablePath = findBrowser({ env: process.env, platform: process.platform, exists: existsSync })
  if (executablePath === null) throw new Error('electron double: no Chromium, Chrome or Edge is installed')
  return chromium.launchPersistentContext(profile(), {
    executablePath,
    viewport: null,
    serviceWorkers: 'block',
    acceptDownloads: false,
    args: ['--remote-debugging-port=0', '--host-resolver-rules=MAP * ~NOTFOUND'],
    handleSIGINT: false,
  })
}

/** The port of Chromium's debugger, by which a spec drives the page. */
export async function debuggerPort(): Promise<number> {
  await browser()
  const [port] = readFileSync(join(profile(), 'DevToolsActivePort'), 'utf8').split('\n')
  return Number(port)
}

export async function closeBrowser(): Promise<void> {
  const context = await starting?.catch(() => null)
  await context?.close().catch(() => {})
}
