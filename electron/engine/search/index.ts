import type { ReadSeat } from '../seat.ts'
import { searcher } from './searcher.ts'

export { searchReads } from './methods.ts'
export { indexShard, runIndex } from './run-index.ts'
export { findIds, searcher } from './searcher.ts'
export { openTermFinder, type TermFinder } from './term-finder.ts'
export { traits } from './traits.ts'

/** Rows of the case that count and that the index covers. */
export const indexedRows = (seat: ReadSeat): number => searcher(seat).indexedRows()

/** The highest id up to which every row is in the index. */
export const searchableTo = (seat: ReadSeat): number => searcher(seat).searchableTo()
