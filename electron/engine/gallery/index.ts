import { galleryFacet } from '../../../shared/contract/gallery.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { rowsByIds, twinGroups } from '../browse/index.ts'
import type { ReadHandlers, ReadSeat } from '../seat.ts'
import { refuse } from './choose.ts'
import { pageOf, tally } from './facets.ts'
import { getImage } from './image.ts'
import { galleryOf } from './model.ts'
import { idsAt, imagesAt } from './page.ts'
import { seekImage, seekTime } from './seek.ts'
import { gallerySets, nearnessOf, openGallery } from './sets.ts'
import { readTags } from './tags.ts'

export const galleryReads: ReadHandlers<`gallery.${
  | 'open'
  | 'page'
  | 'ids'
  | 'seek'
  | 'seekTime'
  | 'close'
  | 'facets'
  | 'facet'
  | 'messages'
  | 'image'}`> = {
  'gallery.open': (seat, params, call) => {
    const opened = openGallery(seat, params, call.cancelled)
    return {
      set: gallerySets(seat).hold(opened),
      positions: opened.shown.length,
      images: opened.chosen.item.length,
      rows: opened.chosen.rows.reduce((sum, rows) => sum + rows, 0),
      all: opened.gallery.items,
    }
  },

  'gallery.page': (seat, { set, from, count }) => ({
    images: imagesAt(seat, gallerySets(seat).get(set), from, count),
  }),

  'gallery.ids': (seat, { set, from, count }) => ({ ids: idsAt(gallerySets(seat).get(set), from, count) }),

  'gallery.seek': (seat, { set, image }) => ({
    position: seekImage(seat.db, gallerySets(seat).get(set), image),
  }),

  'gallery.seekTime': (seat, { set, at }) => ({ position: seekTime(gallerySets(seat).get(set), at) }),

  'gallery.close': (seat, { set }) => {
    gallerySets(seat).drop(set)
    return {}
  },

  'gallery.facets': (seat, { filters, alike, count }, call) => {
    const counted = counting(seat, { filters, alike }, call.cancelled)
    return {
      facets: galleryFacet.options.map((of) => ({ of, ...pageOf(seat.db, of, counted(of), { count }) })),
    }
  },

  'gallery.facet': (seat, { filters, alike, of, text, from, count }, call) =>
    pageOf(seat.db, of, counting(seat, { filters, alike }, call.cancelled)(of), { text, from, count }),

  'gallery.messages': (seat, { media, from, count }, call) => {
    const gallery = galleryOf(seat, call.cancelled)
    const item = gallery.itemOf(media)
    const { start, message } = gallery.carriers
    const ids = item < 0 ? new Uint32Array(0) : message.subarray(start[item], start[item + 1])
    return {
      rows: ids.length,
      messages: twinGroups(seat).count(ids),
      page: rowsByIds(seat.db, Array.from(ids.subarray(from, from + count))),
    }
  },

  'gallery.image': (seat, { media }, call) => getImage(seat.db, galleryOf(seat, call.cancelled), media),
}

function counting(
  seat: ReadSeat,
  { filters, alike }: Pick<Params<'gallery.facets'>, 'filters' | 'alike'>,
  cancelled: () => boolean,
) {
  const gallery = galleryOf(seat, cancelled)
  const tags = readTags(seat.db, gallery)
  const refused = refuse(gallery, tags, filters, nearnessOf(gallery, alike))
  return (of: (typeof galleryFacet.options)[number]) => tally(gallery, tags, refused, of)
}
