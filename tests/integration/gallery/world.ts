import fc from 'fast-check'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { galleryReads } from '../../../electron/engine/gallery/index.ts'
import { sourceReads, sourceWrites } from '../../../electron/engine/sources/index.ts'
import { taggingReads, taggingWrites } from '../../../electron/engine/tagging/index.ts'
import { twinReads, twinWrites } from '../../../electron/engine/twins/index.ts'
import type { GalleryFilters } from '../../../shared/contract/gallery.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { Desk } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { addRows, type ImageFacts, type TestImage, type TestRow } from '../../support/rows.ts'

export const galleryDesk = (): Desk =>
  new Desk(
    galleryReads,
    browseReads,
    sourceReads,
    sourceWrites,
    taggingReads,
    taggingWrites,
    twinReads,
    twinWrites,
  )

const plainFacts: ImageFacts = {
  width: 640,
  height: 480,
  frames: 1,
  dhash: '00000000000000ff',
  takenText: null,
  latitude: null,
  longitude: null,
  device: null,
  problem: null,
}

/** An image whose bytes are its name, `bytes` long. */
export function image(
  name: string,
  facts: Partial<ImageFacts> = {},
  type = 'image/jpeg',
  bytes = 100,
): TestImage {
  return { name, bytes: Buffer.from(name.padEnd(bytes, '.')), type, facts: { ...plainFacts, ...facts } }
}

export type Open = Partial<Input<'gallery.open'>>

/** Opens a gallery and reads all of it. */
export async function opened(desk: Desk, params: Open = {}) {
  const call = desk.as('reviewer')
  const answer = await call('gallery.open', {
    filters: {},
    alike: null,
    order: { by: 'sent', reverse: false },
    group: null,
    ...params,
  })
  const images = []
  for (let from = 0; from < answer.positions; from += 200) {
    images.push(...(await call('gallery.page', { set: answer.set, from, count: 200 })).images)
  }
  return { ...answer, list: images }
}

/** Names of the images that a gallery shows, in its order. */
export async function names(desk: Desk, params: Open = {}): Promise<string[]> {
  return (await opened(desk, params)).list.map(({ media }) => media.name)
}

export const mediaId = (desk: Desk, name: string): number =>
  desk.db
    .prepare('SELECT media FROM message_media WHERE name = ? AND media IS NOT NULL')
    .pluck()
    .get(name) as number

const handles = ['ravenwolf', 'tallship', 'kestrel'] as const
const devices = [null, 'BQ Aquaris X2', 'Pixel 4'] as const
const days = [null, '2020:04:14 09:12:30', '2020:04:14 08:00:00', '2020:05:01 10:00:00'] as const
const hashes = ['0000000000000000', '0000000000000007', '00000000000000ff', 'f0f0f0f0f0f0f0f0', null] as const

const factsArbitrary = fc.record({
  edge: fc.constantFrom(null, 100, 900, 2000, 4000),
  frames: fc.constantFrom(1, 1, 5),
  dhash: fc.constantFrom(...hashes),
  takenText: fc.constantFrom(...days),
  device: fc.constantFrom(...devices),
  position: fc.boolean(),
  problem: fc.constantFrom(null, null, null, 'cut off'),
  type: fc.constantFrom('image/jpeg', 'image/png'),
  bytes: fc.integer({ min: 20, max: 40 }),
})

const rowArbitrary = fc.record({
  from: fc.constantFrom(...handles, null),
  to: fc.constantFrom(...handles),
  at: fc.option(fc.integer({ min: 0, max: 40 }), { freq: 8 }),
  images: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 0, maxLength: 3 }),
  tag: fc.boolean(),
})

/** Some images (those above the last are named and not served), and two files of rows that name them. */
export const worldArbitrary = fc.record({
  images: fc.array(factsArbitrary, { minLength: 3, maxLength: 8 }),
  files: fc.array(fc.array(rowArbitrary, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 2 }),
  withdrawn: fc.boolean(),
})
export type World = typeof worldArbitrary extends fc.Arbitrary<infer T> ? T : never

function imagesOf({ images }: World): TestImage[] {
  return images.map(({ edge, position, type, bytes, ...facts }, k) =>
    image(
      `img-${k}`,
      {
        ...facts,
        width: edge,
        height: edge === null ? null : 50,
        latitude: position ? 51 : null,
        longitude: position ? 0 : null,
      },
      type,
      bytes,
    ),
  )
}

/** One row that carries one image, as a plain reading of the world has it. */
export interface Carrying {
  readonly message: number
  /** Place among the row's images. */
  readonly ordinal: number
  readonly file: number
  readonly image: number
  readonly at: number | null
  readonly from: string | null
  readonly conversation: string
  readonly tagged: boolean
}

/** Puts a world into a case. @returns every row and image that it names, the ids as they became */
export async function fill(desk: Desk, world: World): Promise<Carrying[]> {
  const carrying: Carrying[] = []
  const toTag: number[] = []
  world.files.forEach((rows, file) => {
    const ids = addRows(
      desk.db,
      `file-${file}.csv`,
      rows.map(
        ({ from, to, at, images }): TestRow => ({
          at: at === null ? null : april(1, 0, at),
          from,
          to,
          images: images.map((k) => `img-${k}`),
          body: '',
        }),
      ),
      imagesOf(world),
    )
    rows.forEach((row, k) => {
      const message = ids[k] ?? 0
      if (row.tag) toTag.push(message)
      const ends = [row.from, row.to].filter((end) => end !== null)
      for (const [ordinal, own] of row.images.entries()) {
        carrying.push({
          message,
          ordinal,
          file,
          image: own,
          at: row.at === null ? null : april(1, 0, row.at),
          from: row.from,
          conversation: ends.sort().join(' ⇄ '),
          tagged: row.tag,
        })
      }
    })
  })
  if (toTag.length > 0) {
    const def = desk.db.prepare("SELECT id FROM tag_def WHERE code = 'IM'").pluck().get() as number
    await desk.as('reviewer')('tag.add', { def, messages: toTag, note: '', range: null })
  }
  if (!world.withdrawn || world.files.length < 2) return carrying
  await desk.as('supervisor')('source.withdraw', { source: 1, reason: 'served in error' })
  return carrying.filter(({ file }) => file !== 0)
}

/** Filters over what worlds are made of; ids are asked of the case. */
export const filtersArbitrary = fc.record(
  {
    state: fc.subarray(['still', 'animated', 'undecodable', 'missing'] as const, { minLength: 1 }),
    type: fc.subarray(['image/jpeg', 'image/png', ''], { minLength: 1 }),
    size: fc.subarray(['tiny', 'small', 'medium', 'large', 'unknown'] as const, { minLength: 1 }),
    spread: fc.subarray(['one row', 'several rows', 'several senders'] as const, { minLength: 1 }),
    position: fc.subarray(['yes', 'no'] as const, { minLength: 1 }),
    device: fc.subarray(['', 'BQ Aquaris X2', 'Pixel 4'], { minLength: 1 }),
    taken: fc.subarray(['', '2020-04-14', '2020-05-01'], { minLength: 1 }),
    sender: fc.subarray([0, 1, 2, 3], { minLength: 1 }),
    conversation: fc.subarray([1, 2, 3, 4], { minLength: 1 }),
    source: fc.subarray([1, 2], { minLength: 1 }),
    tag: fc.subarray([0, 1], { minLength: 1 }),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<GalleryFilters>
