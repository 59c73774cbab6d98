import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { GallerySet } from './sets.ts'

/** Position of an image, or of the group that it is in; null when the set has it not. */
export function seekImage(
  db: ReadDb,
  { gallery, chosen, shown, leaders }: GallerySet,
  image: Params<'gallery.seek'>['image'],
): number | null {
  const item = 'media' in image ? gallery.itemOf(image.media) : missingItem(db, gallery, image)
  if (item < 0) return null
  // Places stand in the order of items.
  const place = halved(chosen.item.length, (at) => (chosen.item[at] ?? 0) < item)
  if (chosen.item[place] !== item) return null
  const position = shown.indexOf(leaders?.[place] ?? place)
  return position < 0 ? null : position
}

/** The item of an image that was named and not served, by the row and the name; -1: there is none. */
function missingItem(
  db: ReadDb,
  { carriers, items, media }: GallerySet['gallery'],
  { message, name }: { message: number; name: string },
): number {
  // The primary key (message, ordinal).
  const ordinal = db
    .prepare<[number, string], number>(
      'SELECT ordinal FROM message_media WHERE message = ? AND name = ? AND media IS NULL ORDER BY ordinal',
    )
    .pluck()
    .get(message, name)
  if (ordinal === undefined) return -1
  for (let item = 0; item < items; item++) {
    const only = carriers.start[item] ?? 0
    if (media[item] === 0 && carriers.message[only] === message && carriers.ordinal[only] === ordinal)
      return item
  }
  return -1
}

/** Position of the first image sent at or after an instant, in a set in the order of time sent; null: none is. */
export function seekTime({ gallery, chosen, shown, inTime }: GallerySet, at: number): number | null {
  if (!inTime) return null
  const sentAt = (position: number) =>
    gallery.carriers.sentAt[chosen.carrier[shown[position] ?? 0] ?? 0] ?? Number.POSITIVE_INFINITY
  const position = halved(shown.length, (place) => sentAt(place) < at)
  return position < shown.length && Number.isFinite(sentAt(position)) ? position : null
}

/** The first of `length` places for which `isBefore` does not hold; it holds for all before and for none after. */
function halved(length: number, isBefore: (place: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (isBefore(middle)) low = middle + 1
    else high = middle
  }
  return low
}
