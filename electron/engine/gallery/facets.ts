import type { FacetValue, GalleryFacet } from '../../../shared/contract/gallery.ts'
import type { ReadDb } from '../db/connection.ts'
import { bitOf, isItemFacet, type Refused, type RowFacet } from './choose.ts'
import type { Gallery } from './model.ts'
import type { LiveTags } from './tags.ts'

interface Tally {
  readonly value: string | number
  readonly images: number
}

/** The values of a facet, each with the images that have it among those that every other filter lets through. */
export function tally(gallery: Gallery, tags: LiveTags, refused: Refused, facet: GalleryFacet): Tally[] {
  return isItemFacet(facet)
    ? tallyItems(gallery, refused, gallery.columns[facet], bitOf(facet))
    : tallyCarriers(gallery, tags, refused, facet, bitOf(facet))
}

function tallyItems(
  { items, carriers: { start } }: Gallery,
  refused: Refused,
  { codes, values }: Gallery['columns']['state'],
  own: number,
): Tally[] {
  const counts = new Uint32Array(values.length)
  for (let item = 0; item < items; item++) {
    if (((refused.item[item] ?? 0) & ~own) !== 0) continue
    const end = start[item + 1] ?? 0
    let at = start[item] ?? 0
    while (at < end && refused.carrier[at] !== 0) at++
    if (at === end) continue
    const code = codes[item] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
  return values.flatMap((value, code) => {
    const images = counts[code] ?? 0
    return images === 0 ? [] : [{ value, images }]
  })
}

function tallyCarriers(
  { items, carriers }: Gallery,
  tags: LiveTags,
  refused: Refused,
  facet: RowFacet,
  own: number,
): Tally[] {
  const counts = new Map<number, { images: number; last: number }>()
  const met = (value: number, item: number) => {
    const count = counts.get(value)
    if (count === undefined) counts.set(value, { images: 1, last: item })
    else if (count.last !== item) {
      count.images++
      count.last = item
    }
  }
  const { start } = carriers
  for (let item = 0; item < items; item++) {
    if (refused.item[item] !== 0) continue
    const end = start[item + 1] ?? 0
    for (let at = start[item] ?? 0; at < end; at++) {
      if (((refused.carrier[at] ?? 0) & ~own) !== 0) continue
      if (facet !== 'tag') met(carriers[facet][at] ?? 0, item)
      else {
        const defs = tags.of(at)
        if (defs.length === 0) met(0, item)
        for (const def of defs) met(def, item)
      }
    }
  }
  return [...counts].map(([value, { images }]) => ({ value, images }))
}

/** Facets whose values have an order of their own; of the others the largest come first. */
const ordered: readonly GalleryFacet[] = ['state', 'spread', 'size', 'position']

/**
 * Puts values into the order in which they are shown and names those at from … from+count-1.
 * @param text what a name must have in it, whatever the case of its letters
 */
export function pageOf(
  db: ReadDb,
  facet: GalleryFacet,
  tallies: readonly Tally[],
  { text = '', from = 0, count }: { text?: string; from?: number; count: number },
): { total: number; values: FacetValue[] } {
  const wanted = text.toLowerCase()
  const names = wanted === '' ? null : namesOf(db, facet, tallies)
  const found =
    names === null
      ? [...tallies]
      : tallies.filter(({ value }) => (names.get(value) ?? '').toLowerCase().includes(wanted))
  if (!ordered.includes(facet)) {
    found.sort((a, b) => b.images - a.images || compare(a.value, b.value))
  }
  const shown = found.slice(from, from + count)
  const known = names ?? namesOf(db, facet, shown)
  return {
    total: found.length,
    values: shown.map(({ value, images }) => ({ value, name: known.get(value) ?? '', images })),
  }
}

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b
  return String(a) < String(b) ? -1 : 1
}

/** Each by the primary key of its table. What a person calls 0 and '' is the screen's to say. */
const naming: Record<RowFacet, string> = {
  sender: 'SELECT h.id, h.name FROM json_each(?) AS wanted CROSS JOIN handle AS h ON h.id = wanted.value',
  conversation:
    'SELECT c.id, c.name FROM json_each(?) AS wanted CROSS JOIN conversation AS c ON c.id = wanted.value',
  source: `SELECT s.id, s.name || coalesce(', ' || s.sheet, '') AS name FROM json_each(?) AS wanted
     CROSS JOIN source AS s ON s.id = wanted.value`,
  tag: `SELECT d.id, d.code || ' ' || d.name AS name FROM json_each(?) AS wanted CROSS JOIN tag_def AS d ON d.id = wanted.value`,
}

function namesOf(
  db: ReadDb,
  facet: GalleryFacet,
  tallies: readonly Tally[],
): ReadonlyMap<string | number, string> {
  if (isItemFacet(facet)) return new Map(tallies.map(({ value }) => [value, String(value)]))
  const named = db
    .prepare<[string], { id: number; name: string }>(naming[facet])
    .all(JSON.stringify(tallies.map(({ value }) => value)))
  return new Map(named.map(({ id, name }) => [id, name]))
}
