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
  const run = db
    .prepare<[string, string], { first: number; last: number }>(
      `SELECT r.first_id AS first, r.last_id AS last FROM source AS f JOIN import_run AS r ON r.source = f.id
       WHERE f.sha256 >= ? AND f.sha256 < ? AND r.first_id IS NOT NULL`,
    )
    .get(place.sha256, `${place.sha256}g`)
  if (run === undefined) return null
  return guess(db, place, run) ?? scan(db, place, run, cancelled)
}

/** A file that is in time order itself has its rows where they are expected, give or take what was rejected. */
function guess(db: ReadDb, place: Place, run: { first: number; last: number }): MessageId | null {
  const at = db.prepare<[number], { row: number; sheet: string | null }>(
    'SELECT row, sheet FROM message WHERE id = ?',
  )
  let id = run.first
  for (let tries = 0; tries < 12; tries++) {
    const found = at.get(id)
    if (found === undefined) return null
    if (found.row === place.row) return found.sheet === place.sheet ? (id as MessageId) : null
    id = Math.min(run.last, Math.max(run.first, id + place.row - found.row))
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
    .prepare<[number, number, number, string | null], MessageId>(
      'SELECT id FROM message WHERE id BETWEEN ? AND ? AND row = ? AND sheet IS ?',
    )
    .pluck()
  for (let from = run.first; from <= run.last; from += sliceIds) {
    if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
    const found = within.get(from, Math.min(run.last, from + sliceIds - 1), place.row, place.sheet)
    if (found !== undefined) return found
  }
  return null
}
