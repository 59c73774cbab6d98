import sharp, { type Sharp } from 'sharp'

/**
 * A HEIC of 96 × 64 px, red on the left and blue on the right, with EXIF (Maker, Phone 9, 2020:04:14 09:12:30). Made for these tests with
 * libheif's heif-enc: sharp cannot encode HEVC.
 */
export const heic = Buffer.from(
  'AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAYBtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAABAAAANGlsb2MAAAAAREAAAgABAAAAAAGkAAEAAAAAAAAAhQACAAAAAAIpAAEAAAAAAAAA/gAAADhpaW5mAAAAAAACAAAAFWluZmUCAAAAAAEAAGh2YzEAAAAAFWluZmUCAAABAAIAAEV4aWYAAAAAv2lwcnAAAAChaXBjbwAAAHVodmNDAQNwAAAAAAAAAAAAHvAA/P34+AAADwMgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQCEAAQAoQgEBA3AAAAMAkAAAAwAAAwAeoDCBBZbqSSmubAgAAAMACAAAAwAIQCIAAQAHRAHBcrAiQAAAABRpc3BlAAAAAAAAAGAAAABAAAAAEHBpeGkAAAAAAwgICAAAABZpcG1hAAAAAAAAAAEAAQOBAoMAAAAaaXJlZgAAAAAAAAAOY2RzYwACAAEAAQAAAYttZGF0AAAAgSgBrwng44Ocuq///kEf//4xG5D+BOakgCHb/4D2yzlX/7GgD4QItFwpZKHvVU/g93/B7f7vyupC7AO77tNxu1UORrByAc+5xApaGNkTLK6G5A/mxgIZETR1f375Pm0NaPSAO5m00P6162oLE7okE4oK5/CcbTKKbWrIrD7zhpxOMAAAAABJSSoACAAAAAgADwECAAYAAACGAAAAEAECAAgAAAB+AAAAEgEDAAEAAAABAAAAGgEFAAEAAABuAAAAGwEFAAEAAAB2AAAAKAEDAAEAAAACAAAAEwIDAAEAAAABAAAAaYcEAAEAAACMAAAAAAAAADhjAADoAwAAOGMAAOgDAABQaG9uZSA5AE1ha2VyAAcAAJAHAAQAAAAwMjEwA5ACABQAAADmAAAAAZEHAAQAAAABAgMAAKAHAAQAAAAwMTAwAaADAAEAAAD//wAAAqAEAAEAAABgAAAAA6AEAAEAAABAAAAAAAAAADIwMjA6MDQ6MTQgMDk6MTI6MzAA',
  'base64',
)

/** A scene without symmetry: so that its perceptual hash has bits of both kinds. */
export function scene(width = 640, height = 480, seed = 1): Sharp {
  const data = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [u, v] = [x / width, y / height]
      const at = (y * width + x) * 3
      data[at] = 128 + 100 * Math.sin(seed + 9 * u + 4 * v)
      data[at + 1] = 128 + 100 * Math.sin(seed * 2.3 + 5 * v - 7 * u * v)
      data[at + 2] = 255 * u * v
    }
  }
  return sharp(data, { raw: { width, height, channels: 3 } })
}

/** A Windows bitmap of these pixels, 24 bits, bottom row first. */
export function bmp24(
  width: number,
  height: number,
  pixel: (x: number, y: number) => readonly [number, number, number],
): Buffer {
  const step = Math.ceil((width * 3) / 4) * 4
  const bytes = Buffer.alloc(54 + step * height)
  bmpHeader(bytes, width, height, 24, 54)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [red, green, blue] = pixel(x, y)
      bytes.set([blue, green, red], 54 + (height - 1 - y) * step + x * 3)
    }
  }
  return bytes
}

/** Writes the 54 bytes that a bitmap begins with. */
export function bmpHeader(
  bytes: Buffer,
  width: number,
  height: number,
  bits: number,
  pixels: number,
  compression = 0,
): void {
  bytes.write('BM', 0, 'latin1')
  bytes.writeUInt32LE(bytes.length, 2)
  bytes.writeUInt32LE(pixels, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(width, 18)
  bytes.writeInt32LE(height, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(bits, 28)
  bytes.writeUInt32LE(compression, 30)
}
