import type { ByteSource } from '../byte-source.ts'

/** Characters between two places that are remembered; a multiple of 4, so that each begins a group of three bytes. */
const step = 256 * 1024
const chunk = 1024 * 1024

const isSign = new Uint8Array(256)
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')
  isSign[sign.charCodeAt(0)] = 1

/** Part of a file as a file. */
export function partSource(file: ByteSource, from: number, to: number, name: string): ByteSource {
  const size = to - from
  return {
    name,
    path: null,
    size,
    read(target, position) {
      const length = Math.max(0, Math.min(target.length, size - position))
      return file.read(target.subarray(0, length), from + position)
    },
    changed: () => file.changed(),
    close: () => {},
  }
}

/**
 * What a part of a file in base64 (RFC 2045) decodes to, at any position, however long its lines are. Read once through; memory is
 * eight bytes for each 192 KB.
 */
export function base64Source(file: ByteSource, from: number, to: number, name: string): ByteSource {
  const { places, signs } = index(file, from, to)
  const size = Math.floor((signs * 3) / 4)
  let heldAt = -1
  let held = Buffer.alloc(0)
  /** The bytes of the stretch of that number. */
  const stretch = (number: number): Buffer => {
    if (heldAt === number) return held
    const begin = places[number] ?? to
    const end = places[number + 1] ?? to
    const raw = Buffer.alloc(end - begin)
    const got = file.read(raw, begin)
    held = Buffer.from(raw.toString('latin1', 0, got), 'base64')
    heldAt = number
    return held
  }
  const bytesOfStretch = (step / 4) * 3
  return {
    name,
    path: null,
    size,
    read(target, position) {
      let got = 0
      while (got < target.length && position + got < size) {
        const at = position + got
        const number = Math.floor(at / bytesOfStretch)
        const inside = at - number * bytesOfStretch
        const copied = stretch(number).copy(target, got, inside)
        if (copied === 0) break
        got += copied
      }
      return got
    },
    changed: () => file.changed(),
    close: () => {},
  }
}

/** Where each stretch begins in the file, and how many characters there are up to the padding. */
function index(file: ByteSource, from: number, to: number): { places: number[]; signs: number } {
  const places: number[] = []
  let signs = 0
  const bytes = Buffer.alloc(Math.min(chunk, to - from))
  for (let at = from; at < to; ) {
    const got = file.read(bytes.subarray(0, Math.min(bytes.length, to - at)), at)
    if (got === 0) break
    for (let n = 0; n < got; n++) {
      const byte = bytes[n] ?? 0
      if (isSign[byte] === 1) {
        if (signs % step === 0) places.push(at + n)
        signs++
      } else if (byte === 0x3d) return { places, signs }
    }
    at += got
  }
  return { places, signs }
}
