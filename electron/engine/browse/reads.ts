import type { ReadHandlers } from '../seat.ts'
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

  'list.page': (seat, { set, from, count }) => ({
    rows: rowsByIds(seat.db, resultSets(seat).get(set).slice(from, count)),
  }),

  'list.ids': (seat, { set, from, count }) => ({ ids: resultSets(seat).get(set).slice(from, count) }),

  'list.seekTime': (seat, { set, at }) => ({
    position: new Seeker(seat.db, resultSets(seat).get(set)).time(at),
  }),

  'list.seekMessage': (seat, { set, message }) => ({
    position: new Seeker(seat.db, resultSets(seat).get(set)).message(message),
  }),

  'list.histogram': (seat, { set, buckets }) =>
    new Seeker(seat.db, resultSets(seat).get(set)).histogram(buckets),

  'list.close': (seat, { set }) => {
    resultSets(seat).drop(set)
    return {}
  },

  'message.get': ({ db }, { id }) => getMessage(db, id),

  'message.find': ({ db }, { uid }, call) => ({ id: findMessage(db, uid, call.cancelled) }),

  'conversation.get': ({ db }, { id }) => getConversation(db, id),

  'conversation.list': (seat, params) => listConversations(seat, params),
}
