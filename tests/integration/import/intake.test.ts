import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { openRead, openWrite } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { importImages, type NamedImages } from '../../../electron/engine/ingest/images.ts'
import { dropUnreferenced } from '../../../electron/engine/media/index.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { newCase } from '../../support/import.ts'
import { testJobCall } from '../../support/job-call.ts'
import { bmp24, heic, scene } from '../../support/pictures.ts'
import { folderWith, opened } from '../../support/served.ts'
import { fileAt, zipAt } from '../../support/zips.ts'

const named = (of: Partial<NamedImages> = {}): NamedImages => ({
  names: new Set(),
  hashes: new Set(),
  beside: null,
  ...of,
})
const digest = (kind: string, bytes: Buffer) => createHash(kind).update(bytes).digest('hex')

function stored({ folder, key }: CaseAccess): string[] {
  const db = openRead(casePaths(folder).media, key)
  try {
    return db.prepare<[], string>('SELECT sha256 FROM media_bytes ORDER BY sha256').pluck().all()
  } finally {
    db.close()
  }
}

/** Makes the case know these images, as placing an import does. */
function place({ folder, key }: CaseAccess, hashes: readonly string[]): void {
  const db = openWrite(casePaths(folder).db, key)
  const add = db.prepare(
    "INSERT INTO media (sha256, bytes, type, device) VALUES (?, 1, 'image/jpeg', 'as placed')",
  )
  for (const sha256 of hashes) add.run(sha256)
  db.close()
}

const jpeg = (seed: number) => scene(120, 90, seed).jpeg().toBuffer()

test('every kind of picture comes in with its bytes, and one bad image stops nothing', async () => {
  const access = newCase(true)
  const good = await jpeg(1)
  const files = {
    'a.jpg': good,
    'b.heic': heic,
    'c.bmp': bmp24(20, 10, () => [1, 2, 3]),
    'd.png': await scene(50, 40).png().toBuffer(),
    'cut.jpg': good.subarray(0, 400),
    'empty.jpg': Buffer.alloc(0),
    'wrong.txt': await scene(30, 30).webp().toBuffer(),
    'fake.jpg': Buffer.from('no picture at all'),
    'notes.txt': 'not a picture',
  }
  const images = await importImages(access, zipAt(files), named(), testJobCall())
  const told = Object.fromEntries(
    Object.keys(files).map((name) => [
      name,
      images.find(name)?.problem === null ? 'shown' : (images.find(name)?.type ?? null),
    ]),
  )
  expect(told).toEqual({
    'a.jpg': 'shown',
    'b.heic': 'shown',
    'c.bmp': 'shown',
    'd.png': 'shown',
    'cut.jpg': 'image/jpeg',
    'empty.jpg': 'application/octet-stream',
    'wrong.txt': 'shown',
    'fake.jpg': 'application/octet-stream',
    'notes.txt': null,
  })
  expect(stored(access)).toEqual(images.all.map(({ sha256 }) => sha256).sort())
  expect(images.all).toHaveLength(8)
})

test('what a message names is kept though it is no picture, and an image is found by either hash', async () => {
  const access = newCase()
  const bytes = await jpeg(1)
  const folder = folderWith({ 'a.jpg': bytes, 'voice.opus': 'OggS and sound' })
  const hashes = new Set([digest('md5', bytes).toUpperCase()])
  const images = await importImages(
    access,
    folder,
    named({ names: new Set(['voice.opus']), hashes }),
    testJobCall(),
  )
  expect(images.find('voice.opus')).toMatchObject({
    type: 'application/octet-stream',
    problem: expect.any(String),
  })
  const own = images.find('a.jpg')
  expect(images.findByHash(digest('md5', bytes).toUpperCase())).toBe(own)
  expect(images.findByHash(digest('sha256', bytes))).toBe(own)
  expect(images.find(digest('md5', bytes))).toBe(own)
  expect(images.findByHash('f'.repeat(32))).toBeNull()
})

