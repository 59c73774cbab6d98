/** What desktop, local and cli use of the engine: none of it runs SQLite in the host's own thread. */
export { Connection, idOf } from '../engine/host/connection.ts'
export type { Host } from '../engine/host/host.ts'
export { readAsset } from './assets.ts'
export { outFolder, workerEntry } from './places.ts'
export { createWorkerHost } from './pool.ts'
export { productPorts, userDataFolder } from './ports.ts'
