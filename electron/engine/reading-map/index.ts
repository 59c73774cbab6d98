export { readingMapReads } from './methods.ts'
