import { mkdtempSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { bundle, commonJsThreads, threads } from '../../build/lib/bundle.mjs'
import { root } from '../../build/lib/machine.mjs'

/**
 * A script as the product runs, in one file with its threads beside it: a process that has to read hundreds of sources, once for every
 * thread, takes four times as long to start. In a folder of the project's, so that packages are found; it is gone after the file's tests.
 * @param source from the project's root
 * @returns the path to start
 */
export async function bundled(source: string): Promise<string> {
  const folder = mkdtempSync(join(root, 'out', 'tests-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  await Promise.all([
    bundle(folder, 'esm', { main: source, ...threads }),
    bundle(folder, 'cjs', commonJsThreads),
  ])
  return join(folder, 'main.js')
}
