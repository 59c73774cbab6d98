import { expandedText, readingZone } from '../../../shared/query/index.ts'
import { listed, resultSets, rowsByIds, timeOrder } from '../browse/index.ts'
import { recordSearch } from '../search-record/index.ts'
import type { ReadCall, ReadHandlers, ReadSeat } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { blocksOf } from './blocks.ts'
import { searcher, type Told } from './searcher.ts'

type SearchRead = `search.${'first' | 'count' | 'check' | 'run'}`

export const searchReads: ReadHandlers<SearchRead> = {
  'search.first': (seat, { text, count }, call) => {
    const { ids, ...found } = searcher(seat).first(text, count, asking(call))
    return { ...told(seat, found), rows: rowsByIds(seat.db, ids) }
  },

  'search.count': (seat, { text }, call) => told(seat, searcher(seat).count(text, asking(call))),

  'search.check': (seat, { text }, call) => ({
    ...told(seat, searcher(seat).check(text, asking(call))),
    expanded: expandedText(text, blocksOf(seat.db)),
  }),

  'search.run': (seat, { text, parent = null }, call) => {
    const began = call.now()
    // One snapshot: the record says what was searched.
    return seat.db.transaction(() => {
      const { ids, ...asked } = told(seat, searcher(seat).find(text, asking(call)))
      const opened = resultSets(seat).hold(listed(timeOrder(seat).sort(ids, call.cancelled)), text)
      const { messages } = opened
      const ran = { ...asked, text, ids, messages, began, zone: readingZone, parent, again: false }
      return { ...opened, ...asked, search: recordSearch(seat, call, ran) }
    })()
  },
}

const asking = ({ actor, cancelled }: ReadCall) => ({ account: actor.account, cancelled })

const told = <Found extends Told>(seat: ReadSeat, found: Found) => ({
  ...found,
  dataVersion: dataVersion(seat.db),
})
