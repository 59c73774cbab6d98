import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import type { CaseAccess } from '../seat.ts'
import type { Cancelled } from './cancelled.ts'
import { importRuns } from './runs.ts'
import { openSearcher } from './searcher.ts'

/** Many search texts, one after the other, for a job that has a connection but no seat. The case is searched as it was at the opening. */
export interface TermFinder {
  /** The highest id that can be searched: all rows up to it are in the index. */
  readonly lastId: number
  /**
   * The ids from firstId to lastId that a text finds, ascending, those of withdrawn sources among them.
   * @throws WinnowError search.problem, call.cancelled; case.damaged where a part of the index cannot be read
   */
  find(text: string, firstId: number, lastId: number, cancelled: Cancelled): Uint32Array
  close(): void
}

export function openTermFinder(db: ReadDb, access: CaseAccess): TermFinder {
  const searching = openSearcher(db, access)
  const lastId = searching.searchableTo()
  const runs = importRuns(db)
  return {
    lastId,
    find(text, first, last, cancelled) {
      const { ids, notIndexed } = searching.find(text, { cancelled, runs }, { first, last })
      if (notIndexed === 0) return ids
      throw new WinnowError(
        'case.damaged',
        'A part of the search index cannot be read. Nothing is lost: open the case again, and it is built anew.',
      )
    },
    close: () => searching.close(),
  }
}
