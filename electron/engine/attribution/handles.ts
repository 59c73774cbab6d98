import type { Handle } from '../../../shared/contract/attribution.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { HandleId } from '../../../shared/domain/ids.ts'
import { nameBook, Orders } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { type Standing, standings, unidentified } from './standing.ts'

type Sort = Params<'handle.list'>['sort']

const orders: Record<Sort, string> = {
  rows: 's.sent + s.received DESC, h.name, h.id',
  name: 'h.name COLLATE NOCASE, h.id',
  first: 's.first_at IS NULL, s.first_at, h.id',
  last: 's.last_at IS NULL, s.last_at DESC, h.id',
}

const makeOrders = (seat: ReadSeat) =>
  new Orders<Sort>(
    seat.db,
    (sort) =>
      // A handle of withdrawn sources alone is listed only where somebody has said whose it is.
      `SELECT h.id FROM handle AS h LEFT JOIN handle_stat AS s ON s.handle = h.id
       WHERE s.handle IS NOT NULL OR h.id IN (SELECT handle FROM attribution) ORDER BY ${orders[sort]}`,
  )

/** A page of handles; with a text the best matches first, equal ones in the order asked for. */
export function listHandles(
  seat: ReadSeat,
  { text, state, sort, from, count }: Params<'handle.list'>,
): { total: number; handles: Handle[] } {
  const known = standings(seat.db)
  const ordered = seat.held(makeOrders).get(sort)
  const named = text.trim() === '' ? ordered : matching(seat, text, ordered)
  const ids =
    state === undefined ? named : named.filter((id) => (known.get(id) ?? unidentified).state === state)
  const page = Array.from(ids.slice(from, from + count))
  return { total: ids.length, handles: handlesByIds(seat.db, page, known) }
}

function matching(seat: ReadSeat, text: string, ordered: Uint32Array): Uint32Array {
  const scores = new Map(
    nameBook(seat)
      .handles.search(text)
      .map(({ id, score }) => [id, score]),
  )
  const found = ordered.filter((id) => scores.has(id))
  return found.sort((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0))
}

interface Row {
  id: HandleId
  name: string
  sent: number
  received: number
  firstAt: number | null
  lastAt: number | null
}

/** Handles by id, in the order given. */
export function handlesByIds(
  db: ReadDb,
  ids: readonly number[],
  known: ReadonlyMap<number, Standing>,
): Handle[] {
  return db
    .prepare<[string], Row>(
      `SELECT h.id, h.name, coalesce(s.sent, 0) AS sent, coalesce(s.received, 0) AS received,
         s.first_at AS firstAt, s.last_at AS lastAt
       FROM json_each(?) AS wanted CROSS JOIN handle AS h ON h.id = wanted.value
       LEFT JOIN handle_stat AS s ON s.handle = h.id ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids))
    .map((row) => ({ ...row, ...(known.get(row.id) ?? unidentified) }))
}
