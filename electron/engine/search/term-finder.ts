import type { ReadDb } from '../db/connection.ts'
import type { CaseAccess } from '../seat.ts'
import { openSearcher } from './searcher.ts'
import type { Cancelled } from './shard-search.ts'

/** Many search texts, one after the other, for a job that has a connection but no seat. */
export interface TermFinder {
  /** The highest id that can be searched: all rows up to it are in the index. */
  readonly lastId: number
  /**
   * The ids from firstId to lastId that a text finds, ascending, those of withdrawn sources among them.
   * @throws WinnowError search.problem, call.cancelled
   */
  find(text: string, firstId: number, lastId: number, cancelled: Cancelled): Uint32Array
  close(): void
}

export function openTermFinder(db: ReadDb, access: CaseAccess): TermFinder {
  const searching = openSearcher(db, access)
  return {
    lastId: searching.searchableTo(),
    find: (text, first, last, cancelled) =>
      searching.find(text, { cancelled, withdrawn: true }, { first, last }).ids,
    close: () => searching.close(),
  }
}
