/** Pixels of a picture, row by row from the top. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly channels: 3 | 4
  readonly data: Uint8Array
}

/**
 * The size that a BMP's header states, as shown.
 * @throws Error when there is none
 */
export function bmpSize(bytes: Buffer): { width: number; height: number } {
  const { width, height } = headerOf(bytes)
  return { width, height }
}

/**
 * Decodes a Windows or OS/2 bitmap (1, 4, 8, 16, 24 or 32 bits a pixel; plain, bit fields, RLE4 or RLE8): the image library has no decoder
 * for them. Ask `bmpSize` first: this allocates four bytes a pixel at most.
 * Source: BITMAPINFOHEADER and its successors, [MS-WMF] 2.2.2.
 * @throws Error saying what is wrong with it
 */
export function decodeBmp(bytes: Buffer): Pixels {
  const header = headerOf(bytes)
  const { compression, bits } = header
  if (compression === runs8 || compression === runs4) return indexed(bytes, header, unpackRuns(bytes, header))
  if (bits <= 8) return indexed(bytes, header, unpackIndices(bytes, header))
  if (bits === 24) return plain24(bytes, header)
  return masked(bytes, header)
}

const runs8 = 1
const runs4 = 2
const bitFields = 3
const alphaBitFields = 6

interface Header {
  readonly width: number
  readonly height: number
  /** The first row is the top one; else, as usual, the bottom one. */
  readonly topDown: boolean
  readonly bits: number
  readonly compression: number
  /** Where pixels begin. */
  readonly pixels: number
  /** Where the palette begins, its entries, and bytes of each. */
  readonly palette: { readonly at: number; readonly count: number; readonly bytes: 3 | 4 }
  readonly masks: readonly [number, number, number, number]
}

function headerOf(bytes: Buffer): Header {
  if (bytes.length < 26) throw new Error('the header breaks off')
  const size = bytes.readUInt32LE(14)
  const pixels = bytes.readUInt32LE(10)
  if (size === 12) {
    const bits = bytes.readUInt16LE(24)
    const at = 26
    const count = Math.min(1 << Math.min(bits, 8), Math.max(0, Math.floor((pixels - at) / 3)))
    return checked({
      width: bytes.readUInt16LE(18),
      height: bytes.readUInt16LE(20),
      topDown: false,
      bits,
      compression: 0,
      pixels,
      palette: { at, count, bytes: 3 },
      masks: masksOf(bits),
    })
  }
  if (size < 40 || bytes.length < 14 + size) throw new Error('its header is none that is known')
  const bits = bytes.readUInt16LE(28)
  const compression = bytes.readUInt32LE(30)
  const height = bytes.readInt32LE(22)
  const fields = compression === bitFields || compression === alphaBitFields
  // Masks follow a header of 40 bytes; in the longer ones they stand at the same place inside.
  const maskBytes = fields && size === 40 ? (compression === alphaBitFields ? 16 : 12) : 0
  const at = 14 + size + maskBytes
  const most = bits <= 8 ? 1 << bits : 0
  const used = bytes.readUInt32LE(46)
  return checked({
    width: bytes.readInt32LE(18),
    height: Math.abs(height),
    topDown: height < 0,
    bits,
    compression,
    pixels,
    palette: { at, count: used === 0 ? most : Math.min(used, most), bytes: 4 },
    masks: fields
      ? [
          mask(bytes, 54),
          mask(bytes, 58),
          mask(bytes, 62),
          size >= 56 || compression === alphaBitFields ? mask(bytes, 66) : 0,
        ]
      : masksOf(bits),
  })
}

function mask(bytes: Buffer, at: number): number {
  if (bytes.length < at + 4) throw new Error('the header breaks off')
  return bytes.readUInt32LE(at)
}

/** Without masks, 16 bits hold five each, and 32 bits a byte each. */
const masksOf = (bits: number): Header['masks'] =>
  bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0]

function checked(header: Header): Header {
  const { width, height, bits, compression } = header
  if (width < 1 || height < 1) throw new Error(`it states a size of ${width} × ${height}`)
  const sound =
    compression === 0
      ? [1, 4, 8, 16, 24, 32].includes(bits)
      : compression === runs8
        ? bits === 8
        : compression === runs4
          ? bits === 4
          : (compression === bitFields || compression === alphaBitFields) && (bits === 16 || bits === 32)
  if (!sound) throw new Error(`${bits} bits a pixel under compression ${compression} are not known`)
  return header
}

/** Bytes of a row: always a multiple of four. */
const stride = ({ width, bits }: Header): number => Math.ceil((width * bits) / 32) * 4

