import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { imageNames } from '../../../electron/engine/ingest/image-names.ts'
import { kinds as kindNames } from '../../../shared/domain/kinds.ts'
import { fileWith, importFile, look, newCase, query } from '../../support/import.ts'
import { heic } from '../../support/pictures.ts'
import { folderWith } from '../../support/served.ts'
import { tempFolder } from '../../support/temp.ts'
import { gzipped, zipAt } from '../../support/zips.ts'

const table = `Sender,Recipient,Sent,Message,Image
raven,tall,2020-04-14 09:12,look at this,images/IMG_1.JPG
tall,raven,2020-04-14 09:13,,gone.png
raven,tall,2020-04-14 09:14,two,a.png;broken.jpg
raven,tall,2020-04-14 09:15,none,
`

async function imageFolder(): Promise<string> {
  const folder = tempFolder()
  mkdirSync(join(folder, 'sub'))
  const picture = (background: string) =>
    sharp({ create: { width: 640, height: 480, channels: 3, background } })
  writeFileSync(
    join(folder, 'sub', 'img_1.jpg'),
    await picture('red')
      .withExif({ IFD0: { Model: 'BQ Aquaris' } })
      .jpeg()
      .toBuffer(),
  )
  writeFileSync(join(folder, 'a.png'), await picture('blue').png().toBuffer())
  writeFileSync(join(folder, 'unnamed.webp'), await picture('green').webp().toBuffer())
  writeFileSync(join(folder, 'broken.jpg'), Buffer.from([0xff, 0xd8, 0xff, 1, 2, 3]))
  writeFileSync(join(folder, 'notes.txt'), 'not a picture')
  return folder
}

it('images come in with the messages that name them, and what is missing or cannot be decoded is told', async () => {
  const access = newCase(true)
  const result = await importFile(access, fileWith(table), { images: await imageFolder() })
  expect(result.images).toEqual({ found: 3, missing: 1, undecodable: 1 })
  expect(
    query(
      access,
      `SELECT m.row, mm.ordinal, mm.name, i.type, i.width, i.device, i.problem IS NOT NULL AS broken
       FROM message_media AS mm JOIN message AS m ON m.id = mm.message LEFT JOIN media AS i ON i.id = mm.media ORDER BY 1, 2`,
    ),
  ).toEqual([
    {
      row: 2,
      ordinal: 0,
      name: 'images/IMG_1.JPG',
      type: 'image/jpeg',
      width: 640,
      device: 'BQ Aquaris',
      broken: 0,
    },
    { row: 3, ordinal: 0, name: 'gone.png', type: null, width: null, device: null, broken: 0 },
    { row: 4, ordinal: 0, name: 'a.png', type: 'image/png', width: 640, device: null, broken: 0 },
    { row: 4, ordinal: 1, name: 'broken.jpg', type: 'image/jpeg', width: null, device: null, broken: 1 },
  ])
  const kinds = query<{ kind: number }>(access, 'SELECT kind FROM message ORDER BY id')
  expect(kinds.map(({ kind }) => kindNames[kind])).toEqual(['text', 'image', 'text', 'text'])
  const media = openRead(casePaths(access.folder).media, access.key)
  expect(
    media.prepare('SELECT count(*) AS n, count(thumbnail) AS thumbnails FROM media_bytes').get(),
  ).toEqual({ n: 4, thumbnails: 3 })
  media.close()
})

it('without images served, every named one is missing', async () => {
  const access = newCase()
  expect((await importFile(access, fileWith(table))).images).toEqual({ found: 0, missing: 4, undecodable: 0 })
})

it('the same images again are kept once', async () => {
  const access = newCase()
  const images = await imageFolder()
  await importFile(access, fileWith(table), { images })
  await importFile(access, fileWith(table.replaceAll('09:', '10:')), { images })
  expect(query(access, 'SELECT count(*) AS n FROM media')).toEqual([{ n: 4 }])
  expect(query(access, 'SELECT count(*) AS n FROM message_media WHERE media IS NOT NULL')).toEqual([{ n: 6 }])
})

