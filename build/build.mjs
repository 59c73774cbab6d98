import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as vite } from 'vite'
import { bundle, commonJsThreads, threads } from './lib/bundle.mjs'
import { app, fingerprint, forget, sample, staleParts, stamp } from './lib/fingerprint.mjs'
import { root } from './lib/machine.mjs'
import { run, toolEnvironment } from './lib/run.mjs'

/** The size and seed of the sample case that stands behind "Open the sample case". */
const sampleArguments = [
  '--messages',
  '5000',
  '--seed',
  '2020',
  '--out',
  'out/sample',
  '--key',
  'out/sample-key',
]

async function buildApp() {
  rmSync(join(root, 'out', 'electron'), { recursive: true, force: true })
  await Promise.all([
    bundle('out/electron', 'esm', {
      desktop: 'electron/desktop/main.ts',
      local: 'electron/local/main.ts',
      cli: 'electron/cli/main.ts',
      ...threads,
    }),
    // A sandboxed preload is run as CommonJS and may require nothing but electron.
    bundle('out/electron', 'cjs', { preload: 'electron/preload/preload.ts', ...commonJsThreads }),
    vite({ configFile: join(root, 'build', 'vite.config.ts'), logLevel: 'warn' }),
  ])
}

/**
 * The sample and, beside it in a folder of its own, its answer key, which the product never reads and the package
 * leaves out.
 */
async function buildSample() {
  for (const folder of ['out/sample', 'out/sample-key'])
    rmSync(join(root, folder), { recursive: true, force: true })
  // The flag is needed by Node before 22.18, which does not yet run TypeScript unasked.
  const flags = ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
  const generator = join(root, 'build', 'sample', 'main.ts')
  const code = await run(process.execPath, [...flags, generator, ...sampleArguments], {
    env: toolEnvironment(),
  })
  if (code !== 0) throw new Error(`The sample generator ended with exit code ${code}.`)
}

/**
 * @param {import('./lib/fingerprint.mjs').Part} part
 * @param {() => Promise<void>} make
 */
async function buildPart(part, make) {
  const hash = fingerprint(root, part.sources)
  forget(root, part)
  const start = performance.now()
  await make()
  stamp(root, part, hash)
  console.log(`Built ${part.name} in ${((performance.now() - start) / 1000).toFixed(1)} s.`)
}

await buildPart(app, buildApp)
if (staleParts(root, [sample]).length > 0) await buildPart(sample, buildSample)
