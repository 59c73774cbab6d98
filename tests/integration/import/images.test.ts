import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { imageNames } from '../../../electron/engine/ingest/image-names.ts'
import { fileWith, importFile, newCase, query } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'

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
  expect(query(access, 'SELECT kind FROM message ORDER BY id')).toEqual(
    ['text', 'image', 'text', 'text'].map((kind) => ({ kind })),
  )
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
