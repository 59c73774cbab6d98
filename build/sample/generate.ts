import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { Album } from './album.ts'
import { buildCell, cellSizes } from './cell.ts'
import { record, TextFile } from './csv.ts'
import { drawPictures } from './images.ts'
import { AnswerKey } from './key.ts'
import { COLUMNS, writePacks } from './packs.ts'
import { README, TITLE } from './readme.ts'
import { slotPools } from './slots.ts'

const FEWEST = 50
const MOST = 10_000_000

export interface Order {
  /** Rows of messages.csv, without the header: 50 to 10,000,000. */
  readonly messages: number
  /** Any integer; the same size and seed give the same bytes. */
  readonly seed: number
  /** Folder for messages.csv, images/ and README.txt. */
  readonly out: string
  /** Folder for the answer key; must not lie within `out`. */
  readonly key: string
  /** False leaves images/ empty: for measuring the messages alone. */
  readonly images: boolean
  readonly onProgress: (done: string) => void
}

export interface Outcome {
  readonly rows: number
  readonly images: number
  readonly seconds: { readonly messages: number; readonly images: number }
}

/**
 * Writes a sample case and its answer key. Cell by cell, so memory does not grow with the number of messages.
 * Throws RangeError on a size out of bounds, Error if a folder may not be written.
 */
export async function generate(order: Order): Promise<Outcome> {
  const { messages, seed } = order
  if (!Number.isInteger(messages) || messages < FEWEST || messages > MOST) {
    throw new RangeError(
      `the number of messages must be a whole number from ${FEWEST} to ${MOST}, not ${messages}`,
    )
  }
  if (!Number.isSafeInteger(seed)) throw new RangeError(`the seed must be a whole number, not ${seed}`)
  prepareFolders(order)
  const begun = performance.now()
  const album = new Album(messages, seed)
  const pools = slotPools(seed)
  const file = new TextFile(join(order.out, 'messages.csv'))
  const key = new AnswerKey(order.key, seed, messages)
  file.write(record(...COLUMNS))
  const sizes = cellSizes(messages)
  let rows = 0
  for (const [number, size] of sizes.entries()) {
    const cell = buildCell(number, sizes.length, size, seed, album, pools)
    key.addCell(cell, writePacks(cell, rows, file))
    rows += size
    if (sizes.length > 1) order.onProgress(`${rows} of ${messages} rows`)
  }
  file.close()
  key.close(album.pictures)
  writeFileSync(join(order.out, 'README.txt'), README)
  const written = performance.now()
  const images = order.images
    ? await drawPictures(album.pictures, join(order.out, 'images'), (n) =>
        order.onProgress(`${n} of ${album.pictures.length} images`),
      )
    : 0
  const drawn = performance.now()
  return { rows, images, seconds: { messages: (written - begun) / 1000, images: (drawn - written) / 1000 } }
}

/** Clears what an earlier run left, but never a folder that is not a sample's. */
function prepareFolders(order: Order): void {
  const out = resolve(order.out)
  const key = resolve(order.key)
  const inside = relative(out, key)
  if (inside === '' || !(inside.startsWith('..') || resolve(inside) === inside)) {
    throw new Error(`the answer key must not lie within the case: ${key} is inside ${out}`)
  }
  const images = join(out, 'images')
  if (existsSync(images) && readdirSync(images).length > 0) {
    const readme = join(out, 'README.txt')
    if (!existsSync(readme) || !readFileSync(readme, 'utf8').startsWith(TITLE)) {
      throw new Error(`${images} holds files that are not a sample's: choose another folder`)
    }
    rmSync(images, { recursive: true })
  }
  mkdirSync(images, { recursive: true })
  mkdirSync(dirname(key), { recursive: true })
}
