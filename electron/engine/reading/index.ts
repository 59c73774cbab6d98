import { listIds, resultSets } from '../browse/index.ts'
import type { ReadHandlers, WriteHandlers } from '../seat.ts'
import { seenBy } from '../seen/index.ts'
import { allBookmarks, bookmarked, bookmarkWrites, listBookmarks } from './bookmarks.ts'
import { seenDays, seenOfConversations } from './counts.ts'
import { coverageOf } from './coverage.ts'
import { placeIn, placeWrites } from './places.ts'
import { preferencesOf, preferenceWrites } from './preferences.ts'
import { quote } from './quote.ts'
import { nearest } from './step.ts'

type ReadingRead =
  | `reading.${'coverage' | 'conversations' | 'days'}`
  | `list.${'nextUnread' | 'nextBookmark'}`
  | `bookmark.${'list' | 'all'}`
  | 'place.get'
  | 'preference.get'
  | 'message.quote'

export const readingReads: ReadHandlers<ReadingRead> = {
  'reading.coverage': (seat, params, { actor, cancelled }) => {
    const list = 'set' in params ? resultSets(seat).get(params.set) : listIds(seat, params.of, cancelled)
    return coverageOf(seat, list, actor.account, cancelled)
  },

  'reading.conversations': (seat, { ids }, { actor }) => ({
    seen: seenOfConversations(seat, ids, actor.account),
  }),

  'reading.days': (seat, _params, { actor }) => ({ days: seenDays(seat, actor.account) }),

  'list.nextUnread': (seat, { set, ...step }, { actor, cancelled }) => {
    const seen = seenBy(seat.db, actor.account)
    return { position: nearest(resultSets(seat).get(set), step, (id) => !seen.has(id), cancelled) }
  },

  'list.nextBookmark': (seat, { set, ...step }, { actor, cancelled }) => {
    const marked = bookmarked(seat.db, actor.account)
    const list = resultSets(seat).get(set)
    return { position: marked.size === 0 ? null : nearest(list, step, (id) => marked.has(id), cancelled) }
  },

  'bookmark.list': ({ db }, params, { actor }) => listBookmarks(db, params, actor.account),

  'bookmark.all': ({ db }, _params, { actor }) => ({ bookmarks: allBookmarks(db, actor.account) }),

  'place.get': ({ db }, { conversation }, { actor }) => placeIn(db, conversation, actor.account),

  'preference.get': ({ db }, _params, { actor }) => preferencesOf(db, actor.account),

  'message.quote': quote,
}

export const readingWrites: WriteHandlers<`bookmark.${'put' | 'remove'}` | 'place.put' | 'preference.put'> = {
  ...bookmarkWrites,
  ...placeWrites,
  ...preferenceWrites,
}
