import type { Answer } from '../../../shared/contract/index.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import type { IdList } from '../browse/index.ts'
import { columns } from '../columns/index.ts'
import type { ReadSeat } from '../seat.ts'
import { IdBits, seenBy } from '../seen/index.ts'
import { piecesOf } from './pieces.ts'

/**
 * A list in buckets of equally many rows, for a map of it: one pass over its ids whatever it shows.
 * @throws WinnowError call.cancelled
 */
export function mapOf(
  seat: ReadSeat,
  list: IdList,
  most: number,
  account: AccountId,
  cancelled: () => boolean,
): Answer<'list.map'> {
  const rows = list.length
  const count = Math.min(most, rows)
  const lane = () => new Uint32Array(count)
  const [tagged, unread] = [lane(), lane()]
  const tags = taggedIds(seat)
  const seen = seenBy(seat.db, account)
  for (const { start, ids } of piecesOf(list, cancelled)) {
    for (let k = 0; k < ids.length; k++) {
      const id = ids[k] ?? 0
      const bucket = Math.floor(((start + k) * count) / rows)
      if (tags.has(id)) tagged[bucket] = (tagged[bucket] ?? 0) + 1
      if (!seen.has(id)) unread[bucket] = (unread[bucket] ?? 0) + 1
    }
  }
  const begins = Uint32Array.from({ length: count }, (_, bucket) =>
    list.at(Math.ceil((bucket * rows) / count)),
  )
  return {
    rows,
    tagged: [...tagged],
    unread: [...unread],
    starts: [...columns(seat).times(begins)].map((at) => (Number.isNaN(at) ? null : at)),
  }
}

/** Positions of the rows of a list that are among some ids. @throws WinnowError call.cancelled */
export function positionsOf(list: IdList, wanted: IdBits, cancelled: () => boolean): number[] {
  const positions: number[] = []
  for (const { start, ids } of piecesOf(list, cancelled)) {
    for (let k = 0; k < ids.length; k++) if (wanted.has(ids[k] ?? 0)) positions.push(start + k)
  }
  return positions
}

function taggedIds({ db }: ReadSeat): IdBits {
  const tagged = new IdBits()
  // tag_message (message, state) covers it.
  const messages = db
    .prepare<[], number>(
      "SELECT message FROM tag INDEXED BY tag_message WHERE state IN ('proposed', 'approved', 'returned')",
    )
    .pluck()
  for (const message of messages.iterate()) tagged.add(message)
  return tagged
}
