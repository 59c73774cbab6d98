import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { Picture, Position, Scene } from './album.ts'
import { stamp } from './calendar.ts'
import { Rng } from './rng.ts'
import type { Painter } from './scenes/canvas.ts'
import { block, cash, pallet, pricelist, token } from './scenes/goods.ts'
import { cheese, dog, kitchen, parcel } from './scenes/home.ts'
import { food, garden, pint, sunset, weights } from './scenes/leisure.ts'
import { car, container, lorry, plate, van } from './scenes/road.ts'

const PAINTERS: Readonly<Record<Scene, Painter>> = {
  block,
  pallet,
  lorry,
  container,
  van,
  cash,
  token,
  pricelist,
  dog,
  kitchen,
  cheese,
  parcel,
  plate,
  car,
  food,
  garden,
  sunset,
  weights,
  pint,
}

const SIZES = [
  [1280, 960],
  [1024, 768],
  [1280, 720],
  [640, 480],
  [800, 600],
] as const
const TALL = [
  [960, 1280],
  [720, 960],
] as const
/** What people hold the phone upright for. */
const UPRIGHT: ReadonlySet<Scene> = new Set<Scene>(['pint', 'dog', 'cheese', 'cash', 'parcel', 'sunset'])
/** Enough to keep the cores busy without holding many bitmaps at once. */
const AT_ONCE = 4

/** Draws every picture that is not missing. @returns the number of files written */
export async function drawPictures(
  pictures: readonly Picture[],
  folder: string,
  onDrawn: (count: number) => void,
): Promise<number> {
  const served = pictures.filter((picture) => picture.state !== 'missing')
  let next = 0
  let done = 0
  const work = async (): Promise<void> => {
    for (let picture = served[next++]; picture !== undefined; picture = served[next++]) {
      await writeFile(join(folder, picture.name), await draw(picture))
      onDrawn(++done)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return served.length
}

/** The bytes of one picture; the same picture gives the same bytes. */
async function draw(picture: Picture): Promise<Buffer> {
  const rng = new Rng(picture.seed)
  const screen = picture.scene === 'pricelist'
  const [width, height] = screen
    ? [720, 1280]
    : rng.pick(UPRIGHT.has(picture.scene) ? [...SIZES, ...TALL] : SIZES)
  const content = PAINTERS[picture.scene]({ rng, width, height, facts: picture.facts })
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`
  const drawn = sharp(Buffer.from(svg)).flatten({ background: '#888' })
  const tagged = picture.taken < 0 ? drawn : drawn.withExif(exifOf(picture))
  const png = picture.name.endsWith('.png') || picture.state === 'wrong extension'
  const bytes = await (png
    ? tagged.png({ compressionLevel: 9, palette: true })
    : tagged.jpeg({ quality: rng.between(68, 86) })
  ).toBuffer()
  return picture.state === 'corrupt' ? damaged(bytes) : bytes
}

/** Cut off in the middle of its tables, so that no reader can show it. */
function damaged(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 180), Buffer.alloc(900, 0x5a)])
}

function exifOf(picture: Picture): Record<string, Record<string, string>> {
  const time = stamp(picture.taken).replaceAll('-', ':')
  const [make = '', ...model] = picture.device.split(' ')
  return {
    IFD0: { Make: make, Model: model.join(' '), Software: 'invented sample data', DateTime: time },
    IFD2: { DateTimeOriginal: time, DateTimeDigitized: time, OffsetTimeOriginal: '+01:00' },
    ...(picture.position === null ? {} : { IFD3: gpsOf(picture.position) }),
  }
}

/** EXIF 2.32, section 4.6.6: degrees, minutes and seconds as rationals, with their hemisphere. */
function gpsOf(position: Position): Record<string, string> {
  return {
    GPSLatitudeRef: position.latitude < 0 ? 'S' : 'N',
    GPSLatitude: degrees(Math.abs(position.latitude)),
    GPSLongitudeRef: position.longitude < 0 ? 'W' : 'E',
    GPSLongitude: degrees(Math.abs(position.longitude)),
  }
}

function degrees(value: number): string {
  const whole = Math.floor(value)
  const minutes = Math.floor((value - whole) * 60)
  const seconds = Math.round((value - whole - minutes / 60) * 3600 * 100)
  return `${whole}/1 ${minutes}/1 ${seconds}/100`
}
