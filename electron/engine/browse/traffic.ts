import { columns, postings, unionOf } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'

/**
 * What a handle sent and was sent, ascending ids, those of withdrawn sources too.
 * @param groups also what others wrote to conversations that it takes part in, where no single recipient is named
 */
export function trafficOf(seat: ReadSeat, handle: number, groups: boolean): Uint32Array {
  const rows = postings(seat)
  const own = [rows.of('sender', handle), rows.of('recipient', handle)]
  if (groups) own.push(...toSeveral(seat, conversationsOf(seat.db, handle)))
  return unionOf(own)
}

/** What either of two handles sent or was sent, in groups too. */
export const trafficOfEither = (seat: ReadSeat, [a, b]: readonly [number, number]): Uint32Array =>
  unionOf([trafficOf(seat, a, true), trafficOf(seat, b, true)])

/** What two handles wrote to each other, and to several in conversations that both take part in. */
export function trafficBetween(seat: ReadSeat, [a, b]: readonly [number, number]): Uint32Array {
  const common = new Set(conversationsOf(seat.db, a)).intersection(new Set(conversationsOf(seat.db, b)))
  return unionOf([written(seat, a, b, common), written(seat, b, a, common)])
}

function written(seat: ReadSeat, from: number, to: number, common: ReadonlySet<number>): Uint32Array {
  const ids = postings(seat).of('sender', from)
  const recipients = columns(seat).gather('recipient', ids)
  const conversations = columns(seat).gather('conversation', ids)
  return ids.filter(
    (_, k) => recipients[k] === to || (recipients[k] === 0 && common.has(conversations[k] ?? 0)),
  )
}

/** Of each conversation the rows that name no single recipient. */
function* toSeveral(seat: ReadSeat, conversations: readonly number[]): Generator<Uint32Array> {
  for (const conversation of conversations) {
    const ids = postings(seat).of('conversation', conversation)
    const recipients = columns(seat).gather('recipient', ids)
    const several = ids.filter((_, k) => recipients[k] === 0)
    if (several.length > 0) yield several
  }
}

function conversationsOf(db: ReadDb, handle: number): number[] {
  // participant_handle covers it.
  return db
    .prepare<[number], number>('SELECT conversation FROM participant WHERE handle = ?')
    .pluck()
    .all(handle)
}
