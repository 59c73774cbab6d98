import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadCall, ReadHandlers, WriteHandlers } from '../seat.ts'
import { pageDifferences } from './differences.ts'
import { listSources } from './list.ts'
import { exportRejects, pageRejects } from './rejects.ts'
import { rests } from './rests.ts'
import { reinstateSource, withdrawSource } from './withdraw.ts'

export { CellReader } from './cells.ts'
export { countAgain, countConversationMessages, storeRepeats } from './statistics.ts'
export {
  andVisible,
  dataVersion,
  hiddenRuns,
  isHidden,
  isWithdrawn,
  onlyVisible,
  type Range,
  rowsVersion,
  visibleRuns,
  withdrawnSources,
} from './visible.ts'

const checking = (call: ReadCall) => () => {
  if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}

export const sourceReads: ReadHandlers<`source.${'list' | 'rejects' | 'exportRejects' | 'differences' | 'rests'}`> =
  {
    'source.list': ({ db }) => ({ sources: listSources(db) }),
    'source.rejects': ({ db }, { source, reason, from, count }) =>
      pageRejects(db, source, reason, from, count),

    'source.exportRejects': ({ db }, { source, path }, call) => {
      const written = exportRejects(db, source, path, checking(call))
      call.record({
        action: 'source.exportRejects',
        target: String(source),
        detail: { path, rows: written.rows },
      })
      return written
    },

    'source.differences': ({ db }, params) => pageDifferences(db, params),
    'source.rests': ({ db }, params) => rests(db, params),
  }

export const sourceWrites: WriteHandlers<'source.withdraw' | 'source.reinstate'> = {
  'source.withdraw': withdrawSource,
  'source.reinstate': reinstateSource,
}
