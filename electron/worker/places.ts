import { fileURLToPath } from 'node:url'

/** Where the worker's code stands: beside the bundle that starts it, or beside this file when run from source. */
export const workerEntry = new URL(
  import.meta.url.endsWith('.ts') ? './entry.ts' : './worker.js',
  import.meta.url,
)

/** The built files: renderer/, sample/, electron/. This file and the bundles stand equally deep below the project. */
export const outFolder = fileURLToPath(new URL('../../out/', import.meta.url))
