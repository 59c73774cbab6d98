import type { Media } from '../../../shared/contract/browse.ts'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import type { MediaId, MessageId } from '../../../shared/domain/ids.ts'
import { rowsByIds, twinGroups } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import type { Gallery } from './model.ts'
import type { GallerySet } from './sets.ts'

/** Message ids of the rows that stand for the images at from … from+count-1. */
export function idsAt({ gallery, chosen, shown }: GallerySet, from: number, count: number): MessageId[] {
  return Array.from(
    shown.subarray(from, from + count),
    (place) => messageAt(gallery, chosen.carrier[place] ?? 0) as MessageId,
  )
}

const messageAt = ({ carriers }: Gallery, carrier: number): number => carriers.message[carrier] ?? 0

/** The images at from … from+count-1. */
export function imagesAt(seat: ReadSeat, set: GallerySet, from: number, count: number): GalleryImage[] {
  const { gallery, chosen, shown, behind, distances } = set
  const places = Array.from(shown.subarray(from, from + count))
  const carriers = places.map((place) => chosen.carrier[place] ?? 0)
  const rows = new Map(
    rowsByIds(seat.db, [...new Set(carriers.map((carrier) => messageAt(gallery, carrier)))]).map((row) => [
      row.id as number,
      row,
    ]),
  )
  const facts = factsOf(
    seat.db,
    carriers.map((carrier) => [messageAt(gallery, carrier), gallery.carriers.ordinal[carrier] ?? 0]),
  )
  return places.flatMap((place, at) => {
    const item = chosen.item[place] ?? 0
    const row = rows.get(messageAt(gallery, carriers[at] ?? 0))
    const known = facts[at]
    if (row === undefined || known === undefined) return []
    const start = gallery.carriers.start[item] ?? 0
    const allRows = (gallery.carriers.start[item + 1] ?? 0) - start
    const own = chosen.rows[place] ?? 0
    return [
      {
        ...known,
        row,
        rows: own,
        messages: own === 1 ? 1 : messagesOf(seat, set, place),
        allRows,
        distance: distances?.[item] ?? null,
        alike: behind?.[place] ?? 0,
      },
    ]
  })
}

/** Messages among the rows that let an image through. Counted for what is on screen: a row is looked up in the groups of twins. */
function messagesOf(seat: ReadSeat, { gallery, chosen, carrierRefused }: GallerySet, place: number): number {
  const { start, message } = gallery.carriers
  const item = chosen.item[place] ?? 0
  const from = start[item] ?? 0
  const to = start[item + 1] ?? 0
  const ids = message.subarray(from, to).filter((_, k) => carrierRefused[from + k] === 0)
  return twinGroups(seat).count(ids)
}

interface FactRow extends Omit<Media, 'id'> {
  id: MediaId | null
  bytes: number | null
  frames: number | null
  takenText: string | null
  device: string | null
  hasPosition: number
}

type Facts = Pick<GalleryImage, 'media' | 'bytes' | 'frames' | 'takenText' | 'device' | 'hasPosition'>

/** What is known of the images at places in messages: by the primary keys of message_media and media. */
function factsOf(db: ReadDb, places: readonly (readonly [message: number, ordinal: number])[]): Facts[] {
  return db
    .prepare<[string], FactRow>(
      `SELECT named.media AS id, named.name, i.sha256, i.type, i.width, i.height, i.problem, i.bytes, i.frames, i.taken_text AS takenText,
         i.device, i.latitude IS NOT NULL AND i.longitude IS NOT NULL AS hasPosition
       FROM json_each(?) AS wanted
       CROSS JOIN message_media AS named ON named.message = wanted.value ->> 0 AND named.ordinal = wanted.value ->> 1
       LEFT JOIN media AS i ON i.id = named.media ORDER BY wanted.key`,
    )
    .all(JSON.stringify(places))
    .map(({ bytes, frames, takenText, device, hasPosition, ...media }) => ({
      media,
      bytes,
      frames,
      takenText,
      device,
      hasPosition: hasPosition === 1,
    }))
}
