import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { MediaWriter, openMedia, readImage } from '../../../electron/engine/media/index.ts'
import { tempFolder } from '../../support/temp.ts'

const image = (size: number, seed: number) => {
  const original = Buffer.alloc(size, seed)
  return {
    sha256: createHash('sha256').update(original).digest('hex'),
    thumbnail: Buffer.from([seed]),
    original,
  }
}

test('images that are handed over are in media.db once it has ended, whatever their size, and read as they were', async () => {
  const path = join(tempFolder(), 'media.db')
  const key = new Uint8Array(32).fill(3)
  openMedia(path, key).close()
  const writer = new MediaWriter(path, key)
  const sizes = [0, 1, 100, 4000, 8192, 70_000, 5_000_000, 20_000_000]
  const images = sizes.map((size, i) => image(size, i + 1))
  for (const each of images) {
    await writer.room()
    writer.put({ ...each, original: Buffer.from(each.original) })
  }
  await writer.end()
  const db = openRead(path, key)
  for (const { sha256, original, thumbnail } of images) {
    expect(readImage(db, sha256, 'original')?.equals(original)).toBe(true)
    expect(readImage(db, sha256, 'thumbnail')?.equals(thumbnail)).toBe(true)
  }
  db.close()
})

test('what cannot be written is an error when it ends, and when more is brought', async () => {
  const writer = new MediaWriter(join(tempFolder(), 'no folder', 'media.db'), null)
  writer.put(image(20_000_000, 1))
  await expect(writer.end()).rejects.toMatchObject({ code: 'import.failed' })
  await expect(writer.room()).rejects.toMatchObject({ code: 'import.failed' })
})
