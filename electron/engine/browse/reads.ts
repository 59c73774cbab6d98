import { columns } from '../columns/index.ts'
import type { ReadHandlers, ReadSeat } from '../seat.ts'
import { seenBy } from '../seen/index.ts'
import { inTimeOrder, placeOf } from './arranged-list.ts'
import { getConversation, listConversations } from './conversations.ts'
import { findMessage } from './find.ts'
import { listIds } from './lists.ts'
import { getMessage } from './message.ts'
import { resultSets } from './result-sets.ts'
import { rowsByIds } from './rows.ts'
import { Seeker } from './seek.ts'

type BrowseRead =
  | `list.${'open' | 'page' | 'ids' | 'seekTime' | 'seekMessage' | 'histogram' | 'close'}`
  | `message.${'get' | 'find'}`
  | `conversation.${'get' | 'list'}`

export const browseReads: ReadHandlers<BrowseRead> = {
  'list.open': (seat, { of }, call) => resultSets(seat).hold(listIds(seat, of, call.cancelled)),

  'list.page': (seat, { set, from, count }, call) => {
    const rows = rowsByIds(seat.db, resultSets(seat).get(set).slice(from, count))
    const seen = seenBy(seat.db, call.actor.account)
    return { rows, seen: rows.flatMap(({ id }) => (seen.has(id) ? [id] : [])) }
  },

  'list.ids': (seat, { set, from, count }) => ({ ids: resultSets(seat).get(set).slice(from, count) }),

  'list.seekTime': (seat, { set, at }) => ({
    position: seek(seat, set, (seeker) => seeker.time(at)),
  }),

  'list.seekMessage': (seat, { set, message }) => ({
    position: seek(seat, set, (seeker) => seeker.message(message)),
  }),

  'list.histogram': (seat, { set, buckets }) =>
    new Seeker(columns(seat), inTimeOrder(resultSets(seat).get(set))).histogram(buckets),

  'list.close': (seat, { set }) => {
    resultSets(seat).drop(set)
    return {}
  },

  'message.get': ({ db }, { id }) => getMessage(db, id),

  'message.find': ({ db }, { uid }, call) => ({ id: findMessage(db, uid, call.cancelled) }),

  'conversation.get': ({ db }, { id }) => getConversation(db, id),

  'conversation.list': (seat, params) => listConversations(seat, params),
}

/** Rows are looked for in time order; the position is that of the list as it is arranged. */
function seek(seat: ReadSeat, set: string, find: (seeker: Seeker) => number | null): number | null {
  const list = resultSets(seat).get(set)
  return placeOf(list, find(new Seeker(columns(seat), inTimeOrder(list))))
}
