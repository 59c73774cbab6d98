export { findIds, indexedRows } from './find.ts'
export { searchReads } from './methods.ts'
export { indexShard, runIndex } from './run-index.ts'