it('a folder of images that is not there stops the import before anything is placed', async () => {
  const access = newCase()
  await expect(
    importFile(access, fileWith(table), { images: join(tempFolder(), 'none') }),
  ).rejects.toMatchObject({ code: 'file.missing' })
  expect(query(access, 'SELECT count(*) AS n FROM message')).toEqual([{ n: 0 }])
})

it.each([
  ['a, b.jpg', ['a, b.jpg']],
  ['a.jpg; b.jpg', ['a.jpg', 'b.jpg']],
  ['["a.jpg","b;c.jpg"]', ['a.jpg', 'b;c.jpg']],
  ['[1].jpg', ['[1].jpg']],
  [' ', []],
])('the image cell %j names %j', (cell, names) => expect(imageNames(cell)).toEqual(names))

const owner = 'raven'
const pack = async () => ({
  'raven/messages.csv': table,
  'raven/images/img_1.jpg': await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer(),
  'tall/messages.csv': table.replaceAll('look', 'see'),
})

it('a member of an archive finds the images served beside it, and its source says where it lay', async () => {
  const access = newCase(true)
  const path = zipAt(await pack())
  const result = await importFile(access, path, { member: 'raven/messages.csv' })
  expect(result).toMatchObject({ stored: 4, images: { found: 1, missing: 3 } })
  expect(query(access, 'SELECT name, archive, length(archive_sha256) AS hash FROM source')).toEqual([
    { name: 'raven/messages.csv', archive: 'pack.zip', hash: 64 },
  ])
})

it('the same file by itself and out of a folder, a zip and a gzip has the same hash', async () => {
  const hashes = new Set<string>()
  const files = await pack()
  const places = [
    [fileWith(table), null],
    [folderWith(files), 'raven/messages.csv'],
    [zipAt(files), 'raven/messages.csv'],
    [fileWith(gzipped(table), 'messages.csv.gz'), 'messages.csv'],
  ] as const
  for (const [path, member] of places) hashes.add((await importFile(newCase(), path, { member })).sha256)
  expect(hashes.size).toBe(1)
})

it('pictures alone become a row each, with their image and the time and place that they carry', async () => {
  const access = newCase()
  const photograph = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'blue' } })
    .withExif({
      IFD2: { DateTimeOriginal: '2020:04:14 09:12:30' },
      IFD3: {
        GPSLatitudeRef: 'N',
        GPSLatitude: '51/1 30/1 0/1',
        GPSLongitudeRef: 'W',
        GPSLongitude: '0/1 6/1 0/1',
      },
    })
    .jpeg()
    .toBuffer()
  const folder = folderWith({ 'a.jpg': photograph, 'b/c.heic': heic })
  const result = await importFile(access, folder, { owner })
  expect(result).toMatchObject({
    read: 2,
    stored: 2,
    rejected: 0,
    images: { found: 2, missing: 0, undecodable: 0 },
  })
  expect(
    query(
      access,
      `SELECT m.row, mm.name, m.sent_at AS at, i.type FROM message AS m
       JOIN message_media AS mm ON mm.message = m.id JOIN media AS i ON i.id = mm.media ORDER BY m.row`,
    ),
  ).toEqual([
    { row: 1, name: 'a.jpg', at: Date.UTC(2020, 3, 14, 8, 12, 30), type: 'image/jpeg' },
    { row: 2, name: 'b/c.heic', at: Date.UTC(2020, 3, 14, 8, 12, 30), type: 'image/heic' },
  ])
})

it('an image is found by the hash that a message names it by', async () => {
  const access = newCase()
  const bytes = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer()
  const md5 = createHash('md5').update(bytes).digest('hex')
  const csv = `Sender,Recipient,Sent,Message,Hash\nraven,tall,2020-04-14 09:12,look,${md5.toUpperCase()}\n`
  const { mapping } = await look(access, fileWith(csv))
  const columns = { ...mapping.columns, imageHash: 'Hash' }
  const images = folderWith({ 'whatever.png': bytes })
  const result = await importFile(access, fileWith(csv), { images, mapping: { columns } })
  expect(result.images).toEqual({ found: 1, missing: 0, undecodable: 0 })
})
