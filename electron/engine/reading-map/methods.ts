import { resultSets } from '../browse/index.ts'
import { searcher } from '../search/index.ts'
import type { ReadHandlers, ReadSeat } from '../seat.ts'
import { IdBits } from '../seen/index.ts'
import { countsOf, neighboursOf } from './counts.ts'
import { gapsOf } from './gaps.ts'
import { mapOf, positionsOf } from './map.ts'
import { packIn, Traffic } from './traffic.ts'

type MapRead = 'list.map' | 'list.hits' | 'list.gaps' | 'list.counts' | 'span.neighbours'

/** The hits of a search that was run and logged before. @throws WinnowError search.problem, call.cancelled */
function hitsOf(seat: ReadSeat, text: string, cancelled: () => boolean): IdBits {
  const hits = new IdBits()
  for (const id of searcher(seat).find(text, { cancelled }).ids) hits.add(id)
  return hits
}

export const readingMapReads: ReadHandlers<MapRead> = {
  'list.map': (seat, { set, buckets }, { actor, cancelled }) =>
    mapOf(seat, resultSets(seat).get(set), buckets, actor.account, cancelled),

  'list.hits': (seat, { set, text }, { cancelled }) => ({
    positions: positionsOf(resultSets(seat).get(set), hitsOf(seat, text, cancelled), cancelled),
  }),

  'list.gaps': (seat, { set, handles }, { cancelled }) => {
    const list = resultSets(seat).get(set)
    const ends = handles.map((handle) => new Traffic(seat, handle, cancelled))
    return {
      ...gapsOf(seat, list, ends, cancelled),
      packs: ends.map((end) => packIn(seat, list, end.pack(seat))),
    }
  },

  'list.counts': (seat, { set, edges }) => countsOf(seat, resultSets(seat).get(set), edges),

  'span.neighbours': neighboursOf,
}
