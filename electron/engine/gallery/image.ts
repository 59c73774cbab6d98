import type { Media } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import type { MediaId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { distancesFrom, incomparable } from './alike.ts'
import type { Gallery } from './model.ts'

interface Row extends Omit<Media, 'id' | 'name'> {
  id: MediaId
  name: string | null
  bytes: number
  orientation: number | null
  frames: number | null
  dhash: string | null
  takenAt: number | null
  takenText: string | null
  latitude: number | null
  longitude: number | null
  device: string | null
  exif: string | null
}

/** EXIF tags that are shown: a hostile file can hold thousands. */
const mostTags = 500
/** Characters of a tag's value. */
const mostText = 300
/** Bits up to which the look-alikes are counted. */
const farthest = 20

/** Everything that is known of one image. @throws WinnowError not.found */
export function getImage(db: ReadDb, gallery: Gallery, media: number): Answer<'gallery.image'> {
  // The primary key of media; message_media_media finds the first row that names it.
  const row = db
    .prepare<[number], Row>(
      `SELECT i.id, (SELECT named.name FROM message_media AS named WHERE named.media = i.id ORDER BY named.message LIMIT 1) AS name,
         i.sha256, i.type, i.width, i.height, i.problem, i.bytes, i.orientation, i.frames, i.dhash, i.taken_at AS takenAt,
         i.taken_text AS takenText, i.latitude, i.longitude, i.device, i.exif
       FROM media AS i WHERE i.id = ?`,
    )
    .get(media)
  if (row === undefined) throw new WinnowError('not.found', `This case has no image ${media}.`)
  const { id, name, sha256, type, width, height, problem, exif, ...facts } = row
  return {
    media: { id, name: name ?? '', sha256, type, width, height, problem },
    ...facts,
    exif: exif === null ? [] : tagsOf(exif),
    alike: alikeCounts(gallery, media),
  }
}

function tagsOf(exif: string): { name: string; value: string }[] {
  const tags = JSON.parse(exif) as Record<string, unknown>
  return Object.entries(tags)
    .slice(0, mostTags)
    .map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value)
      return { name, value: text.length > mostText ? `${text.slice(0, mostText)}…` : text }
    })
}

/** Other images within 0, 1, … bits of it; empty when there is nothing to compare. */
function alikeCounts(gallery: Gallery, media: number): number[] {
  const own = gallery.itemOf(media)
  if (own < 0 || gallery.hashed[own] !== 1) return []
  const counts = new Array<number>(farthest + 1).fill(0)
  const distances = distancesFrom(gallery, own)
  for (let item = 0; item < distances.length; item++) {
    const distance = distances[item] ?? incomparable
    if (item !== own && distance <= farthest) counts[distance] = (counts[distance] ?? 0) + 1
  }
  let sum = 0
  return counts.map((count) => {
    sum += count
    return sum
  })
}
