import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { listing } from '../../../electron/engine/ingest/readers/images.ts'
import {
  columnsOf,
  imagesSource,
  isImagesAlone,
  readRecords,
  recognise,
} from '../../../electron/engine/ingest/readers/index.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import { scene } from '../../support/pictures.ts'
import { folderWith, opened } from '../../support/served.ts'
import { fileAt, rawZip, zipAt } from '../../support/zips.ts'

const sha = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

const taken = (text: string, offset?: string) =>
  scene(40, 30)
    .withExif({
      IFD0: { Make: 'Maker', Model: 'Phone 3' },
      IFD2: { DateTimeOriginal: text, ...(offset === undefined ? {} : { OffsetTimeOriginal: offset }) },
      IFD3: {
        GPSLatitudeRef: 'S',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 6/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()

async function rowsOf(path: string) {
  const file = await imagesSource(await opened(path))
  const input = { file, sheet: null }
  const { dialect, fields, findings } = await recognise(input)
  const columns = await columnsOf(input, dialect)
  const rows: { row: number; cells: Record<string, string | null> }[] = []
  const rejects: { row: number; raw: string; detail: string }[] = []
  for await (const batch of readRecords(input, dialect, columns)) {
    for (const { row, cells } of batch.rows) {
      rows.push({ row, cells: Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? null])) })
    }
    rejects.push(...batch.rejects)
  }
  return { file, dialect, fields, findings, rows, rejects }
}

test('pictures alone are a row each, by name, with what their EXIF says', async () => {
  const picture = await taken('2020:04:14 09:12:30')
  const plain = await scene(10, 10).png().toBuffer()
  const { rows, dialect, fields } = await rowsOf(
    folderWith({ 'b/2.jpg': picture, 'a.png': plain, 'notes.txt': 'no picture' }),
  )
  expect(dialect.format).toBe('images')
  expect(fields).toEqual({ image: 'file', time: 'taken', latitude: 'latitude', longitude: 'longitude' })
  expect(rows.map(({ row, cells }) => [row, cells.file])).toEqual([
    [1, 'a.png'],
    [2, 'b/2.jpg'],
  ])
  expect(rows[0]?.cells).toMatchObject({
    taken: null,
    device: null,
    type: 'image/png',
    bytes: String(plain.length),
  })
  expect(rows[1]?.cells).toMatchObject({
    taken: '2020-04-14 09:12:30',
    device: 'Maker Phone 3',
    type: 'image/jpeg',
  })
  expect(Number(rows[1]?.cells.latitude)).toBeCloseTo(-51.5, 6)
  expect(Number(rows[1]?.cells.longitude)).toBeCloseTo(-0.1, 6)
})

test('a clock with its own offset keeps it, and one that was never set is no time', async () => {
  const files = {
    '1.jpg': await taken('2020:04:14 09:12:30', '+01:00'),
    '2.jpg': await taken('2020:04:14 09:12:30', '-03:30'),
    '3.jpg': await taken('0000:00:00 00:00:00'),
  }
  const { rows } = await rowsOf(folderWith(files))
  const texts = rows.map(({ cells }) => cells.taken ?? null)
  expect(texts).toEqual(['2020-04-14 09:12:30+01:00', '2020-04-14 09:12:30-03:30', null])
  expect(new TimeParser('ymd', 'Europe/London').parse(texts[0] ?? '')).toBe(Date.UTC(2020, 3, 14, 8, 12, 30))
})

test('their hash is that of the listing of hashes, sizes and names, whichever way they were packed', async () => {
  const [one, two] = [await scene(10, 10).png().toBuffer(), await scene(12, 12).png().toBuffer()]
  const text = `${sha(two)}  ${two.length}  a/2.png\n${sha(one)}  ${one.length}  b.png\n`
  const files = { 'b.png': one, 'a/2.png': two }
  for (const path of [folderWith(files), zipAt(files)]) {
    const found = await listing(await opened(path))
    expect(found.text).toBe(text)
    expect(found.sha256).toBe(sha(text))
    const { file } = await rowsOf(path)
    const bytes = Buffer.alloc(file.size)
    file.read(bytes, 0)
    expect(bytes.toString()).toBe(text)
  }
})

test('a line end in a name cannot make two lines of one', async () => {
  const entries = [{ name: 'a\nb.png', data: await scene(10, 10).png().toBuffer() }]
  const { text } = await listing(await opened(fileAt(rawZip(entries), 'p.zip')))
  expect(text.split('\n')).toHaveLength(2)
  expect(text).toContain('a\\nb.png')
})

test('a picture that cannot be unpacked is a reject, one that cannot be decoded a row, text called a picture neither', async () => {
  const entries = [
    { name: 'a.jpg', data: 'no picture\0' },
    { name: 'b.jpg', data: 'damaged\0', crc: 1 },
    { name: 'c.jpg', data: 'sender,text\n' },
  ]
  const { rows, rejects } = await rowsOf(fileAt(rawZip(entries), 'p.zip'))
  expect(rows.map(({ cells }) => [cells.file, cells.type])).toEqual([['a.jpg', 'application/octet-stream']])
  expect(rejects).toMatchObject([{ row: 2, raw: 'b.jpg', detail: expect.stringMatching(/checksum/) }])
})

test('a folder, an archive and a picture itself are images alone; a table and a member are not', async () => {
  const picture = await scene(10, 10).png().toBuffer()
  const alone = async (path: string, member: string | null = null) =>
    isImagesAlone(await opened(path), member)
  expect(await alone(folderWith({ 'a.png': picture }))).toBe(true)
  expect(await alone(zipAt({ 'a.png': picture }))).toBe(true)
  expect(await alone(fileAt(picture, 'a.dat'))).toBe(true)
  expect(await alone(fileAt('a,b\n1,2\n', 'a.csv'))).toBe(false)
  expect(await alone(folderWith({ 'a.csv': 'a,b\n1,2\n' }), 'a.csv')).toBe(false)
})