/** @throws Error when the rows are not all there */
function rowsOf(bytes: Buffer, header: Header): (row: number) => Buffer {
  const step = stride(header)
  if (header.pixels + step * header.height > bytes.length) throw new Error('the pixels break off')
  return (row) => {
    const at = header.pixels + step * (header.topDown ? row : header.height - 1 - row)
    return bytes.subarray(at, at + step)
  }
}

function unpackIndices(bytes: Buffer, header: Header): Uint8Array {
  const { width, height, bits } = header
  const row = rowsOf(bytes, header)
  const indices = new Uint8Array(width * height)
  const perByte = 8 / bits
  const most = (1 << bits) - 1
  for (let y = 0; y < height; y++) {
    const line = row(y)
    for (let x = 0; x < width; x++) {
      const shift = 8 - bits * ((x % perByte) + 1)
      indices[y * width + x] = ((line[Math.floor(x / perByte)] ?? 0) >> shift) & most
    }
  }
  return indices
}

/** Pixels that no run covers stay at the first colour. */
function unpackRuns(bytes: Buffer, header: Header): Uint8Array {
  const { width, height, compression, topDown } = header
  const indices = new Uint8Array(width * height)
  const half = compression === runs4
  let [x, y, at] = [0, 0, header.pixels]
  const put = (index: number) => {
    if (x < width && y < height) indices[(topDown ? y : height - 1 - y) * width + x] = index
    x++
  }
  while (at + 1 < bytes.length && y < height) {
    const count = bytes[at++] ?? 0
    const value = bytes[at++] ?? 0
    if (count > 0) {
      for (let i = 0; i < count; i++) put(half ? (i % 2 === 0 ? value >> 4 : value & 15) : value)
    } else if (value === 0) {
      x = 0
      y++
    } else if (value === 1) return indices
    else if (value === 2) {
      x += bytes[at++] ?? 0
      y += bytes[at++] ?? 0
    } else {
      for (let i = 0; i < value; i++) {
        const byte = bytes[at + (half ? i >> 1 : i)] ?? 0
        put(half ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte)
      }
      const taken = half ? (value + 1) >> 1 : value
      at += taken + (taken % 2)
    }
  }
  if (y < height - 1) throw new Error('the pixels break off')
  return indices
}

function indexed(bytes: Buffer, { width, height, palette }: Header, indices: Uint8Array): Pixels {
  if (palette.at + palette.count * palette.bytes > bytes.length) throw new Error('the palette breaks off')
  const data = new Uint8Array(width * height * 3)
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] ?? 0
    if (index >= palette.count) continue
    const at = palette.at + index * palette.bytes
    data[i * 3] = bytes[at + 2] ?? 0
    data[i * 3 + 1] = bytes[at + 1] ?? 0
    data[i * 3 + 2] = bytes[at] ?? 0
  }
  return { width, height, channels: 3, data }
}

function plain24(bytes: Buffer, header: Header): Pixels {
  const { width, height } = header
  const row = rowsOf(bytes, header)
  const data = new Uint8Array(width * height * 3)
  for (let y = 0; y < height; y++) {
    const line = row(y)
    for (let x = 0; x < width; x++) {
      const to = (y * width + x) * 3
      data[to] = line[x * 3 + 2] ?? 0
      data[to + 1] = line[x * 3 + 1] ?? 0
      data[to + 2] = line[x * 3] ?? 0
    }
  }
  return { width, height, channels: 3, data }
}

function masked(bytes: Buffer, header: Header): Pixels {
  const { width, height, bits, masks } = header
  const row = rowsOf(bytes, header)
  const [red, green, blue, alpha] = masks.map(scaleOf)
  if (red === undefined || green === undefined || blue === undefined || alpha === undefined) {
    throw new Error('it has no masks')
  }
  const channels = masks[3] === 0 ? 3 : 4
  const data = new Uint8Array(width * height * channels)
  for (let y = 0; y < height; y++) {
    const line = row(y)
    for (let x = 0; x < width; x++) {
      const value = bits === 16 ? line.readUInt16LE(x * 2) : line.readUInt32LE(x * 4)
      const to = (y * width + x) * channels
      data[to] = red(value)
      data[to + 1] = green(value)
      data[to + 2] = blue(value)
      if (channels === 4) data[to + 3] = alpha(value)
    }
  }
  return { width, height, channels, data }
}

/** A channel's bits, whatever their number, as 0 to 255. */
function scaleOf(bits: number): (value: number) => number {
  if (bits === 0) return () => 0
  const shift = 31 - Math.clz32(bits & -bits)
  const most = bits >>> shift
  return (value) => Math.round((((value & bits) >>> shift) * 255) / most)
}
