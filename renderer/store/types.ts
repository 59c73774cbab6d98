import type { z } from 'zod'
import type { listOf } from '../../shared/contract/browse.ts'
import type { GalleryFilters, GalleryOrder } from '../../shared/contract/gallery.ts'

/** What a list shows, as the contract spells it. */
export type ListOf = z.input<typeof listOf>

/** Which images are shown and how, and the one in focus. A part left out is as it is on the first visit. */
export interface ImagesView {
  readonly filters?: GalleryFilters
  readonly order?: GalleryOrder
  /** The most bits by which images of one group differ; left out: each image by itself. */
  readonly group?: number
  readonly alike?: { readonly media: number; readonly within: number }
  readonly at?: ImageRef
}

/** An image by its bytes, or one that was never served by the row that names it. */
export type ImageRef = { readonly media: number } | { readonly message: number; readonly name: string }
