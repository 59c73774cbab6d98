import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { chromium } from '@playwright/test'
import { findBrowser } from '../../build/lib/browser.mjs'

/**
 * From nothing to the first screen on the loopback host: milliseconds until the address is printed, and until the
 * welcome screen can be used in a browser that is already running.
 */
export async function startup(data: string): Promise<{ host: number; screen: number }> {
  const found = findBrowser({ env: process.env, platform: process.platform, exists: existsSync })
  if (found === null)
    throw new Error('There is no Chromium, Chrome or Edge here; --no-startup leaves this out.')
  const browser = await chromium.launch({ executablePath: found, chromiumSandbox: false })
  const start = performance.now()
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../../out/electron/local.js'), '--data', data],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const address = await new Promise<string>((resolve) => createInterface(child.stdout).once('line', resolve))
  const host = performance.now() - start
  const page = await browser.newPage()
  await page.goto(address)
  await page.getByRole('button', { name: /new case/i }).waitFor()
  const screen = performance.now() - start
  await browser.close()
  child.kill()
  return { host, screen }
}
