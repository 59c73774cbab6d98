import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GalleryFilters } from '../../../shared/contract/gallery.ts'
import type { Desk } from '../../support/desk.ts'
import { byTime, type PlainImage, passing, plainImages, valuesOf } from './plain.ts'
import { fill, filtersArbitrary, galleryDesk, mediaId, opened, type World, worldArbitrary } from './world.ts'

const runs = { numRuns: 25 }

async function made(world: World): Promise<{ desk: Desk; plain: PlainImage[] }> {
  const desk = galleryDesk()
  return { desk, plain: plainImages(world, await fill(desk, world)) }
}

/** Name, rows that let it through, and the first of them, in the order of time sent. */
function expected(desk: Desk, plain: readonly PlainImage[], filters: GalleryFilters) {
  return plain
    .map((image) => ({ image, rows: passing(desk, image, filters) }))
    .filter(({ rows }) => rows.length > 0)
    .sort((a, b) => {
      const [first, second] = [a.rows[0], b.rows[0]]
      return first === undefined || second === undefined ? 0 : byTime(first, second)
    })
    .map(({ image, rows }) => ({
      name: `img-${image.image}`,
      message: rows[0]?.message,
      rows: rows.length,
      allRows: image.carriers.length,
    }))
}

describe('a gallery, beside a plain reading of the same rows,', () => {
  it('shows the same images, each once, by the same row and with the same counts, whatever the filters', async () => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary, filtersArbitrary, async (world, filters) => {
        const { desk, plain } = await made(world)
        const { list, images, rows, all } = await opened(desk, { filters })
        const wanted = expected(desk, plain, filters)
        const shown = list.map((image) => ({
          name: image.media.name,
          message: image.row.id as number,
          rows: image.rows,
          allRows: image.allRows,
        }))
        expect(shown).toEqual(wanted)
        expect(images).toBe(wanted.length)
        expect(rows).toBe(wanted.reduce((sum, image) => sum + image.rows, 0))
        expect(all).toBe(plain.length)
      }),
      runs,
    )
  })

  it('counts each facet over what all other filters let through', async () => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary, filtersArbitrary, async (world, filters) => {
        const { desk, plain } = await made(world)
        const { facets } = await desk.as('reviewer')('gallery.facets', { filters, alike: null, count: 100 })
        for (const { of, total, values } of facets) {
          const counts = new Map<string | number, number>()
          for (const image of plain) {
            const rows = passing(desk, image, filters, of)
            if (rows.length === 0) continue
            const own =
              of === 'sender' || of === 'conversation' || of === 'source' || of === 'tag'
                ? new Set(rows.flatMap((row) => valuesOf(desk, row, of)))
                : new Set([image.says[of]])
            for (const value of own) counts.set(value, (counts.get(value) ?? 0) + 1)
          }
          expect([of, new Map(values.map(({ value, images }) => [value, images]))]).toEqual([of, counts])
          expect(total).toBe(counts.size)
        }
      }),
      runs,
    )
  })

  it('compares with one image as a count of differing bits does, and groups so that each stands by an image that near', async () => {
    await fc.assert(
      fc.asyncProperty(worldArbitrary, fc.integer({ min: 0, max: 11 }), async (world, within) => {
        const { desk, plain } = await made(world)
        const hashOf = ({ image }: PlainImage) => world.images[image]?.dhash ?? null
        const one = plain.find((image) => hashOf(image) !== null)
        const own = one === undefined ? null : hashOf(one)
        if (one === undefined || own === null) return
        const { list } = await opened(desk, {
          alike: { media: mediaId(desk, `img-${one.image}`), within },
          order: { by: 'similarity', reverse: false },
        })
        const near = plain.flatMap((image) => {
          const hash = hashOf(image)
          if (hash === null) return []
          const distance = differing(hash, own)
          return distance > within ? [] : [{ name: `img-${image.image}`, distance }]
        })
        const shown = list.map(({ media, distance }) => ({ name: media.name, distance }))
        expect(shown.map(({ distance }) => distance)).toEqual(
          near.map(({ distance }) => distance).toSorted(byNumber),
        )
        expect(new Set(shown.map(({ name }) => name))).toEqual(new Set(near.map(({ name }) => name)))

        const grouped = await opened(desk, { group: within })
        expect(grouped.list.reduce((sum, { alike }) => sum + 1 + alike, 0)).toBe(plain.length)
        expect(grouped.positions).toBe(leaders(desk, plain, world, within))
      }),
      runs,
    )
  })
})

const byNumber = (a: number, b: number) => a - b

function differing(a: string, b: string): number {
  let bits = BigInt(`0x${a}`) ^ BigInt(`0x${b}`)
  let count = 0
  for (; bits > 0n; bits >>= 1n) count += Number(bits & 1n)
  return count
}

/** How many groups: in the order of time each image joins the first that is near enough, or begins one. */
function leaders(desk: Desk, plain: readonly PlainImage[], world: World, within: number): number {
  const hashes: string[] = []
  let alone = 0
  for (const image of expectedOrder(desk, plain)) {
    const hash = world.images[image.image]?.dhash ?? null
    if (hash === null) alone++
    else if (!hashes.some((other) => differing(other, hash) <= within)) hashes.push(hash)
  }
  return alone + hashes.length
}

function expectedOrder(desk: Desk, plain: readonly PlainImage[]): PlainImage[] {
  const first = (image: PlainImage) => passing(desk, image, {})[0]
  return plain.toSorted((a, b) => {
    const [x, y] = [first(a), first(b)]
    if (x === undefined || y === undefined) return 0
    return byTime(x, y)
  })
}
