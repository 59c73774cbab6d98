import { fork } from 'node:child_process'
import { join } from 'node:path'

/** What a stage says of itself, with the largest memory that its process had (bytes). */
export type Measured<T> = T & { readonly peak: number }

/** Runs a stage in a process of its own, so that its memory and caches are its own. */
export function runStage<T>(name: string, input: unknown): Promise<Measured<T>> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'stage.ts'), [name, JSON.stringify(input)], {
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
