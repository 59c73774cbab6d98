import { fork } from 'node:child_process'
import { join } from 'node:path'
import { bundle, commonJsThreads, threads } from '../../build/lib/bundle.mjs'
import { root } from '../../build/lib/machine.mjs'

/** What a stage says of itself, with the largest memory that its process had (bytes). */
export type Measured<T> = T & { readonly peak: number }

const built = join(root, 'out', 'bench')

/** The stages as the product runs: from bundles. A thread that has to read hundreds of sources takes a second longer to start. */
export async function buildStages(): Promise<void> {
  await Promise.all([
    bundle(built, 'esm', { stage: 'tests/bench/stage.ts', ...threads }),
    bundle(built, 'cjs', commonJsThreads),
  ])
}

/** Runs a stage in a process of its own, so that its memory and caches are its own. */
export function runStage<T>(name: string, input: unknown): Promise<Measured<T>> {
  return new Promise((resolve, reject) => {
    const child = fork(join(built, 'stage.js'), [name, JSON.stringify(input)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    let said: Measured<T> | null = null
    child.on('message', (message) => {
      said = message as Measured<T>
    })
    child.on('exit', (code) =>
      said === null ? reject(new Error(`the stage ${name} ended with ${code}`)) : resolve(said),
    )
  })
}
