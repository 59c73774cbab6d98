import * as z from 'zod'
import { mediaId, messageId } from '../domain/ids.ts'
import { mediaSchema, rowSchema } from './browse.ts'
import { read } from './method.ts'

/** What became of an image: shown still, shown with movement, kept but not decodable, or named by a message and never served. */
export const imageState = z.enum(['still', 'animated', 'undecodable', 'missing'])
export type ImageState = z.infer<typeof imageState>

/** By its longest edge in pixels: up to 320, up to 1,280, up to 2,560, and more; unknown where it was not decoded. */
export const imageSize = z.enum(['tiny', 'small', 'medium', 'large', 'unknown'])
export type ImageSize = z.infer<typeof imageSize>

/** In how many rows it was served, and by how many handles it was sent. */
export const imageSpread = z.enum(['one row', 'several rows', 'several senders'])
export type ImageSpread = z.infer<typeof imageSpread>

/** Ids of which any will do; 0: none at all (no sender named, no live tag). */
const ids = z.array(z.number().int().min(0)).min(1).max(200)
/** Values of which any will do; '': the image says nothing of it. */
const words = z.array(z.string().max(500)).min(1).max(200)

/** What images are wanted: each part narrows further, the values of a part widen it. A part left out asks nothing. */
export const galleryFilters = z
  .object({
    state: z.array(imageState).min(1).max(4),
    /** MIME types, by content. */
    type: words,
    size: z.array(imageSize).min(1).max(5),
    spread: z.array(imageSpread).min(1).max(3),
    /** Whether its EXIF has a position. */
    position: z
      .array(z.enum(['yes', 'no']))
      .min(1)
      .max(2),
    device: words,
    /** Day by the camera's own clock, YYYY-MM-DD. */
    taken: words,
    sender: ids,
    conversation: ids,
    source: ids,
    tag: ids,
  })
  .partial()
export type GalleryFilters = z.infer<typeof galleryFilters>

export const galleryFacet = z.enum([
  'state',
  'spread',
  'sender',
  'conversation',
  'source',
  'tag',
  'device',
  'taken',
  'position',
  'type',
  'size',
])
export type GalleryFacet = z.infer<typeof galleryFacet>

/** Images that look like one: whose perceptual hashes differ from its own in at most `within` of 64 bits. */
export const galleryAlike = z.object({ media: mediaId, within: z.number().int().min(0).max(64) })
export type GalleryAlike = z.infer<typeof galleryAlike>

/** The most bits by which images may differ that are put into one group. */
export const mostGrouped = 11

export const galleryOrder = z.object({
  by: z.enum(['sent', 'taken', 'size', 'rows', 'similarity']),
  reverse: z.boolean(),
})
export type GalleryOrder = z.infer<typeof galleryOrder>

const view = { filters: galleryFilters, alike: galleryAlike.nullable() }

/** One image of the gallery: its bytes once, however many rows carry them. */
export const galleryImage = z.object({
  media: mediaSchema,
  bytes: z.number().nullable(),
  /** More than 1: animated. */
  frames: z.number().nullable(),
  /** By the device's own clock, as it wrote it. */
  takenText: z.string().nullable(),
  device: z.string().nullable(),
  hasPosition: z.boolean(),
  /** The first row, in time order, that carries it and that the filters let through. */
  row: rowSchema,
  /** Rows, and messages, that carry it and that the filters let through. */
  rows: z.number(),
  messages: z.number(),
  /** Rows that carry it in all. */
  allRows: z.number(),
  /** Bits of 64 by which it differs from the image that others are compared with. */
  distance: z.number().nullable(),
  /** Further images that stand behind it, when look-alikes are grouped. */
  alike: z.number(),
})
export type GalleryImage = z.infer<typeof galleryImage>

/** An image by its bytes; one that was never served by the row that names it, and its place there. */
const imageRef = z.union([
  z.object({ media: mediaId }),
  z.object({ message: messageId, name: z.string().max(10_000) }),
])

