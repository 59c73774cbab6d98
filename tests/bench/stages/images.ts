import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createCase } from '../../../electron/engine/case/create.ts'
import { readHeader } from '../../../electron/engine/case/header.ts'
import { unwrapKey } from '../../../electron/engine/case/keys.ts'
import { importImages } from '../../../electron/engine/ingest/images.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { productPorts } from '../../../electron/worker/index.ts'
import { password } from './host.ts'

interface Input {
  readonly images: string
  readonly case: string
  readonly data: string
  readonly count: number
}

const sizes = [
  [4000, 3000],
  [1920, 1080],
] as const
/** Different pictures of each size; the files differ by some bytes behind their end, so that each is an image of its own. */
const pictures = 3

/** Invented photographs, half of 12 and half of 2 megapixels: soft shapes and a sensor's noise. */
export async function makeImages({ images, count }: Input) {
  mkdirSync(images, { recursive: true })
  const made = await Promise.all(
    Array.from({ length: pictures * sizes.length }, (_, i) =>
      photograph(sizes[i % sizes.length] ?? sizes[0]),
    ),
  )
  let bytes = 0
  for (let i = 0; i < count; i++) {
    const file = Buffer.concat([made[i % made.length] ?? Buffer.alloc(0), Buffer.from(`#${i}`)])
    writeFileSync(join(images, `IMG_${i}.jpg`), file)
    bytes += file.length
  }
  return { bytes }
}

function noise(width: number, height: number, sigma: number): Promise<Buffer> {
  return sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma } },
  })
    .png({ compressionLevel: 0 })
    .toBuffer()
}

async function photograph([width, height]: readonly [number, number]): Promise<Buffer> {
  const shapes = await noise(Math.ceil(width / 16), Math.ceil(height / 16), 50)
  return sharp(shapes)
    .resize(width, height, { kernel: 'cubic' })
    .composite([{ input: await noise(width, height, 12), blend: 'overlay' }])
    .withExif({ IFD0: { Model: 'Telephone' }, IFD2: { DateTimeOriginal: '2020:04:14 09:12:30' } })
    .jpeg({ quality: 85 })
    .toBuffer()
}

/** The decoder alone: bytes already in memory to thumbnails that are thrown away, as many side by side as serve it best. */
export async function decodeFloor({ images }: Input) {
  sharp.concurrency(1)
  sharp.cache(false)
  const files = readdirSync(images).map((name) => readFileSync(join(images, name)))
  const start = performance.now()
  const work = async () => {
    for (let bytes = files.pop(); bytes !== undefined; bytes = files.pop()) {
      await sharp(bytes, { failOn: 'error' })
        .autoOrient()
        .resize({ width: 256, height: 256, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: 70 })
        .toBuffer()
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() * 2 }, work))
  return { seconds: (performance.now() - start) / 1000 }
}

/** The import's own step: from files to an encrypted media.db, with hashes, EXIF, thumbnails and perceptual hashes. */
export async function imagesImport({ images, case: path, data }: Input) {
  const access = newCase(path, data)
  const start = performance.now()
  const nothing = { names: new Set<string>(), hashes: new Set<string>(), beside: null }
  const { all } = await importImages(access, images, nothing, call)
  return { seconds: (performance.now() - start) / 1000, images: all.length }
}

function newCase(folder: string, data: string): CaseAccess {
  const ports = { ...productPorts(data, null), now: Date.now }
  createCase(ports, folder, { name: 'Bench', operation: '', marking: '' }, [
    { name: 'bench', role: 'administrator', password },
  ])
  const { id, slots } = readHeader(folder)
  const wrap = slots[0]?.wrap ?? null
  if (wrap === null) throw new Error('The case is not encrypted.')
  return { folder, key: unwrapKey(wrap, password, id, 1), readOnly: false }
}

const call = { checkCancelled: () => {}, progress: () => {} }
