import type { GalleryFacet, GalleryFilters } from '../../../shared/contract/gallery.ts'
import { incomparable } from './alike.ts'
import type { Gallery } from './model.ts'
import type { LiveTags } from './tags.ts'

/** Facets of an image itself, and those of the rows that carry it. */
export const itemFacets = ['state', 'spread', 'device', 'taken', 'position', 'type', 'size'] as const
export const rowFacets = ['sender', 'conversation', 'source', 'tag'] as const
export type ItemFacet = (typeof itemFacets)[number]
export type RowFacet = (typeof rowFacets)[number]

export const isItemFacet = (facet: GalleryFacet): facet is ItemFacet =>
  (itemFacets as readonly string[]).includes(facet)

/** How near images must be to one: by item its distance, and the most that is let through. */
export interface Nearness {
  readonly distances: Uint8Array
  readonly within: number
}

/** What refuses each item and each carrying row: a bit for every filter that does. An image is let through by a row that no filter refuses. */
export interface Refused {
  readonly item: Uint16Array
  readonly carrier: Uint8Array
}

/** The bit of a facet among those of its own kind. */
export const bitOf = (facet: GalleryFacet): number =>
  isItemFacet(facet) ? 1 << itemFacets.indexOf(facet) : 1 << rowFacets.indexOf(facet)

const nearnessBit = 1 << itemFacets.length

export function refuse(
  gallery: Gallery,
  tags: LiveTags,
  filters: GalleryFilters,
  nearness: Nearness | null,
): Refused {
  const { items, carriers, columns } = gallery
  const item = new Uint16Array(items)
  const carrier = new Uint8Array(carriers.message.length)
  for (const facet of itemFacets) {
    const wanted: readonly string[] | undefined = filters[facet]
    if (wanted === undefined) continue
    const { codes, values } = columns[facet]
    const open = Uint8Array.from(values, (value) => (wanted.includes(value) ? 1 : 0))
    const bit = bitOf(facet)
    for (let i = 0; i < items; i++) if (open[codes[i] ?? 0] !== 1) item[i] = (item[i] ?? 0) | bit
  }
  for (const facet of rowFacets) {
    const wanted = filters[facet]
    if (wanted === undefined) continue
    const open = new Set(wanted)
    const bit = bitOf(facet)
    const lets = facet === 'tag' ? tags.someOf(open) : someOf(carriers[facet], open)
    for (let at = 0; at < carrier.length; at++) if (!lets(at)) carrier[at] = (carrier[at] ?? 0) | bit
  }
  if (nearness !== null) {
    const { distances, within } = nearness
    for (let i = 0; i < items; i++) {
      if ((distances[i] ?? incomparable) > within) item[i] = (item[i] ?? 0) | nearnessBit
    }
  }
  return { item, carrier }
}

const someOf = (column: Uint32Array, wanted: ReadonlySet<number>) => (at: number) =>
  wanted.has(column[at] ?? 0)

/** Images that were let through, each with the first row that lets it through, and how many rows do. */
export interface Chosen {
  readonly item: Uint32Array
  readonly carrier: Uint32Array
  readonly rows: Uint32Array
}

export function choose({ items, carriers: { start } }: Gallery, refused: Refused): Chosen {
  const item = new Uint32Array(items)
  const carrier = new Uint32Array(items)
  const rows = new Uint32Array(items)
  let length = 0
  for (let i = 0; i < items; i++) {
    if (refused.item[i] !== 0) continue
    let count = 0
    const end = start[i + 1] ?? 0
    for (let at = start[i] ?? 0; at < end; at++) {
      if (refused.carrier[at] !== 0) continue
      if (count++ === 0) carrier[length] = at
    }
    if (count === 0) continue
    item[length] = i
    rows[length++] = count
  }
  return { item: item.slice(0, length), carrier: carrier.slice(0, length), rows: rows.slice(0, length) }
}
