import type { GalleryFacet, GalleryFilters } from '../../../shared/contract/gallery.ts'
import type { Desk } from '../../support/desk.ts'
import type { Carrying, World } from './world.ts'

/** An image as one would write it down reading the rows one by one; written without the engine's code. */
export interface PlainImage {
  readonly key: string
  readonly image: number
  readonly carriers: readonly Carrying[]
  readonly says: Readonly<Record<Exclude<GalleryFacet, 'sender' | 'conversation' | 'source' | 'tag'>, string>>
}

export function plainImages(world: World, carrying: readonly Carrying[]): PlainImage[] {
  const groups = new Map<string, Carrying[]>()
  const named = new Map<string, number>()
  for (const row of carrying) {
    const served = row.image < world.images.length
    // A name that was not served is an image of its own wherever it stands, also twice in one row.
    const again = named.get(`${row.message}/${row.image}`) ?? 0
    named.set(`${row.message}/${row.image}`, again + 1)
    const key = served ? `served ${row.image}` : `missing ${row.message}/${row.image}/${again}`
    const group = groups.get(key) ?? []
    if (!group.some(({ message }) => message === row.message)) group.push(row)
    groups.set(key, group)
  }
  return [...groups].map(([key, carriers]) => {
    const { image } = carriers[0] ?? { image: -1 }
    return { key, image, carriers: carriers.toSorted(byTime), says: says(world, image, carriers) }
  })
}

export function byTime(a: Carrying, b: Carrying): number {
  if (a.at === b.at) return a.message - b.message || a.ordinal - b.ordinal
  if (a.at === null) return 1
  if (b.at === null) return -1
  return a.at - b.at
}

function says(world: World, image: number, carriers: readonly Carrying[]): PlainImage['says'] {
  const facts = world.images[image]
  const senders = new Set(carriers.flatMap(({ from }) => from ?? []))
  const spread = carriers.length === 1 ? 'one row' : senders.size > 1 ? 'several senders' : 'several rows'
  if (facts === undefined) {
    return { state: 'missing', spread, device: '', taken: '', position: 'no', type: '', size: 'unknown' }
  }
  const { edge, frames, problem, device, takenText, position, type } = facts
  const sizes: Record<number, string> = { 100: 'tiny', 900: 'small', 2000: 'medium', 4000: 'large' }
  return {
    state: problem !== null ? 'undecodable' : frames > 1 ? 'animated' : 'still',
    spread,
    device: device ?? '',
    taken: takenText === null ? '' : takenText.slice(0, 10).replaceAll(':', '-'),
    position: position ? 'yes' : 'no',
    type,
    size: edge === null ? 'unknown' : (sizes[edge] ?? ''),
  }
}

/** Whether an image passes, by some one row, all filters but `except`; the rows by which it does. */
export function passing(
  desk: Desk,
  image: PlainImage,
  filters: GalleryFilters,
  except: GalleryFacet | null = null,
): Carrying[] {
  for (const [facet, value] of Object.entries(image.says) as [keyof PlainImage['says'], string][]) {
    const wanted: readonly string[] | undefined = filters[facet]
    if (facet !== except && wanted !== undefined && !wanted.includes(value)) return []
  }
  return image.carriers.filter((row) =>
    (['sender', 'conversation', 'source', 'tag'] as const).every((facet) => {
      const wanted = filters[facet]
      return (
        facet === except ||
        wanted === undefined ||
        wanted.some((id) => valuesOf(desk, row, facet).includes(id))
      )
    }),
  )
}

/** What a row has of a facet: ids as the case gives them. */
export function valuesOf(
  desk: Desk,
  row: Carrying,
  facet: 'sender' | 'conversation' | 'source' | 'tag',
): number[] {
  const id = (table: string, name: string) =>
    desk.db.prepare(`SELECT id FROM ${table} WHERE name = ?`).pluck().get(name) as number
  switch (facet) {
    case 'sender':
      return [row.from === null ? 0 : id('handle', row.from)]
    case 'conversation':
      return [id('conversation', row.conversation)]
    case 'source':
      return [id('source', `file-${row.file}.csv`)]
    case 'tag':
      return [
        row.tagged
          ? (desk.db.prepare("SELECT id FROM tag_def WHERE code = 'IM'").pluck().get() as number)
          : 0,
      ]
  }
}
