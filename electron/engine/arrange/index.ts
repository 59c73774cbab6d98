import { inTimeOrder, resultSets } from '../browse/index.ts'
import type { ReadHandlers } from '../seat.ts'
import { arrange } from './arrange.ts'
import { facets } from './facets.ts'
import { groupStarts, pageGroups } from './groups.ts'
import { sorted } from './sort.ts'

export const arrangeReads: ReadHandlers<`list.${'arrange' | 'sort' | 'groups' | 'groupStarts' | 'facets'}`> =
  {
    'list.arrange': (seat, { set, ...wanted }, call) => {
      const sets = resultSets(seat)
      const text = sets.textOf(set)
      const list = arrange(seat, inTimeOrder(sets.get(set)), text, wanted, call.cancelled)
      return { ...sets.hold(list, text), groups: list.groups?.keys.length ?? 0 }
    },

    'list.sort': (seat, { set, column, descending }, call) => {
      const sets = resultSets(seat)
      const list = sorted(seat, inTimeOrder(sets.get(set)), column, descending, call.cancelled)
      return sets.hold(list, sets.textOf(set))
    },

    'list.groupStarts': (seat, { set }) => ({ starts: groupStarts(resultSets(seat).get(set)) }),

    'list.groups': (seat, { set, ...page }) => pageGroups(seat, resultSets(seat).get(set), page),

    'list.facets': (seat, { set, ...asked }, call) =>
      facets(seat, inTimeOrder(resultSets(seat).get(set)).all(), asked, call.cancelled),
  }
