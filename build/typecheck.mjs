import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { root } from './lib/machine.mjs'

/** One tsconfig per environment, the longest first so that the last core is not left with it alone. */
const environments = ['tests', 'renderer', 'engine', 'desktop', 'preload', 'shared']

const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc')

/**
 * @param {string} environment
 * @returns {Promise<{ environment: string, ok: boolean, output: string }>}
 */
function check(environment) {
  return new Promise((resolve) => {
    const args = [
      tsc,
      '-p',
      join(root, 'build', `tsconfig.${environment}.json`),
      '--pretty',
      String(Boolean(process.stdout.isTTY)),
    ]
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text))
    child.once('close', (code) => resolve({ environment, ok: code === 0, output }))
  })
}

const waiting = [...environments]
let failed = 0

async function worker() {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { environment, ok, output } = await check(next)
    console.log(`${ok ? 'ok    ' : 'FAILED'} ${environment}`)
    if (!ok) {
      failed += 1
      console.log(output.trimEnd())
    }
  }
}

await Promise.all(Array.from({ length: Math.min(availableParallelism(), environments.length) }, worker))
process.exitCode = failed === 0 ? 0 : 1
