export { Host, type MediaAnswer } from './host.ts'
export { createMemoryHost } from './memory.ts'
