import { createWriteStream } from 'node:fs'
import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openImages } from '../../../electron/engine/media/index.ts'
import { tempFolder } from '../../support/temp.ts'

async function zipOf(
  entries: readonly (readonly [string, Buffer])[],
  patch: (bytes: Buffer) => Buffer = (bytes) => bytes,
): Promise<string> {
  const path = join(tempFolder(), 'images.zip')
  const zip = new ZipFile()
  for (const [name, bytes] of entries) zip.addBuffer(bytes, name)
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  await writeFile(path, patch(Buffer.concat(chunks)))
  return path
}

test('an image is found by its path, by its bare name, whatever slashes and capitals the message uses', async () => {
  const folder = tempFolder()
  await mkdir(join(folder, 'pack', 'photos'), { recursive: true })
  await writeFile(join(folder, 'pack', 'photos', 'IMG_1.jpg'), 'one')
  const images = await openImages(folder)
  for (const named of [
    'pack/photos/IMG_1.jpg',
    'IMG_1.jpg',
    'img_1.JPG',
    'pack\\photos\\img_1.jpg',
    './IMG_1.jpg',
  ]) {
    expect(images.find(named)?.name).toBe('pack/photos/IMG_1.jpg')
  }
  expect(images.find('IMG_2.jpg')).toBeNull()
  await images.close()
})

test('a name that stands in two folders is taken only where the message says which', async () => {
  const folder = tempFolder()
  for (const pack of ['a', 'b']) {
    await mkdir(join(folder, 'served', pack), { recursive: true })
    await writeFile(join(folder, 'served', pack, '1.jpg'), pack)
  }
  const images = await openImages(folder)
  expect(images.find('1.jpg')).toBeNull()
  expect((await images.find('b/1.jpg')?.read())?.toString()).toBe('b')
})

test('links in a folder are not followed and are named', async () => {
  const folder = tempFolder()
  const outside = tempFolder()
  await writeFile(join(outside, 'secret.jpg'), 'secret')
  await symlink(join(outside, 'secret.jpg'), join(folder, 'link.jpg'))
  await symlink(outside, join(folder, 'folder'))
  const images = await openImages(folder)
  expect(images.files).toEqual([])
  expect(images.refused.map(({ name }) => name).sort()).toEqual(['folder', 'link.jpg'])
})

test('a zip gives back the bytes that went in', async () => {
  const images = await openImages(await zipOf([['photos/ä 1.png', Buffer.from('bytes')]]))
  expect((await images.find('ä 1.png')?.read())?.toString()).toBe('bytes')
  await images.close()
})

test('entries that point outside, and second ones of a name, are refused by name; the rest goes on', async () => {
  // The library that writes zips refuses such names, so they are put in afterwards, at the same length.
  const path = await zipOf(
    [
      ['good.jpg', Buffer.from('good')],
      ['xx/up.jpg', Buffer.from('up')],
      ['xabs.jpg', Buffer.from('abs')],
      ['twin1.jpg', Buffer.from('first')],
      ['twin2.jpg', Buffer.from('second')],
    ],
    (bytes) =>
      Buffer.from(
        bytes
          .toString('latin1')
          .replaceAll('xx/up.jpg', '../up.jpg')
          .replaceAll('xabs.jpg', '/abs.jpg')
          .replaceAll('twin2', 'twin1'),
        'latin1',
      ),
  )
  const images = await openImages(path)
  expect(images.files.map(({ name }) => name)).toEqual(['good.jpg', 'twin1.jpg'])
  expect(images.refused.map(({ name }) => name)).toEqual(['../up.jpg', '/abs.jpg', 'twin1.jpg'])
  expect((await images.find('good.jpg')?.read())?.toString()).toBe('good')
  await images.close()
})

test('an entry that unpacks to far more than its size is refused before it is unpacked', async () => {
  const images = await openImages(await zipOf([['bomb.jpg', Buffer.alloc(50_000_000)]]))
  expect(images.files).toEqual([])
  expect(images.refused).toEqual([{ name: 'bomb.jpg', reason: expect.stringContaining('200 times') }])
  await images.close()
})

test('a zip that is cut off, and a file that is no zip, are refused in words', async () => {
  const whole = await zipOf([['a.jpg', Buffer.from('a')]], (bytes) => bytes.subarray(0, bytes.length - 10))
  await expect(openImages(whole)).rejects.toMatchObject({ code: 'file.unknown' })
  const text = join(tempFolder(), 'notes.txt')
  await pipeline(['hello'], createWriteStream(text))
  await expect(openImages(text)).rejects.toMatchObject({ code: 'file.unknown' })
  await expect(openImages(join(tempFolder(), 'nowhere'))).rejects.toMatchObject({ code: 'file.missing' })
})
