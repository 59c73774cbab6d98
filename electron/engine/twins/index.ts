import { WinnowError } from '../../../shared/contract/error.ts'
import { ArrangedList, listed, orderOf, resultSets, sightingsOf, timeOrder } from '../browse/index.ts'
import type { ReadHandlers, WriteHandlers } from '../seat.ts'
import { apartBook } from './apart-book.ts'
import { joinTwins, splitTwin } from './decide.ts'
import { missingPacksReport, pairReport, silenceReport } from './reports.ts'
import { twinStatus } from './status.ts'

export { runTwins } from './run-twins.ts'

export const twinReads: ReadHandlers<
  `twin.${'status' | 'of' | 'apart'}` | `report.${'pairs' | 'missingPacks' | 'silences'}`
> = {
  'twin.status': (seat) => twinStatus(seat),

  'twin.of': ({ db }, { message }) => {
    const rows = sightingsOf(db, message)
    if (rows.length === 0) throw new WinnowError('not.found', `This case has no message ${message}.`)
    return { rows }
  },

  'twin.apart': (seat, _, call) => {
    const { total, ids, starts } = apartBook(seat).get()
    const inTime = listed(timeOrder(seat).sort(ids.toSorted(), call.cancelled))
    const set = resultSets(seat).hold(new ArrangedList(inTime, orderOf(ids), null))
    return { ...set, total, starts: [...starts] }
  },

  'report.pairs': (seat, params) => pairReport(seat, params),
  'report.missingPacks': (seat, params) => missingPacksReport(seat, params),
  'report.silences': (seat, params) => silenceReport(seat, params),
}

export const twinWrites: WriteHandlers<'twin.join' | 'twin.split'> = {
  'twin.join': joinTwins,
  'twin.split': splitTwin,
}
