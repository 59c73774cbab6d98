import type { ReadHandlers, WriteHandlers } from '../seat.ts'
import { decide, undo } from './decide.ts'
import { getOverview } from './home.ts'
import { getQueue, getReturned } from './queue.ts'

export const reviewReads: ReadHandlers<'review.queue' | 'review.returned' | 'home.overview'> = {
  'review.queue': ({ db }, params, call) => getQueue(db, params, call.actor.account),
  'review.returned': ({ db }, _params, call) => getReturned(db, call.actor.account),
  'home.overview': (seat, _params, call) => getOverview(seat, call.actor.account),
}

export const reviewWrites: WriteHandlers<'review.decide' | 'review.undo'> = {
  'review.decide': decide,
  'review.undo': undo,
}
