import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './machine.mjs'

const packageFolder = join(root, 'node_modules', 'electron')
const failedFetch = join(root, 'out', '.electron-not-fetched')

/** How long a download of Electron's binary (about 110 MB) may take before the start goes on without it. */
const fetchLimit = 120_000

/** A failed download is not tried again for a day: a machine without a network must not wait at every start. */
const retryAfter = 24 * 60 * 60 * 1000

/**
 * Where Electron's program stands inside a folder that holds an unpacked Electron.
 *
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function programIn(platform) {
  if (platform === 'darwin') return join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * Electron's program, fetched by the electron package's own installer if it is not there yet, and proved to start.
 *
 * @param {{ node: string, say: (line: string) => void }} options
 * @returns {{ program: string, reason: null } | { program: null, reason: string }} the reason ends a sentence that
 *   begins with "because"
 */
export function findElectron({ node, say }) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const program = join(override || join(packageFolder, 'dist'), programIn(process.platform))
  if (!existsSync(program)) {
    if (override)
      return { program: null, reason: `there is no ${program}, to which ELECTRON_OVERRIDE_DIST_PATH leads` }
    const problem = fetchBinary({ node, say })
    if (problem !== null) return { program: null, reason: problem }
  }
  const trial = spawnSync(program, ['--version'], { timeout: 20_000, encoding: 'utf8' })
  if (trial.status === 0) return { program, reason: null }
  const said = firstLine(trial.stderr ?? '') || trial.error?.message || `exit code ${trial.status}`
  return { program: null, reason: `Electron is installed but does not run on this machine (${said})` }
}

/**
 * @param {{ node: string, say: (line: string) => void }} options
 * @returns {string | null} why there is no binary, or null when there is
 */
function fetchBinary({ node, say }) {
  const version = JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version
  if (failedLately(version)) {
    return "Electron's binary is not installed and could not be fetched less than a day ago"
  }
  say("Fetching Electron's binary, once (about 110 MB, two minutes at most).")
  const fetched = spawnSync(node, [join(packageFolder, 'install.js')], {
    timeout: fetchLimit,
    encoding: 'utf8',
  })
  if (fetched.status === 0) return null
  mkdirSync(dirname(failedFetch), { recursive: true })
  writeFileSync(failedFetch, version)
  const why = fetched.status === null ? 'two minutes were not enough' : firstLine(fetched.stderr)
  return `Electron's binary is not installed and could not be fetched (${why})`
}

/** @param {string} version */
function failedLately(version) {
  const info = statSync(failedFetch, { throwIfNoEntry: false })
  if (info === undefined || Date.now() - info.mtimeMs > retryAfter) return false
  return readFileSync(failedFetch, 'utf8') === version
}

/** @param {string} text */
function firstLine(text) {
  return text.trim().split('\n')[0] ?? ''
}
