export { runExport } from './export.ts'
export { bundleReads } from './methods.ts'
export { runVerify } from './verify.ts'
