import { posix } from 'node:path'

/** Names under which Chromium, Chrome and Edge stand on the PATH of a Linux machine, in the order of preference. */
const linuxNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const macPaths = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
]

const windowsPaths = [
  'Chromium\\Application\\chrome.exe',
  'Google\\Chrome\\Application\\chrome.exe',
  'Microsoft\\Edge\\Application\\msedge.exe',
]

/**
 * The path of an installed Chromium, Chrome or Edge, or null. `WINNOW_CHROMIUM` wins when it names a file that
 * exists. Asks the file system only through `exists`, so that the rule can be tested for any platform.
 *
 * @param {{ env: Record<string, string | undefined>, platform: NodeJS.Platform, exists: (path: string) => boolean }} machine
 * @returns {string | null}
 */
export function findBrowser({ env, platform, exists }) {
  const chosen = env.WINNOW_CHROMIUM
  if (chosen) return exists(chosen) ? chosen : null
  return browserPaths(env, platform).find(exists) ?? null
}

/**
 * @param {Record<string, string | undefined>} env
 * @param {NodeJS.Platform} platform
 * @returns {string[]}
 */
function browserPaths(env, platform) {
  if (platform === 'darwin') return macPaths
  if (platform === 'win32') {
    const roots = [env.ProgramFiles, env['ProgramFiles(x86)'], env.LOCALAPPDATA].filter(
      (path) => path !== undefined,
    )
    return windowsPaths.flatMap((path) => roots.map((root) => `${root}\\${path}`))
  }
  const folders = (env.PATH ?? '').split(posix.delimiter).filter((folder) => folder !== '')
  return linuxNames.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}
