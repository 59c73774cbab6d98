import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { examineImage, imageType } from '../../../electron/engine/media/index.ts'

const picture = (width = 640, height = 480) =>
  sharp({ create: { width, height, channels: 3, background: '#358' } })

describe('an image is known by its content, not its name', () => {
  const formats = ['jpeg', 'png', 'gif', 'webp', 'avif', 'tiff'] as const
  test.each(formats)('%s is recognised and gets a thumbnail', async (format) => {
    const bytes = await picture().toFormat(format).toBuffer()
    const found = await examineImage(bytes)
    expect(found).toMatchObject({
      type: `image/${format}`,
      width: 640,
      height: 480,
      problem: null,
      bytes: bytes.length,
    })
    expect(imageType(found.thumbnail ?? Buffer.alloc(0))).toBe('image/webp')
    expect(await sharp(found.thumbnail ?? Buffer.alloc(0)).metadata()).toMatchObject({
      width: 256,
      height: 192,
    })
  })

  test('SVG, HTML and text are no images here', async () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<html><script>1</script></html>',
      'hello',
    ]) {
      expect(await examineImage(Buffer.from(text))).toMatchObject({
        type: 'application/octet-stream',
        thumbnail: null,
      })
    }
  })
})

test('the hash is that of the bytes as served', async () => {
  const bytes = await picture().jpeg().toBuffer()
  expect((await examineImage(bytes)).sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('EXIF gives the device, its clock as written, and the position', async () => {
  const bytes = await picture()
    .withExif({
      IFD0: { Make: 'Maker', Model: 'Phone 1' },
      IFD2: { DateTimeOriginal: '2020:04:14 09:12:30' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 6/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
  const found = await examineImage(bytes)
  expect(found).toMatchObject({ device: 'Maker Phone 1', takenText: '2020:04:14 09:12:30', takenAt: null })
  expect(found.latitude).toBeCloseTo(51.5, 6)
  expect(found.longitude).toBeCloseTo(-0.1, 6)
})

test('a clock becomes an instant only where its offset is written beside it', async () => {
  const bytes = await picture()
    .withExif({ IFD2: { DateTimeOriginal: '2020:04:14 09:12:30', OffsetTimeOriginal: '+01:00' } })
    .jpeg()
    .toBuffer()
  expect((await examineImage(bytes)).takenAt).toBe(Date.UTC(2020, 3, 14, 8, 12, 30))
})

test('an image lying on its side is described as it is shown', async () => {
  const bytes = await picture(600, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await examineImage(bytes)).toMatchObject({ width: 300, height: 600 })
})

test('a damaged, an empty and an enormous image keep their hash and say why they cannot be shown', async () => {
  const whole = await picture().jpeg().toBuffer()
  const cut = await examineImage(whole.subarray(0, 300))
  expect(cut).toMatchObject({ type: 'image/jpeg', thumbnail: null, problem: expect.any(String) })
  expect(cut.sha256).toHaveLength(64)
  expect(await examineImage(Buffer.alloc(0))).toMatchObject({ problem: 'the file is empty' })
  // A PNG header that claims 60,000 × 60,000 pixels: refused before a pixel is decoded.
  const png = await picture(8, 8).png().toBuffer()
  png.writeUInt32BE(60_000, 16)
  png.writeUInt32BE(60_000, 20)
  expect(await examineImage(png)).toMatchObject({ thumbnail: null, problem: expect.stringMatching(/pixel/i) })
})
