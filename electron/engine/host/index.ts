export { Host } from './host.ts'
export { createMemoryHost } from './memory.ts'