const facetValue = z.object({
  value: z.union([z.string(), z.number()]),
  name: z.string(),
  /** Images that have it among those that all other filters let through. */
  images: z.number(),
})
export type FacetValue = z.infer<typeof facetValue>

const from = z.number().int().min(0)

export const galleryMethods = {
  /**
   * The images that filters let through, each once, as positions 0 … images-1 held by a reader until it is closed.
   * @throws not.found when the image to compare with is not in the case; state.conflict when it was not decoded
   */
  'gallery.open': read(
    'read',
    z
      .object({
        ...view,
        order: galleryOrder,
        /** Puts look-alikes behind the one of them that was sent first: all that differ from it in at most so many bits. Null: each by itself. */
        group: z.number().int().min(0).max(mostGrouped).nullable(),
      })
      .refine(({ order, alike }) => order.by !== 'similarity' || alike !== null, {
        error: 'An order by similarity needs an image to compare with.',
      }),
    z.object({
      set: z.string(),
      /** Positions: images, or groups of look-alikes. */
      positions: z.number(),
      images: z.number(),
      rows: z.number(),
      /** All images of the case. */
      all: z.number(),
    }),
  ),
  'gallery.page': read(
    'read',
    z.object({ set: z.string(), from, count: z.number().int().min(1).max(200) }),
    z.object({ images: z.array(galleryImage) }),
  ),
  /** The row that stands for each image at positions from … from+count-1, for bulk work on a selected range. */
  'gallery.ids': read(
    'read',
    z.object({ set: z.string(), from, count: z.number().int().min(1).max(100_000) }),
    z.object({ ids: z.array(messageId) }),
  ),
  /** Position of an image, or of the group that it is in; null when the set has it not. */
  'gallery.seek': read(
    'read',
    z.object({ set: z.string(), image: imageRef }),
    z.object({ position: z.number().nullable() }),
  ),
  /** Position of the first image sent at or after an instant (UTC ms), in a set that is in the order of time sent; null: none is. */
  'gallery.seekTime': read(
    'read',
    z.object({ set: z.string(), at: z.number() }),
    z.object({ position: z.number().nullable() }),
  ),
  'gallery.close': read('read', z.object({ set: z.string() }), z.object({})),
  /** What the images can be narrowed by: each facet counted over the images that all other filters let through, its largest values first. */
  'gallery.facets': read(
    'read',
    z.object({ ...view, count: z.number().int().min(1).max(100) }),
    z.object({
      facets: z.array(
        z.object({
          of: galleryFacet,
          /** How many values there are. */
          total: z.number(),
          values: z.array(facetValue),
        }),
      ),
    }),
  ),
  /** All values of one facet, a page at a time, those whose name has a text in it. */
  'gallery.facet': read(
    'read',
    z.object({
      ...view,
      of: galleryFacet,
      text: z.string().max(200),
      from,
      count: z.number().int().min(1).max(500),
    }),
    z.object({ total: z.number(), values: z.array(facetValue) }),
  ),
  /** The rows that carry an image, in time order, a page at a time. */
  'gallery.messages': read(
    'read',
    z.object({ media: mediaId, from, count: z.number().int().min(1).max(200) }),
    z.object({ rows: z.number(), messages: z.number(), page: z.array(rowSchema) }),
  ),
  /** Everything that is known of one image. */
  'gallery.image': read(
    'read',
    z.object({ media: mediaId }),
    z.object({
      media: mediaSchema,
      bytes: z.number(),
      orientation: z.number().nullable(),
      frames: z.number().nullable(),
      /** 64-bit difference hash, 16 hex digits. */
      dhash: z.string().nullable(),
      takenAt: z.number().nullable(),
      takenText: z.string().nullable(),
      latitude: z.number().nullable(),
      longitude: z.number().nullable(),
      device: z.string().nullable(),
      /** Every tag of its EXIF that could be read, the first 500 of them. */
      exif: z.array(z.object({ name: z.string(), value: z.string() })),
      /** Images in the case within so many bits of it, itself left out: [within 0, within 1, …]. */
      alike: z.array(z.number()),
    }),
  ),
} as const
