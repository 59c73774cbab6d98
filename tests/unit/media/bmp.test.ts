import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bmpSize, decodeBmp } from '../../../electron/engine/media/bmp.ts'
import { bmp24, bmpHeader } from '../../support/pictures.ts'

const red = [255, 0, 0]
const green = [0, 255, 0]
const blue = [0, 0, 255]
const white = [255, 255, 255]

/** A bitmap with a palette of red, green, blue, white and these bytes as pixels. */
function indexed(
  width: number,
  height: number,
  bits: number,
  pixels: readonly number[],
  compression = 0,
): Buffer {
  const count = 1 << Math.min(bits, 2)
  const from = 54 + count * 4
  const bytes = Buffer.alloc(from + pixels.length)
  bmpHeader(bytes, width, height, bits, from, compression)
  bytes.writeUInt32LE(count, 46)
  for (const [i, colour] of [red, green, blue, white].slice(0, count).entries()) {
    bytes.set([...colour].reverse(), 54 + i * 4)
  }
  bytes.set(pixels, from)
  return bytes
}

const rows = (bytes: Buffer) => [...decodeBmp(bytes).data]

describe('every way of writing a bitmap gives its pixels, from the top', () => {
  test('24 bits, rows padded to four bytes', () => {
    const pixel = (x: number, y: number): [number, number, number] => [x * 10, y * 10, 7]
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (width, height) => {
        const { data, channels } = decodeBmp(bmp24(width, height, pixel))
        expect(channels).toBe(3)
        for (let y = 0; y < height; y++)
          for (let x = 0; x < width; x++) {
            const at = (y * width + x) * 3
            expect([...data.subarray(at, at + 3)]).toEqual(pixel(x, y))
          }
      }),
    )
  })

  test('one, four and eight bits with a palette', () => {
    expect(rows(indexed(2, 1, 1, [0b01000000, 0, 0, 0]))).toEqual([...red, ...green])
    expect(rows(indexed(3, 1, 4, [0x21, 0x30, 0, 0]))).toEqual([...blue, ...green, ...white])
    expect(rows(indexed(2, 2, 8, [0, 1, 0, 0, 2, 3, 0, 0]))).toEqual([...blue, ...white, ...red, ...green])
  })

  test('runs of eight and of four bits, with jumps and plain stretches', () => {
    const runs8 = [3, 1, 0, 0, 0, 3, 2, 3, 0, 0, 0, 1]
    expect(rows(indexed(3, 2, 8, runs8, 1))).toEqual([
      ...blue,
      ...white,
      ...red,
      ...green,
      ...green,
      ...green,
    ])
    const runs4 = [3, 0x12, 0, 1]
    expect(rows(indexed(3, 1, 4, runs4, 2))).toEqual([...green, ...blue, ...green])
    expect(rows(indexed(3, 1, 8, [0, 2, 2, 0, 1, 3, 0, 1], 1))).toEqual([...red, ...red, ...white])
  })

  test('16 and 32 bits, by masks and without, and the top row first', () => {
    const sixteen = Buffer.alloc(58)
    bmpHeader(sixteen, 2, 1, 16, 54)
    sixteen.writeUInt16LE(0x7c00, 54)
    sixteen.writeUInt16LE(0x001f, 56)
    expect(rows(sixteen)).toEqual([...red, ...blue])
    const masked = Buffer.alloc(54 + 12 + 4)
    bmpHeader(masked, 2, -1, 16, 66, 3)
    for (const [i, mask] of [0xf800, 0x7e0, 0x1f].entries()) masked.writeUInt32LE(mask, 54 + i * 4)
    masked.writeUInt16LE(0x07e0, 66)
    masked.writeUInt16LE(0xffff, 68)
    expect(rows(masked)).toEqual([...green, ...white])
    const down = Buffer.alloc(62)
    bmpHeader(down, 1, -2, 32, 54)
    down.set([0, 0, 255, 0, 0, 255, 0, 0], 54)
    expect(rows(down)).toEqual([...red, ...green])
  })
})

test('a header that lies about size, depth or length is refused before anything is allocated', () => {
  const whole = bmp24(4, 4, () => [1, 2, 3])
  expect(() => decodeBmp(whole.subarray(0, 60))).toThrow(/break off/)
  expect(() => decodeBmp(whole.subarray(0, 20))).toThrow(/breaks off/)
  const odd = Buffer.from(whole)
  odd.writeUInt16LE(7, 28)
  expect(() => decodeBmp(odd)).toThrow(/7 bits/)
  const huge = Buffer.from(whole)
  huge.writeInt32LE(60_000, 18)
  huge.writeInt32LE(60_000, 22)
  expect(bmpSize(huge)).toEqual({ width: 60_000, height: 60_000 })
  expect(() => decodeBmp(huge)).toThrow(/break off/)
})

test('whatever bytes of a bitmap are changed, decoding ends with pixels or an error', () => {
  const whole = indexed(8, 8, 8, [8, 1, 0, 0, 0, 4, 1, 2, 3, 4, 0, 0, 8, 2, 0, 2, 1, 1, 2, 3, 0, 1], 1)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 4 }), (changes) => {
      const bytes = Buffer.from(whole)
      for (const [at, value] of changes) bytes[at] = value
      try {
        const { width, height } = bmpSize(bytes)
        if (width * height < 1e6) decodeBmp(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
        expect(error).not.toBeInstanceOf(TypeError)
      }
    }),
    { numRuns: 500 },
  )
})
