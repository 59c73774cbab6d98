import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { imageBytes, MediaStore, openMedia } from '../../../electron/engine/media/index.ts'
import { Desk } from '../../support/desk.ts'
import { addRows } from '../../support/rows.ts'

const bytes = Buffer.from('the bytes as they were served')
const sha256 = createHash('sha256').update(bytes).digest('hex')

/** A case with one image in it. */
function served(thumbnail: Buffer | null) {
  const desk = new Desk()
  addRows(desk.db, 'a.csv', [{ at: 0, images: ['x'] }], [{ name: 'x', bytes, type: 'image/jpeg' }])
  const media = openMedia(casePaths(desk.folder).media, desk.reader.access.key)
  new MediaStore(media).put({ sha256, thumbnail }, bytes)
  media.close()
  return desk.reader
}

test('an image goes out as it came in, with the type that its bytes have', () => {
  const image = imageBytes(served(null), sha256, 'original')
  expect(image.type).toBe('image/jpeg')
  expect(Buffer.from(image.bytes)).toEqual(bytes)
})

test('a thumbnail is a webp, and an error where the image could not be decoded', () => {
  expect(imageBytes(served(Buffer.from([1])), sha256, 'thumbnail').type).toBe('image/webp')
  expect(() => imageBytes(served(null), sha256, 'thumbnail')).toThrow(
    expect.objectContaining({ code: 'not.found' }),
  )
})

test('what is not among the images of the case is an error', () => {
  expect(() => imageBytes(served(null), 'f'.repeat(64), 'original')).toThrow(
    expect.objectContaining({ code: 'not.found' }),
  )
})
