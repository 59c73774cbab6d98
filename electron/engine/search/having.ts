import type { Filter } from '../../../shared/query/index.ts'
import { countLinked, linkedRows, TwinLinks } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { hiddenRuns, isHidden } from '../sources/index.ts'
import type { Ground } from './ground.ts'
import { intersect, keepIf, overlap, type Stretch, toSet, within } from './id-sets.ts'

/** Live tags are those in one of these states. */
export const live = `('proposed', 'approved', 'returned')`

/** Rows that have something that is listed for the whole case, ascending. */
export function having(
  { db, shards, span, cancelled }: Ground,
  what: Extract<Filter, { field: 'has' }>['value'],
): Uint32Array {
  switch (what) {
    case 'tag':
      return idsBySql(db, `SELECT message FROM tag WHERE state IN ${live}`)
    case 'place':
      // message_media_media.
      return idsBySql(
        db,
        `SELECT named.message FROM media CROSS JOIN message_media AS named ON named.media = media.id
         WHERE media.latitude IS NOT NULL`,
      )
    case 'link':
      return shards.trait('entity:web', span, cancelled)
    default:
      throw new RangeError(`has:${what} goes through rows`)
  }
}

/** Rows of a window that name images, ascending. */
export function imageIds({ db, rows }: Ground, window: Stretch, among: Uint32Array | null): Uint32Array {
  // The primary key (message, ordinal) gives them in order.
  const all = idsBySql(
    db,
    'SELECT DISTINCT message FROM message_media WHERE message BETWEEN ? AND ?',
    window.first,
    window.last,
  )
  const found = within(all, overlap(rows, [window]))
  return among === null ? found : intersect(found, among)
}

/** Rows of a window that are one message with others that count, ascending. */
export function twinIds({ db, rows }: Ground, window: Stretch, among: Uint32Array | null): Uint32Array {
  const hidden = hiddenRuns(db)
  const linked =
    hidden.length === 0 ? linkedRows(db, window.first, window.last) : withVisibleTwins(db, hidden, window)
  const found = within(linked, overlap(rows, [window]))
  return among === null ? found : intersect(found, among)
}

/** How many rows of a stretch, all of which count, are one message with others that count: known of blocks; null: to be looked at row by row. */
export function countTwins({ db }: Ground, { first, last }: Stretch): number | null {
  return hiddenRuns(db).length === 0 ? countLinked(db, first, last) : null
}

/** A row whose every twin is withdrawn has none. */
function withVisibleTwins(db: ReadDb, hidden: readonly Stretch[], { first, last }: Stretch): Uint32Array {
  const links = new TwinLinks(db)
  return keepIf(linkedRows(db, first, last), (id) => {
    // The next row of the message nearly always counts.
    let other = links.nextOf(id)
    while (other !== id && other !== 0 && isHidden(hidden, other)) other = links.nextOf(other)
    return other !== id && other !== 0
  })
}

/** The ids that a query gives, ascending, each once. */
export function idsBySql(db: ReadDb, sql: string, ...params: (string | number | null)[]): Uint32Array {
  return toSet(
    db
      .prepare<(string | number | null)[], number>(sql)
      .pluck()
      .all(...params),
  )
}
