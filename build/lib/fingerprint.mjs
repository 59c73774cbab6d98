import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * @typedef {object} Part one thing that is built, on its own
 * @property {string} name
 * @property {string[]} sources files and folders whose content decides whether it is stale, relative to the project
 * @property {string[]} outputs files and folders that must exist afterwards, relative to the project
 */

const lockfile = 'package-lock.json'

/** @type {Part} */
export const app = {
  name: 'app',
  sources: [
    'electron',
    'renderer',
    'shared',
    'build/build.mjs',
    'build/lib',
    'build/vite.config.ts',
    lockfile,
  ],
  outputs: [
    'out/electron/desktop.js',
    'out/electron/preload.cjs',
    'out/electron/worker.js',
    'out/electron/local.js',
    'out/electron/cli.js',
    'out/renderer/index.html',
  ],
}

/** @type {Part} */
export const sample = {
  name: 'sample',
  sources: ['build/sample', 'build/build.mjs'],
  outputs: ['out/sample/messages.csv'],
}

/**
 * Which parts are not what their sources would give now: the content has another hash than at the last build, or an
 * output is gone. Time stamps play no part.
 *
 * @param {string} root
 * @param {Part[]} [parts]
 * @returns {Part[]}
 */
export function staleParts(root, parts = [app, sample]) {
  const stamp = readStamp(root)
  return parts.filter(
    (part) =>
      stamp[part.name] !== fingerprint(root, part.sources) ||
      part.outputs.some((output) => !existsSync(join(root, output))),
  )
}

/**
 * Notes that a part stands as built from sources of this fingerprint.
 *
 * @param {string} root
 * @param {Part} part
 * @param {string} hash taken before the build, so that a source changed meanwhile counts as stale
 */
export function stamp(root, part, hash) {
  writeStamp(root, { ...readStamp(root), [part.name]: hash })
}

/**
 * Forgets a part before it is rebuilt, so that a build that breaks off leaves it stale.
 *
 * @param {string} root
 * @param {Part} part
 */
export function forget(root, part) {
  const { [part.name]: _, ...others } = readStamp(root)
  writeStamp(root, others)
}

/**
 * SHA-256 over the paths and bytes of every file under the given paths, in a fixed order. A path that does not exist
 * counts as absent.
 *
 * @param {string} root
 * @param {string[]} sources
 * @returns {string} hexadecimal
 */
export function fingerprint(root, sources) {
  const hash = createHash('sha256')
  for (const file of sources.flatMap((source) => filesUnder(root, source)).sort()) {
    const bytes = readFileSync(join(root, file))
    hash.update(`${file}\0${bytes.length}\0`).update(bytes)
  }
  return hash.digest('hex')
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]}
 */
function filesUnder(root, path) {
  const info = statSync(join(root, path), { throwIfNoEntry: false })
  if (info === undefined) return []
  if (!info.isDirectory()) return [path]
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(root, `${path}/${name}`))
}

/**
 * @param {string} root
 * @returns {Record<string, string>}
 */
function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return {}
  }
}

/**
 * @param {string} root
 * @param {Record<string, string>} hashes
 */
function writeStamp(root, hashes) {
  mkdirSync(dirname(stampFile(root)), { recursive: true })
  writeFileSync(stampFile(root), `${JSON.stringify(hashes, null, 2)}\n`)
}

/** @param {string} root */
function stampFile(root) {
  return join(root, 'out', '.stamp')
}
