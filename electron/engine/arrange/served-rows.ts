import type { ReadDb } from '../db/connection.ts'
import { stopIf } from './gather.ts'
import { sortByKeys } from './sort-by-keys.ts'

/** Rows read at a time. */
const stretch = 65_536
/** Where fewer than one in so many rows of a stretch are wanted, each is looked up by itself. */
const sparse = 16

/**
 * The record number that each row has in its file. It is in no column: they are read from the rows themselves, stretch by stretch
 * where most of them are wanted.
 * @throws WinnowError call.cancelled
 */
export function servedRows(db: ReadDb, ids: Uint32Array, cancelled: () => boolean): Uint32Array {
  // Both by the primary key of message.
  const between = db
    .prepare<[number, number], [id: number, row: number]>(
      'SELECT id, row FROM message WHERE id BETWEEN ? AND ?',
    )
    .raw()
  const some = db
    .prepare<[string], [id: number, row: number]>(
      'SELECT m.id, m.row FROM json_each(?) AS wanted CROSS JOIN message AS m ON m.id = wanted.value',
    )
    .raw()
  const places = sortByKeys(
    Uint32Array.from(ids, (_, i) => i),
    ids.slice(),
    false,
    () => stopIf(cancelled),
  )
  const rows = new Uint32Array(ids.length)
  for (let at = 0; at < places.length; ) {
    stopIf(cancelled)
    const first = ids[places[at] ?? 0] ?? 0
    let end = at
    while (end < places.length && (ids[places[end] ?? 0] ?? 0) < first + stretch) end++
    const wanted = places.subarray(at, end)
    const found =
      wanted.length * sparse < stretch
        ? some.all(JSON.stringify(Array.from(wanted, (place) => ids[place] ?? 0)))
        : between.all(first, first + stretch - 1)
    let next = 0
    for (const [id, row] of found) {
      while (next < wanted.length && (ids[wanted[next] ?? 0] ?? 0) < id) next++
      const place = wanted[next]
      if (place !== undefined && ids[place] === id) rows[place] = row
    }
    at = end
  }
  return rows
}
