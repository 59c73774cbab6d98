import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ownGroup } from './run.mjs'

/**
 * The arguments that make an installed Chromium, Chrome or Edge show one address as an application window, with no
 * tabs, no first-run pages and none of its own traffic.
 *
 * @param {{ address: string, profile: string, asRoot: boolean }} options
 * @returns {string[]}
 */
export function windowArguments({ address, profile, asRoot }) {
  return [
    `--app=${address}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--no-pings',
    '--disable-background-mode',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-default-apps',
    '--disable-domain-reliability',
    '--disable-extensions',
    '--disable-sync',
    '--disable-translate',
    '--disable-features=Translate,OptimizationHints,MediaRouter,AutofillServerCommunication,InterestFeedContentSuggestions',
    '--disk-cache-size=1',
    '--password-store=basic',
    // Chromium refuses to start its sandbox for root.
    ...(asRoot ? ['--no-sandbox', '--test-type'] : []),
  ]
}

/**
 * Opens the window with a profile of its own, which is deleted when the window closes: what the window showed is
 * evidence and must not stay in a browser's folders.
 *
 * @param {{ browser: string, address: string, folder: string }} options `folder` is the user's data folder for Winnow
 * @returns {{ closed: Promise<number | null>, close: () => void }} `closed` gives the browser's exit code, null when it
 *   was ended by a signal or could not start
 */
export function openWindow({ browser, address, folder }) {
  removeLeftovers(folder)
  const profile = join(folder, `window-${process.pid}`)
  mkdirSync(profile, { recursive: true, mode: 0o700 })
  const asRoot = process.getuid?.() === 0
  const child = spawn(browser, windowArguments({ address, profile, asRoot }), {
    ...ownGroup,
    stdio: 'ignore',
  })
  /** @type {Promise<number | null>} */
  const ended = new Promise((resolve) => {
    child.once('error', () => resolve(null))
    child.once('exit', (code) => resolve(code))
  })
  const closed = ended.then((code) => {
    rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    return code
  })
  return { closed, close: () => child.kill() }
}

/**
 * Deletes the profiles of windows whose process is gone without having deleted its own.
 *
 * @param {string} folder
 */
function removeLeftovers(folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  for (const name of readdirSync(folder)) {
    const pid = /^window-(\d+)$/.exec(name)?.[1]
    if (pid !== undefined && !isRunning(Number(pid)))
      rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
