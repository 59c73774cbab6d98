import { build } from 'esbuild'
import { root } from './machine.mjs'

/** Native packages, which cannot be bundled, and Electron, which is there at run time. */
const external = ['better-sqlite3', 'sharp', 'electron']

/** Bundled CommonJS packages call `require` for Node's own modules, which an ES module does not have. */
const requireForBundledCommonJs =
  "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/**
 * Bundles parts of the project for Node.
 *
 * @param {string} outdir from the project's root
 * @param {'esm' | 'cjs'} format
 * @param {Record<string, string>} entryPoints sources by the name of what is made of them
 */
export async function bundle(outdir, format, entryPoints) {
  await build({
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    external,
    sourcemap: true,
    logLevel: 'warning',
    format,
    outdir,
    entryPoints,
    ...(format === 'esm'
      ? { banner: { js: requireForBundledCommonJs } }
      : { outExtension: { '.js': '.cjs' } }),
  })
}

/** What the engine starts threads of; each stands beside the bundle that starts it. */
export const threads = {
  worker: 'electron/worker/entry.ts',
  put: 'electron/engine/media/put-thread.ts',
}
/** CommonJS, as its decoder is. */
export const commonJsThreads = { heic: 'electron/engine/media/heic-thread.ts' }
