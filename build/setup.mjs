import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { staleParts } from './lib/fingerprint.mjs'
import { installIsCurrent } from './lib/installed.mjs'
import { bringsItsOwnNode, bundledNode, chooseNode, isNewEnough, root } from './lib/machine.mjs'
import { npmCommand, run, toolEnvironment } from './lib/run.mjs'

/** What a person is told in one sentence, without a stack, when Winnow cannot start. */
export class SetupProblem extends Error {}

/**
 * Makes the project ready to run: installs its packages if they are missing or are not those of the lockfile, and
 * finds the Node to run it with. This file and lib/ are plain JavaScript because they may be run by an older Node.
 *
 * @param {(line: string) => void} say told what takes long, before it is done
 * @returns {Promise<string>} the path of a Node that runs Winnow
 * @throws {SetupProblem}
 */
export async function setup(say) {
  const mayBeTooOld = bringsItsOwnNode(process)
  if (!mayBeTooOld && !isNewEnough(process.versions.node)) throw new SetupProblem(choose().problem ?? '')

  const found = readLockfile(join(root, 'node_modules', '.package-lock.json'))
  if (!installIsCurrent(readLockfile(join(root, 'package-lock.json')) ?? {}, found)) {
    say(
      found === null
        ? 'Installing the packages of package-lock.json (about half a minute).'
        : 'Installing again: the packages are not those of package-lock.json (about half a minute).',
    )
    await install()
  }
  const { node, problem } = choose()
  if (node === null) throw new SetupProblem(problem)
  return node
}

/**
 * Builds what is not up to date with its sources.
 *
 * @param {{ node: string, say: (line: string) => void, output?: 'inherit' | 'stderr' }} options
 * @throws {SetupProblem}
 */
export async function buildIfStale({ node, say, output = 'inherit' }) {
  if (staleParts(root).length === 0) return
  say('Building, because the sources changed since the last build.')
  const stdout = output === 'stderr' ? 2 : 'inherit'
  const code = await run(node, [join(root, 'build', 'build.mjs')], {
    stdio: ['ignore', stdout, 'inherit'],
    env: toolEnvironment(),
  })
  if (code !== 0) throw new SetupProblem('The build failed; what it said stands above.')
}

/**
 * Runs a command's main function; a SetupProblem becomes its sentence on stderr and exit code 1.
 *
 * @param {() => Promise<number>} main gives the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = await main()
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

function choose() {
  return chooseNode({
    bundled: existsSync(bundledNode) ? bundledNode : null,
    execPath: process.execPath,
    version: process.versions.node,
  })
}

async function install() {
  const npm = npmCommand(process)
  const code = await run(
    npm.command,
    [...npm.args, 'ci', '--loglevel=error', '--no-progress', '--no-update-notifier'],
    {
      shell: npm.shell,
      // npm's own report is of no use to a person who asked for Winnow; its errors go to stderr
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  )
  if (code !== 0) throw new SetupProblem('`npm ci` failed; what it said stands above.')
}

/**
 * @param {string} path
 * @returns {import('./lib/installed.mjs').Lockfile | null}
 */
function readLockfile(path) {
  if (!existsSync(path)) return null
  return JSON.parse(readFileSync(path, 'utf8'))
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runMain(async () => {
    process.stdout.write(`${await setup((line) => process.stderr.write(`${line}\n`))}\n`)
    return 0
  })
}
