import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { findBrowser } from './lib/browser.mjs'
import { findElectron } from './lib/electron.mjs'
import { hasDisplay, root, userDataFolder } from './lib/machine.mjs'
import { exitOf, ownGroup, stopOnSignal } from './lib/run.mjs'
import { openWindow } from './lib/window.mjs'
import { buildIfStale, runMain, SetupProblem, setup } from './setup.mjs'

/**
 * `npm start`: opens Winnow in Electron where it runs, otherwise on the loopback host in an installed browser, otherwise
 * serves it and prints the address. `npm start -- --no-window` only serves.
 */
await runMain(async () => {
  const wantsWindow = readArguments(process.argv.slice(2))
  const node = await setup(say)
  await buildIfStale({ node, say })

  if (!wantsWindow) return serve(node, () => null, 'Serving without a window, as asked')
  if (!hasDisplay(process)) {
    return serve(node, () => null, 'Serving without a window, because this machine has no display')
  }
  const electron = findElectron({ node, say })
  if (electron.program !== null) {
    say('Opening in Electron, because its binary is installed.')
    const sandbox = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : []
    return runToItsEnd(electron.program, [...sandbox, root])
  }
  const browser = findBrowser({ env: process.env, platform: process.platform, exists: existsSync })
  if (browser === null) {
    return serve(
      node,
      () => null,
      `Serving without a window, because ${electron.reason}, and no Chromium, Chrome or Edge is installed`,
    )
  }
  const folder = userDataFolder({ env: process.env, platform: process.platform })
  return serve(
    node,
    (address) => openWindow({ browser, address, folder }),
    `Opening in ${browser} as an application window, because ${electron.reason}`,
  )
})

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`)
}

/**
 * @param {string[]} args
 * @returns {boolean} whether a window is wanted
 */
function readArguments(args) {
  const unknown = args.find((arg) => arg !== '--no-window')
  if (unknown !== undefined) {
    throw new SetupProblem(`npm start knows no ${unknown}; it takes --no-window, or nothing.`)
  }
  return args.length === 0
}

/**
 * Runs the loopback host until it ends, a window that it is shown in is closed, or a signal comes.
 *
 * @param {string} node
 * @param {(address: string) => ReturnType<typeof openWindow> | null} open
 * @param {string} why
 * @returns {Promise<number>} exit code
 */
async function serve(node, open, why) {
  const host = spawn(node, [join(root, 'out', 'electron', 'local.js')], {
    ...ownGroup,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = exitOf(host)
  const stop = stopOnSignal(host)

  const lines = createInterface({ input: host.stdout })
  const address = await Promise.race([
    once(lines, 'line').then(([line]) => String(line)),
    ended.then(() => null),
  ])
  if (address === null) {
    if (stop.asked) return 0
    throw new SetupProblem('The loopback host ended before it gave its address; what it said stands above.')
  }
  lines.on('line', (line) => process.stdout.write(`${line}\n`))
  process.stdout.write(`${address}\n`)
  say(`${why}. Ctrl+C ends it.`)

  const window = open(address)
  if (window !== null) {
    ended.then(window.close)
    const code = await window.closed
    if (code === 0) stop.now()
    else if (!stop.asked)
      say(
        `The window is gone (the browser ended with ${code ?? 'a signal'}); the address above still serves.`,
      )
  }
  const code = await ended
  return stop.asked ? 0 : code
}

/**
 * @param {string} program
 * @param {string[]} args
 * @returns {Promise<number>} exit code
 */
async function runToItsEnd(program, args) {
  const child = spawn(program, args, { ...ownGroup, stdio: 'inherit' })
  const stop = stopOnSignal(child)
  const code = await exitOf(child)
  return stop.asked ? 0 : code
}
