/** Bytes at the beginning of a PNG in which an animation announces itself, before the first pixels. */
const pngHead = 64 * 1024

/** The frames of an animated PNG: its acTL chunk, which stands before IDAT (PNG third edition, 11.3.6.1); 1 of a plain one. */
export function pngFrames(bytes: Buffer): number {
  for (let at = 8; at + 12 <= Math.min(bytes.length, pngHead); ) {
    const length = bytes.readUInt32BE(at)
    const type = bytes.toString('latin1', at + 4, at + 8)
    if (type === 'acTL' && length >= 4) return Math.max(1, bytes.readUInt32BE(at + 8))
    if (type === 'IDAT') return 1
    at += 12 + length
  }
  return 1
}
