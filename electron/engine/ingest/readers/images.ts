import { hash } from 'node:crypto'
import { WinnowError } from '../../../../shared/contract/error.ts'
import type { DialectOf } from '../../../../shared/domain/dialect.ts'
import { type ImageExif, imageExif, imageType } from '../../media/index.ts'
import { isPicture, mostImageBytes, type Served, type ServedFile } from '../served/index.ts'
import { type ByteSource, bytesSource } from './byte-source.ts'
import { type Batch, noRaw, type Reader, type ReadReject, type Row } from './reader.ts'

/** One picture of a folder or archive that holds no table. */
interface ListedImage extends ImageExif {
  readonly name: string
  readonly bytes: number
  readonly type: string
  /** 64 hex digits; null: it could not be read, `problem` says why. */
  readonly sha256: string | null
  readonly problem: string | null
}

/** What a source of images alone consists of. */
export interface Listing {
  /** A line a picture, by name: "sha256  bytes  name"; in names, a backslash is \\ and a line end \n or \r. */
  readonly text: string
  /** Of the text in UTF-8: the source's own hash. */
  readonly sha256: string
  readonly images: readonly ListedImage[]
}

const columns = ['file', 'taken', 'device', 'latitude', 'longitude', 'bytes', 'type']
const sideBySide = 8
const batchRows = 1000

/** Listings by the sources that stand for them. */
const listings = new WeakMap<ByteSource, Listing>()

/** Whether a path, or the file of it that is meant, is pictures alone. */
export async function isImagesAlone(served: Served, member: string | null): Promise<boolean> {
  if (member !== null) return false
  return served.kind !== 'file' || isPicture(served.file(null))
}

/** Reads every picture that was served: its hash and its EXIF. @throws WinnowError call.cancelled */
export async function listing(served: Served): Promise<Listing> {
  const images: ListedImage[] = []
  const queue = served.files.values()
  const work = async () => {
    for (const file of queue) {
      served.check()
      const image = await listed(file)
      if (image !== null) images.push(image)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, work))
  images.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  const text = images
    .map(({ sha256, bytes, name }) => `${sha256 ?? '-'}  ${bytes}  ${escaped(name)}\n`)
    .join('')
  return { text, sha256: hash('sha256', text), images }
}

const escaped = (name: string) =>
  name.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('\r', '\\r')

/** Null: it is no picture. */
async function listed(file: ServedFile): Promise<ListedImage | null> {
  const name = file.member ?? file.name
  try {
    if (!(await isPicture(file))) return null
    const bytes = await file.read(mostImageBytes)
    const exif = await imageExif(bytes)
    return {
      ...exif,
      name,
      bytes: bytes.length,
      type: imageType(bytes),
      sha256: hash('sha256', bytes),
      problem: null,
    }
  } catch (error) {
    if (!(error instanceof WinnowError) || error.code === 'call.cancelled') throw error
    const exif = await imageExif(Buffer.alloc(0))
    return { ...exif, name, bytes: file.bytes, type: '', sha256: null, problem: error.message }
  }
}

/**
 * Pictures alone as a file: its bytes are the listing, so that its hash is the source's, and `imagesReader` gives a row for each picture.
 * @throws WinnowError call.cancelled
 */
export async function imagesSource(served: Served): Promise<ByteSource> {
  const found = await listing(served)
  const source = bytesSource(served.name, Buffer.from(found.text))
  listings.set(source, found)
  return source
}

/** Images alone: a picture a row, by name; the row is the picture's number from 1. Its file is one that `imagesSource` made. */
export const imagesReader: Reader<DialectOf<'images'>> = {
  format: 'images',

  sniff({ file }) {
    const found = listings.get(file)
    if (found === undefined) return null
    const { images } = found
    const dated = images.filter(({ takenText }) => takenText !== null).length
    const placed = images.filter(({ latitude }) => latitude !== null).length
    return {
      dialect: { format: 'images' },
      columns: [...columns],
      findings: [
        {
          what: 'format',
          value: 'images alone',
          evidence: `pictures by their content or name: ${images.length}; with a time in their EXIF: ${dated}, with a position: ${placed}; no table beside them`,
          doubt: false,
        },
      ],
      fields: { image: 'file', time: 'taken', latitude: 'latitude', longitude: 'longitude' },
    }
  },

  columns: () => [...columns],

  *read({ file }) {
    const { images } = listings.get(file) ?? { images: [] }
    for (let from = 0; from < images.length; from += batchRows) {
      const part = images.slice(from, from + batchRows)
      const rows: Row[] = []
      const rejects: ReadReject[] = []
      for (const [index, image] of part.entries()) {
        const row = from + index + 1
        if (image.problem === null) rows.push({ row, line: row, cells: cellsOf(image), more: null })
        else rejects.push({ row, line: row, reason: 'truncated', detail: image.problem, raw: image.name })
      }
      const bytes = Math.round((file.size * (from + part.length)) / images.length)
      yield { rows, rejects, bytes, raw: noRaw } satisfies Batch
    }
  },
}

function cellsOf({
  name,
  takenText,
  takenAt,
  device,
  latitude,
  longitude,
  bytes,
  type,
}: ListedImage): Row['cells'] {
  const number = (value: number | null) => (value === null ? null : String(value))
  return [name, clock(takenText, takenAt), device, number(latitude), number(longitude), String(bytes), type]
}

/**
 * EXIF writes a date with colons (EXIF 2.31, 4.6.5): as ISO 8601, with the offset where the device wrote one. Null where there is no such
 * date; a clock that was never set is written as zeros.
 */
function clock(text: string | null, at: number | null): string | null {
  const parts = /^(\d{4}):(0[1-9]|1[0-2]):(0[1-9]|[12]\d|3[01]) (\d\d:\d\d:\d\d)/.exec(text ?? '')
  if (parts === null) return null
  const local = `${parts[1]}-${parts[2]}-${parts[3]} ${parts[4]}`
  if (at === null) return local
  const minutes = Math.round((Date.parse(`${local.replace(' ', 'T')}Z`) - at) / 60_000)
  const two = (value: number) => String(Math.trunc(value)).padStart(2, '0')
  return `${local}${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}
