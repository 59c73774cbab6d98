export { findIds, indexedRows } from './find.ts'
export { searchReads } from './methods.ts'
export { runIndex } from './run-index.ts'
