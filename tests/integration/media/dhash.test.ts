import type { Sharp } from 'sharp'
import { expect, test } from 'vitest'
import { examineImage } from '../../../electron/engine/media/index.ts'
import { bmp24, scene } from '../../support/pictures.ts'

const hashOf = async (image: Sharp | Buffer) => {
  const { dhash } = await examineImage(Buffer.isBuffer(image) ? image : await image.png().toBuffer())
  return BigInt(`0x${dhash ?? ''}`)
}

/** Bits in which two hashes differ. */
function distance(a: bigint, b: bigint): number {
  return (a ^ b).toString(2).replaceAll('0', '').length
}

test('the same picture scaled, recompressed or made darker is a few bits away, and another picture is far', async () => {
  const own = await hashOf(scene(1200, 900))
  const alike = [
    scene(1200, 900).resize(300, 225),
    await scene(1200, 900).jpeg({ quality: 30 }).toBuffer(),
    await scene(1200, 900).webp({ quality: 40 }).toBuffer(),
    scene(1200, 900).linear(0.8, 5),
    scene(1200, 900).blur(3),
  ]
  for (const image of alike) expect(distance(own, await hashOf(image))).toBeLessThanOrEqual(6)
  for (const seed of [2, 3, 4, 5])
    expect(distance(own, await hashOf(scene(1200, 900, seed)))).toBeGreaterThan(12)
})

test('a picture is hashed as it is shown, whichever way it lies in the file', async () => {
  const upright = await scene(600, 400).jpeg({ quality: 95 }).toBuffer()
  const lying = await scene(600, 400)
    .rotate(270)
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer()
  expect(distance(await hashOf(upright), await hashOf(lying))).toBeLessThanOrEqual(2)
})

test('a plain area, and a picture of one pixel, have a hash', async () => {
  expect(await hashOf(bmp24(50, 50, () => [9, 9, 9]))).toBe(0n)
  expect(await hashOf(bmp24(1, 1, () => [255, 0, 0]))).toBe(0n)
})
