import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser } from './lib/browser.mjs'
import { installChromium } from './lib/chromium.mjs'
import { root } from './lib/machine.mjs'
import { npmCommand, run, toolEnvironment } from './lib/run.mjs'
import { playwrightCounts, vitestCounts } from './lib/test-counts.mjs'
import { buildIfStale, SetupProblem, setup } from './setup.mjs'

/*
 * `npm test`: everything that must hold before a change is kept, in the order of how soon it can fail. The first step
 * that fails ends it. At the end stands what each step took and counted, and in the last line `N passed, N failed`, summed
 * over the test runners; a step that fails without a failed test of its own counts as one failure.
 */

const packages = join(root, 'node_modules')
const reports = join(root, 'out', 'test-reports')
const total = { passed: 0, failed: 0 }
/** @type {string[]} a line of each step that has ended */
const ended = []

try {
  await everything()
} catch (error) {
  if (total.failed === 0) total.failed = 1
  process.exitCode = 1
  console.log(`\n${error instanceof SetupProblem ? error.message : error}`)
}
console.log(['', ...ended, `${total.passed} passed, ${total.failed} failed`].join('\n'))

async function everything() {
  let node = ''
  await step('Packages, browser, build', async () => {
    node = await setup(console.log)
    await provideBrowser()
    await buildIfStale({ node, say: console.log })
    return 0
  })
  mkdirSync(reports, { recursive: true })

  await step('Type check', () => script('typecheck'))
  await step('Lint and format', () => script('lint'))
  await step('Import rules', () => script('arrows'))
  await step('Dead code', () => script('deadcode'))
  await step('Unit, integration, contract and security tests', () => vitest(node))
  await step('Browser specs', () => playwright(node, 'browser'))
  await step('Desktop specs', () => playwright(node, 'desktop'))
}

async function provideBrowser() {
  if (installedBrowser() !== null) return
  const named = process.env.WINNOW_CHROMIUM
  if (named) throw new SetupProblem(`WINNOW_CHROMIUM names ${named}, and there is no such file.`)
  const problem = await installChromium(console.log)
  if (problem !== null) throw new SetupProblem(problem)
  if (installedBrowser() === null) throw new SetupProblem('Chromium was installed but is not on the PATH.')
}

function installedBrowser() {
  return findBrowser({ env: process.env, platform: process.platform, exists: existsSync })
}

/**
 * @param {string} title
 * @param {() => Promise<number>} action gives an exit code
 */
async function step(title, action) {
  console.log(`\n== ${title}`)
  const began = performance.now()
  const { passed, failed } = total
  try {
    if ((await action()) !== 0) throw new SetupProblem(`Stopped: "${title}" failed.`)
  } finally {
    const seconds = `${Math.round((performance.now() - began) / 1000)} s`.padStart(6)
    const counted = `${total.passed - passed} passed, ${total.failed - failed} failed`
    ended.push(`${seconds}  ${title}${counted === '0 passed, 0 failed' ? '' : `: ${counted}`}`)
  }
}

/**
 * Runs a script of package.json.
 *
 * @param {string} name
 */
function script(name) {
  const npm = npmCommand(process)
  return run(npm.command, [...npm.args, 'run', '--silent', name], {
    shell: npm.shell,
    env: toolEnvironment(),
  })
}

/** @param {string} node */
async function vitest(node) {
  const report = join(reports, 'vitest.json')
  rmSync(report, { force: true })
  const config = join(root, 'build', 'vitest.config.ts')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const args = [join(packages, 'vitest', 'vitest.mjs'), 'run', '--config', config, ...reporters]
  const code = await run(node, args, { env: toolEnvironment() })
  if (existsSync(report)) add(vitestCounts(JSON.parse(readFileSync(report, 'utf8'))))
  return code
}

/**
 * @param {string} node
 * @param {'browser' | 'desktop'} project
 */
async function playwright(node, project) {
  const report = join(reports, `${project}.json`)
  rmSync(report, { force: true })
  const config = join(root, 'build', 'playwright.config.ts')
  const cli = join(packages, '@playwright', 'test', 'cli.js')
  const args = [cli, 'test', '--config', config, '--project', project, '--reporter=list,json']
  const code = await run(node, args, { env: toolEnvironment({ PLAYWRIGHT_JSON_OUTPUT_FILE: report }) })
  if (existsSync(report)) add(playwrightCounts(JSON.parse(readFileSync(report, 'utf8'))))
  return code
}

/** @param {import('./lib/test-counts.mjs').Counts} counts */
function add({ passed, failed }) {
  total.passed += passed
  total.failed += failed
}
