import type { Pixels } from './bmp.ts'

const across = 9
const down = 8

/**
 * The 64-bit difference hash of a picture (N. Krawetz, 2013): scaled to 9 × 8 grey cells, a bit is set where a cell is brighter than
 * the one on its right. Scaling, recompression and mild retouching change few bits, so that look-alikes differ in few.
 * @returns 16 hex digits
 */
export function dHash({
  width,
  height,
  channels,
  data,
}: Omit<Pixels, 'channels'> & { channels: number }): string {
  const sums = new Float64Array(across * down)
  const counts = new Uint32Array(across * down)
  const columns = Uint8Array.from({ length: width }, (_, x) => Math.floor((x * across) / width))
  const opaque = channels % 2 === 1
  let at = 0
  for (let y = 0; y < height; y++) {
    const row = Math.floor((y * down) / height) * across
    for (let x = 0; x < width; x++, at += channels) {
      // Rec. 601 luma in 256ths; a second and a fourth channel are transparency, over white.
      let grey = data[at] ?? 0
      if (channels > 2) grey = (77 * grey + 150 * (data[at + 1] ?? 0) + 29 * (data[at + 2] ?? 0)) / 256
      if (!opaque) grey = 255 - ((255 - grey) * (data[at + channels - 1] ?? 0)) / 255
      const cell = row + (columns[x] ?? 0)
      sums[cell] = (sums[cell] ?? 0) + grey
      counts[cell] = (counts[cell] ?? 0) + 1
    }
  }
  let hash = 0n
  for (let y = 0; y < down; y++) {
    for (let x = 0; x + 1 < across; x++) {
      const cell = y * across + x
      const left = mean(sums, counts, cell)
      const right = mean(sums, counts, cell + 1)
      // Within half a step of grey is rounding, not a difference.
      hash = (hash << 1n) | (left > right + 0.5 ? 1n : 0n)
    }
  }
  return hash.toString(16).padStart(16, '0')
}

/** A picture narrower than the grid leaves cells empty: they take after the one before. */
function mean(sums: Float64Array, counts: Uint32Array, cell: number): number {
  for (let at = cell; at >= 0; at--) {
    const count = counts[at] ?? 0
    if (count > 0) return (sums[at] ?? 0) / count
  }
  return 0
}