test('beside messages in an archive, the pictures below their own folder are taken, and others only if they are named', async () => {
  const access = newCase()
  const files = {
    'raven/messages.csv': 'x',
    'raven/1.jpg': await jpeg(1),
    'tall/2.jpg': await jpeg(2),
    'shared/3.jpg': await jpeg(3),
  }
  const served = await opened(zipAt(files))
  const take = (of: Partial<NamedImages>) => importImages(access, served, named(of), testJobCall())
  const own = await take({ beside: 'raven/messages.csv', names: new Set(['3.jpg']) })
  expect([own.find('1.jpg'), own.find('3.jpg'), own.find('2.jpg')].map((found) => found !== null)).toEqual([
    true,
    true,
    false,
  ])
  expect((await take({})).all).toHaveLength(3)
})

test('the same bytes under two names are one image', async () => {
  const bytes = await jpeg(1)
  const images = await importImages(
    newCase(),
    folderWith({ 'a.jpg': bytes, 'b/c.jpg': bytes }),
    named(),
    testJobCall(),
  )
  expect(images.all).toHaveLength(1)
  expect(images.find('a.jpg')).toBe(images.find('c.jpg'))
})

test('an image that the case knows already is not decoded again', async () => {
  const access = newCase()
  const bytes = await jpeg(1)
  const folder = folderWith({ 'a.jpg': bytes })
  await importImages(access, folder, named(), testJobCall())
  place(access, [digest('sha256', bytes)])
  const again = await importImages(access, folder, named(), testJobCall())
  expect(again.find('a.jpg')?.device).toBe('as placed')
})

test('a cancelled intake leaves no bytes behind, and those of a killed one go with the next', async () => {
  const access = newCase(true)
  const kept = await jpeg(1)
  await importImages(access, folderWith({ 'kept.jpg': kept }), named(), testJobCall())
  place(access, [digest('sha256', kept)])
  const many = Object.fromEntries(
    await Promise.all(Array.from({ length: 80 }, async (_, i) => [`${i}.jpg`, await jpeg(i + 2)])),
  )
  let asked = 0
  const call = {
    ...testJobCall(),
    checkCancelled: () => {
      if (++asked > 75) throw new WinnowError('call.cancelled', 'Cancelled.')
    },
  }
  await expect(importImages(access, folderWith(many), named(), call)).rejects.toMatchObject({
    code: 'call.cancelled',
  })
  expect(stored(access)).toEqual([digest('sha256', kept)])
  // Taken in and never placed: what a killed import leaves.
  await importImages(access, folderWith({ 'lost.jpg': await jpeg(200) }), named(), testJobCall())
  expect(stored(access)).toHaveLength(2)
  expect(dropUnreferenced(access)).toBe(1)
  expect(stored(access)).toEqual([digest('sha256', kept)])
})

test('original images can neither be changed nor deleted, also after such a clean-up', async () => {
  const access = newCase()
  const bytes = await jpeg(1)
  await importImages(access, folderWith({ 'a.jpg': bytes }), named(), testJobCall())
  place(access, [digest('sha256', bytes)])
  await importImages(access, folderWith({ 'b.jpg': await jpeg(2) }), named(), testJobCall())
  dropUnreferenced(access)
  const db = openWrite(casePaths(access.folder).media, access.key)
  expect(() => db.exec('DELETE FROM media_bytes')).toThrow(/never deleted/)
  expect(() => db.exec("UPDATE media_bytes SET original = x'00'")).toThrow(/never changed/)
  db.close()
})

test('a damaged entry is refused with the reason, and a path that holds no images is an error', async () => {
  const access = newCase()
  const text = fileAt('hello', 'notes.txt')
  await expect(importImages(access, text, named(), testJobCall())).rejects.toMatchObject({
    code: 'file.unknown',
  })
  const pack = await opened(zipAt({ 'a.jpg': await jpeg(1), '../b.jpg': 'up' }))
  const images = await importImages(access, pack, named(), testJobCall())
  expect(images.refused).toEqual([{ name: '../b.jpg', reason: expect.any(String) }])
  expect(images.all).toHaveLength(1)
})

test('a single picture may be chosen for the images', async () => {
  const images = await importImages(newCase(), fileAt(await jpeg(1), 'one.jpg'), named(), testJobCall())
  expect(images.find('one.jpg')).toMatchObject({ width: 120, height: 90, problem: null })
})
