import { WinnowError } from '../../../shared/contract/error.ts'
import { type Place, parseUid } from '../../../shared/domain/address.ts'
import type { MessageId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'

/** Ids looked through at a time, so that a person who has gone elsewhere is not waited for. */
const sliceIds = 500_000

/** The message of a lasting name; null when the case does not hold it. @throws WinnowError call.cancelled */
export function findMessage(db: ReadDb, uid: string, cancelled: () => boolean): MessageId | null {
  const place = parseUid(uid)
  if (place === null) return null
  // source_sha256 serves it: a name carries the first 16 digits.
  const runs = db
    .prepare<[string, string, string | null], { first: number; last: number }>(
      `SELECT r.first_id AS first, r.last_id AS last FROM source AS f JOIN import_run AS r ON r.source = f.id
       WHERE f.sha256 >= ? AND f.sha256 < ? AND f.sheet IS ? AND r.first_id IS NOT NULL`,
    )
    .all(place.sha256, `${place.sha256}g`, place.sheet)
  for (const run of runs) {
    const found = guess(db, place, run) ?? scan(db, place, run, cancelled)
    if (found !== null) return found
  }
  return null
}

/** A file that is in time order itself has its rows where they are expected, give or take what was rejected. */
function guess(db: ReadDb, place: Place, run: { first: number; last: number }): MessageId | null {
  const at = db.prepare<[number], number>('SELECT row FROM message WHERE id = ?').pluck()
  let id = run.first
  for (let tries = 0; tries < 12; tries++) {
    const found = at.get(id)
    if (found === undefined) return null
    if (found === place.row) return id as MessageId
    id = Math.min(run.last, Math.max(run.first, id + place.row - found))
  }
  return null
}

/** Rows have no index of their own: it would cost 12 bytes a row for a look-up that is made now and then. */
function scan(
  db: ReadDb,
  place: Place,
  run: { first: number; last: number },
  cancelled: () => boolean,
): MessageId | null {
  const within = db
    .prepare<[number, number, number], MessageId>(
      'SELECT id FROM message WHERE id BETWEEN ? AND ? AND row = ?',
    )
    .pluck()
  for (let from = run.first; from <= run.last; from += sliceIds) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    const found = within.get(from, Math.min(run.last, from + sliceIds - 1), place.row)
    if (found !== undefined) return found
  }
  return null
}
