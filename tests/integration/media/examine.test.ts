import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { decodeHeic } from '../../../electron/engine/media/heic.ts'
import { examineImage, imageType } from '../../../electron/engine/media/index.ts'
import { bmp24, heic, scene } from '../../support/pictures.ts'

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

test('a HEIC is decoded, with its EXIF', async () => {
  const found = await examineImage(heic)
  expect(found).toMatchObject({
    type: 'image/heic',
    width: 96,
    height: 64,
    problem: null,
    device: 'Maker Phone 9',
    takenText: '2020:04:14 09:12:30',
  })
  const { data } = await sharp(found.thumbnail ?? Buffer.alloc(0))
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [left, right] = [data.subarray(0, 3), data.subarray(95 * 3, 96 * 3)]
  expect((left[0] ?? 0) > (left[2] ?? 0) && (right[2] ?? 0) > (right[0] ?? 0)).toBe(true)
})

test('a HEIC that is damaged says so, and one that takes too long is given up with its thread', async () => {
  const damaged = Buffer.from(heic)
  damaged.fill(0, 300, 500)
  expect(await examineImage(damaged)).toMatchObject({
    thumbnail: null,
    problem: expect.any(String),
    sha256: expect.any(String),
  })
  expect(await examineImage(heic.subarray(0, 200))).toMatchObject({ problem: expect.any(String) })
  await expect(decodeHeic(heic, 0)).rejects.toThrow(/not decoded within/)
})

test('a bitmap is decoded', async () => {
  const found = await examineImage(bmp24(300, 150, (x) => [x % 256, 0, 0]))
  expect(found).toMatchObject({ type: 'image/bmp', width: 300, height: 150, problem: null })
  expect(await sharp(found.thumbnail ?? Buffer.alloc(0)).metadata()).toMatchObject({
    width: 256,
    height: 128,
  })
})

test('an animation tells its frames and is shown by its first; a still picture has one', async () => {
  const frames = await Promise.all([1, 2, 3].map((seed) => scene(40, 30, seed).png().toBuffer()))
  const moving = sharp(frames, { join: { animated: true } })
  for (const bytes of [await moving.clone().gif().toBuffer(), await moving.clone().webp().toBuffer()]) {
    expect(await examineImage(bytes)).toMatchObject({ frames: 3, width: 40, height: 30, problem: null })
  }
  const still = await scene(40, 30).png().toBuffer()
  expect(await examineImage(still)).toMatchObject({ frames: 1 })
  // An animated PNG announces its frames in an acTL chunk behind the 33 bytes of signature and header.
  const chunk = Buffer.alloc(20)
  chunk.writeUInt32BE(8, 0)
  chunk.write('acTL', 4, 'latin1')
  chunk.writeUInt32BE(12, 8)
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 16)), 16)
  const apng = Buffer.concat([still.subarray(0, 33), chunk, still.subarray(33)])
  expect(await examineImage(apng)).toMatchObject({ frames: 12, problem: null })
})

test('a TIFF tells its device, also where its pixels cannot be decoded', async () => {
  // One directory at byte 8 with one entry: tag 271 (Make), type 2 (ASCII), 6 bytes at byte 26.
  const tiff = Buffer.from(
    '49492a00080000000100' + '0f010200060000001a000000' + '00000000' + '4d616b657200',
    'hex',
  )
  expect(await examineImage(tiff)).toMatchObject({
    type: 'image/tiff',
    device: 'Maker',
    problem: expect.any(String),
  })
})

test('EXIF is read from PNG, WebP and AVIF as from JPEG', async () => {
  for (const format of ['png', 'webp', 'avif'] as const) {
    const bytes = await picture()
      .withExif({ IFD0: { Make: 'Maker', Model: 'Phone 2' } })
      .toFormat(format)
      .toBuffer()
    expect(await examineImage(bytes)).toMatchObject({ type: `image/${format}`, device: 'Maker Phone 2' })
  }
})

test('sixteen bits, grey, transparent and CMYK pictures get a thumbnail and a hash', async () => {
  const images = [
    await scene().toColourspace('rgb16').png().toBuffer(),
    await scene().greyscale().jpeg().toBuffer(),
    await scene().ensureAlpha(0.5).png().toBuffer(),
    await scene().toColourspace('cmyk').jpeg().toBuffer(),
  ]
  for (const bytes of images) {
    expect(await examineImage(bytes)).toMatchObject({
      problem: null,
      dhash: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
  }
})

test('bytes that are two things at once are the picture that they begin as, and nothing in them runs', async () => {
  const jpeg = await picture(80, 60).jpeg().toBuffer()
  const polyglot = Buffer.concat([jpeg, Buffer.from('PK\x03\x04<script>alert(1)</script>')])
  expect(await examineImage(polyglot)).toMatchObject({ type: 'image/jpeg', width: 80, problem: null })
  const disguised = Buffer.from('GIF89a/*<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>*/=1')
  expect(await examineImage(disguised)).toMatchObject({
    type: 'image/gif',
    thumbnail: null,
    problem: expect.any(String),
  })
})

test('bombs are refused by the size that their headers state, whatever the format', async () => {
  const gif = await picture(8, 8).gif().toBuffer()
  gif.writeUInt16LE(60_000, 6)
  gif.writeUInt16LE(60_000, 8)
  // The frame's own size, behind its separator, four bytes of position before it.
  const frame = gif.indexOf(0x2c, 13)
  gif.writeUInt16LE(60_000, frame + 5)
  gif.writeUInt16LE(60_000, frame + 7)
  const bmp = bmp24(8, 8, () => [0, 0, 0])
  bmp.writeInt32LE(60_000, 18)
  bmp.writeInt32LE(60_000, 22)
  for (const bytes of [gif, bmp]) {
    expect(await examineImage(bytes)).toMatchObject({
      thumbnail: null,
      problem: expect.stringMatching(/pixel/i),
    })
  }
})

test('whatever bytes of a picture are changed, examining it ends', async () => {
  const whole = await Promise.all([
    scene(64, 48).jpeg().toBuffer(),
    scene(64, 48).png().toBuffer(),
    scene(64, 48).webp().toBuffer(),
    scene(64, 48).gif().toBuffer(),
    scene(64, 48).tiff().toBuffer(),
  ])
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...whole),
      fc.array(change, { minLength: 1, maxLength: 8 }),
      async (image, changes) => {
        const bytes = Buffer.from(image)
        for (const [at, value] of changes) bytes[at % bytes.length] = value
        const found = await examineImage(bytes)
        expect(found.problem === null).toBe(found.thumbnail !== null)
      },
    ),
    { numRuns: 150 },
  )
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
