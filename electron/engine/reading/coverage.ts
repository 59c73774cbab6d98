import { WinnowError } from '../../../shared/contract/error.ts'
import type { Coverage } from '../../../shared/contract/reading.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { countMessages, type IdList, twinGroups } from '../browse/index.ts'
import type { ReadSeat } from '../seat.ts'
import { readers, seenBy } from '../seen/index.ts'
import { visibleRuns } from '../sources/index.ts'

/**
 * How much of a list was seen, by whom. A message counts as seen when one of its rows in the list was.
 * @throws WinnowError call.cancelled
 */
export function coverageOf(
  seat: ReadSeat,
  list: IdList,
  account: AccountId,
  cancelled: () => boolean,
): Coverage {
  const { db } = seat
  const twins = twinGroups(seat)
  const seen = seenIn(seat, list)
  const shareOf = (ids: Uint32Array) => ({ rows: ids.length, messages: twins.count(ids) })
  // One account's name at a time: the primary key of account.
  const nameOf = db.prepare<[number], string>('SELECT name FROM account WHERE id = ?').pluck()
  const shares = readers(db).map((reader) => {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    const own = seenBy(db, reader)
    return {
      account: reader,
      name: nameOf.get(reader) ?? '',
      ...shareOf(seen.filter((id) => own.has(id))),
    }
  })
  const mine = shares.find((share) => share.account === account)
  return {
    rows: list.length,
    messages: countMessages(seat, list),
    anyone: shareOf(seen),
    mine: { rows: mine?.rows ?? 0, messages: mine?.messages ?? 0 },
    readers: shares.filter(({ rows }) => rows > 0).toSorted((a, b) => b.rows - a.rows),
  }
}

/** The ids of a list that anybody has seen, in any order. */
function seenIn(seat: ReadSeat, list: IdList): Uint32Array {
  const { db } = seat
  const anyone = seenBy(db, 'anyone')
  if (anyone.size === 0) return new Uint32Array(0)
  // The list of all rows of the case need not be gone through.
  if (list.length === twinGroups(seat).total.rows) return anyone.within(visibleRuns(db))
  return list.all().filter((id) => anyone.has(id))
}
