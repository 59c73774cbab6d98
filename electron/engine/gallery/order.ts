import type { GalleryOrder } from '../../../shared/contract/gallery.ts'
import type { Chosen } from './choose.ts'
import type { Gallery } from './model.ts'

/**
 * Places in `chosen` in the order asked for: earliest, largest, most often served and most alike first, or the reverse; what is not
 * known stands last either way. Equals stand in the order of time sent, then of the rows' ids, then as the row names them.
 */
export function inOrder(
  gallery: Gallery,
  chosen: Chosen,
  { by, reverse }: GalleryOrder,
  distances: Uint8Array | null,
): Uint32Array {
  const { carriers } = gallery
  const places = Uint32Array.from(chosen.item, (_, place) => place)
  const sent = Float64Array.from(
    chosen.carrier,
    (carrier) => carriers.sentAt[carrier] ?? Number.POSITIVE_INFINITY,
  )
  const message = Uint32Array.from(chosen.carrier, (carrier) => carriers.message[carrier] ?? 0)
  const ordinalOf = (place: number) => carriers.ordinal[chosen.carrier[place] ?? 0] ?? 0
  const key = keysOf(gallery, chosen, by, distances, sent)
  if (reverse) for (let i = 0; i < key.length; i++) key[i] = -(key[i] ?? 0)
  const unknown = Number.POSITIVE_INFINITY
  if (reverse) for (let i = 0; i < key.length; i++) if (key[i] === -unknown) key[i] = unknown
  return places.sort((a, b) => {
    const difference = compare(key[a] ?? 0, key[b] ?? 0) || compare(sent[a] ?? 0, sent[b] ?? 0)
    return difference || (message[a] ?? 0) - (message[b] ?? 0) || ordinalOf(a) - ordinalOf(b)
  })
}

/** Infinities of one sign are equal. */
const compare = (a: number, b: number): number => (a < b ? -1 : a > b ? 1 : 0)

function keysOf(
  gallery: Gallery,
  { item, rows }: Chosen,
  by: GalleryOrder['by'],
  distances: Uint8Array | null,
  sent: Float64Array,
): Float64Array {
  switch (by) {
    case 'sent':
      return sent.slice()
    case 'taken':
      return Float64Array.from(item, (i) => gallery.taken[i] ?? 0)
    case 'size':
      return Float64Array.from(item, (i) =>
        gallery.media[i] === 0 ? Number.POSITIVE_INFINITY : -(gallery.bytes[i] ?? 0),
      )
    case 'rows':
      return Float64Array.from(rows, (count) => -count)
    case 'similarity':
      return Float64Array.from(item, (i) => distances?.[i] ?? 0)
  }
}
