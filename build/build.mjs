import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'
import { app, fingerprint, forget, sample, staleParts, stamp } from './lib/fingerprint.mjs'
import { root } from './lib/machine.mjs'
import { run, toolEnvironment } from './lib/run.mjs'

/** Native packages, which cannot be bundled, and Electron, which is there at run time. */
const external = ['better-sqlite3', 'sharp', 'electron']

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

/** Bundled CommonJS packages call `require` for Node's own modules, which an ES module does not have. */
const requireForBundledCommonJs =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node22',
  external,
  sourcemap: true,
  keepNames: true,
  logLevel: 'warning',
}

async function buildApp() {
  rmSync(join(root, 'out', 'electron'), { recursive: true, force: true })
  await Promise.all([
    esbuild({
      ...common,
      format: 'esm',
      outdir: 'out/electron',
      entryPoints: {
        desktop: 'electron/desktop/main.ts',
        worker: 'electron/worker/entry.ts',
        local: 'electron/local/main.ts',
        cli: 'electron/cli/main.ts',
        put: 'electron/engine/media/put-thread.ts',
      },
      banner: { js: requireForBundledCommonJs },
    }),
    // A thread of its own, which electron/engine/media/heic.ts starts from beside the bundle that it is in; its decoder is CommonJS.
    esbuild({
      ...common,
      format: 'cjs',
      outfile: 'out/electron/heic.cjs',
      entryPoints: ['electron/engine/media/heic-thread.ts'],
    }),
    // A sandboxed preload is run as CommonJS and may require nothing but electron.
    esbuild({
      ...common,
      format: 'cjs',
      outfile: 'out/electron/preload.cjs',
      entryPoints: ['electron/preload/preload.ts'],
    }),
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
