import type { Message } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { MediaId } from '../../../shared/domain/ids.ts'
import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { keptColumnsOf } from '../ingest/index.ts'
import { lookedAt } from '../seen/index.ts'
import { CellReader, isWithdrawn } from '../sources/index.ts'
import { historyOf } from './history.ts'
import { rowsByIds } from './rows.ts'
import { sightingsOf } from './sightings.ts'

interface Served {
  sha256: string
  zone: string
  source: number
}

/** One message with everything that is known of it. @throws WinnowError not.found */
export function getMessage(db: ReadDb, id: number): Message {
  const [row] = rowsByIds(db, [id])
  const served = db
    .prepare<[number], Served>(
      `SELECT f.sha256, f.zone, m.source FROM message AS m JOIN source AS f ON f.id = m.source WHERE m.id = ?`,
    )
    .get(id)
  if (row === undefined || served === undefined) {
    throw new WinnowError('not.found', `This case has no message ${id}.`)
  }
  const cells = new ServedReader(db).of(id)
  return {
    ...row,
    sha256: served.sha256,
    zone: served.zone,
    withdrawn: isWithdrawn(db, served.source),
    receivedAt: cells.detail?.received ?? null,
    readAt: cells.detail?.read ?? null,
    latitude: cells.detail?.latitude ?? null,
    longitude: cells.detail?.longitude ?? null,
    sightings: row.twins === null ? [] : sightingsOf(db, id),
    extra: extraCells(cells.extra, () => keptColumnsOf(db, id)),
    cells: new CellReader(db).whole(id),
    exif: exifOf(db, id),
    history: historyOf(db, id),
    seenBy: lookedAt(db, id),
  }
}

/** Cells that no field was mapped to: an array aligned with the kept columns, or an object for JSON records. */
function extraCells(extra: string | null, kept: () => string[]): Message['extra'] {
  if (extra === null) return []
  const cells = JSON.parse(extra) as unknown[] | Record<string, unknown>
  if (!Array.isArray(cells)) {
    return Object.entries(cells).map(([column, value]) => ({ column, value: asText(value) }))
  }
  return kept().map((column, k) => ({ column, value: asText(cells[k]) }))
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function exifOf(db: ReadDb, message: number): Message['exif'] {
  return db
    .prepare<[number], Message['exif'][number] & { media: MediaId }>(
      `SELECT DISTINCT i.id AS media, i.taken_at AS takenAt, i.taken_text AS takenText, i.latitude, i.longitude, i.device
       FROM message_media AS mm JOIN media AS i ON i.id = mm.media
       WHERE mm.message = ? AND coalesce(i.taken_at, i.taken_text, i.latitude, i.longitude, i.device) IS NOT NULL
       ORDER BY mm.ordinal`,
    )
    .all(message)
}
