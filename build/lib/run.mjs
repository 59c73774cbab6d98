import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { bundledNode, root } from './machine.mjs'

/** The signals by which a terminal or a service manager ends a program. */
const endingSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])

/** How long a child may take to end after it was asked to, before it is killed. */
const patience = 10_000

/**
 * Runs a program from the project's folder and waits for its end. Never rejects because the program failed.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<number>} its exit code, as in exitOf
 */
export function run(command, args, options = {}) {
  return exitOf(spawn(command, args, { cwd: root, stdio: 'inherit', ...options }))
}

/**
 * Waits for the end of a child.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>} its exit code; 128 + the signal's number when a signal ended it; 127 when it could not start
 */
export function exitOf(child) {
  return new Promise((resolve) => {
    child.once('error', () => resolve(127))
    child.once('close', (code, signal) => resolve(code ?? 128 + signalNumber(signal)))
  })
}

/**
 * Spawn options for a child that a terminal's Ctrl+C does not reach by itself, so that it gets one signal, from us, and
 * ends in order. Windows has no such groups: there Ctrl+C reaches every program of the console.
 *
 * @type {import('node:child_process').SpawnOptions}
 */
export const ownGroup = { detached: process.platform !== 'win32' }

/**
 * Hands Ctrl+C and other ends on to a child of its own group, so that nothing outlives this process. A child that does
 * not end in time is killed, as it is by a second signal; a signal that comes twice at once, from the terminal and from
 * npm, counts once.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {{ readonly asked: boolean, now: () => void }} `asked` says whether an end was asked for, `now` asks for it
 */
export function stopOnSignal(child) {
  let askedAt = 0
  /** @param {NodeJS.Signals} signal */
  const stop = (signal) => {
    if (askedAt === 0) {
      askedAt = Date.now()
      // On Windows kill() would end the child at once, and Ctrl+C has reached it already.
      if (process.platform !== 'win32' || signal !== 'SIGINT') child.kill(signal)
      setTimeout(() => child.kill('SIGKILL'), patience).unref()
    } else if (Date.now() - askedAt > 1000) {
      child.kill('SIGKILL')
    }
  }
  for (const signal of endingSignals) process.on(signal, stop)
  process.once('exit', () => child.kill())
  return {
    get asked() {
      return askedAt > 0
    },
    now: () => stop('SIGTERM'),
  }
}

/**
 * Hands signals on to a child that shares this process's terminal, which itself sends Ctrl+C and its own closing to both.
 *
 * @param {import('node:child_process').ChildProcess} child
 */
export function passSignals(child) {
  const shared = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY
  for (const signal of endingSignals) {
    process.on(signal, () => {
      if (!shared || signal === 'SIGTERM') child.kill(signal)
    })
  }
}

/**
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
function signalNumber(signal) {
  return signal === null ? 0 : constants.signals[signal]
}

/**
 * How to start npm: the npm that started this script where there is one, otherwise the one on the PATH, which on
 * Windows is a batch file and so needs a shell.
 *
 * @param {{ env: Record<string, string | undefined>, platform: NodeJS.Platform, execPath: string }} machine
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand({ env, platform, execPath }) {
  const script = env.npm_execpath
  if (script?.endsWith('.js')) return { command: execPath, args: [script], shell: false }
  return { command: 'npm', args: [], shell: platform === 'win32' }
}

/**
 * The environment for our own tools: the Node inside node_modules comes first on the PATH.
 *
 * @param {Record<string, string>} [more]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(more = {}) {
  const path = [dirname(bundledNode), join(root, 'node_modules', '.bin'), process.env.PATH ?? '']
  return { ...process.env, PATH: path.join(delimiter), ...more }
}
