import { expect, test } from 'vitest'
import { openImages } from '../../../electron/engine/ingest/served/index.ts'
import { folderWith, opened } from '../../support/served.ts'
import { zipAt, zipped } from '../../support/zips.ts'

const found = (library: ReturnType<typeof openImages>, name: string) => library.find(name)?.member ?? null

test('an image is found by its path, by its bare name, whatever slashes and capitals the message uses', async () => {
  const images = openImages(await opened(folderWith({ 'pack/photos/IMG_1.jpg': 'one' })))
  for (const named of [
    'pack/photos/IMG_1.jpg',
    'IMG_1.jpg',
    'img_1.JPG',
    'pack\\photos\\img_1.jpg',
    './IMG_1.jpg',
    '/sdcard/DCIM/IMG_1.jpg',
  ]) {
    expect(found(images, named)).toBe('pack/photos/IMG_1.jpg')
  }
  expect(images.find('IMG_2.jpg')).toBeNull()
  expect(images.find('')).toBeNull()
})

test('a name that stands in two folders is taken only where the message says which', async () => {
  const images = openImages(await opened(folderWith({ 'served/a/1.jpg': 'a', 'served/b/1.jpg': 'b' })))
  expect(images.find('1.jpg')).toBeNull()
  expect((await images.find('b/1.jpg')?.read(10))?.toString()).toBe('b')
})

test('beside messages in the same archive, the image nearest to them is meant', async () => {
  const pack = await opened(
    zipAt({
      'raven/messages.csv': '1',
      'raven/media/1.jpg': 'a',
      'tall/messages.csv': '2',
      'tall/media/1.jpg': 'b',
      'shared/2.jpg': 'c',
    }),
  )
  expect(found(openImages(pack, 'raven/messages.csv'), '1.jpg')).toBe('raven/media/1.jpg')
  expect(found(openImages(pack, 'tall/messages.csv'), 'media/1.jpg')).toBe('tall/media/1.jpg')
  expect(found(openImages(pack, 'tall/messages.csv'), '2.jpg')).toBe('shared/2.jpg')
  expect(found(openImages(pack), '1.jpg')).toBeNull()
})

test('a report finds its attachments inside itself, also where it lies in an archive', async () => {
  const report = zipped({ 'report.xml': '<project/>', 'files/Image/1.jpg': 'pixels' })
  const alone = openImages(
    await opened(zipAt({ 'report.xml': '<project/>', 'files/Image/1.jpg': 'pixels' }, 'a.ufdr')),
  )
  expect(found(alone, 'files\\Image\\1.jpg')).toBe('files/Image/1.jpg')
  const pack = await opened(zipAt({ 'one.ufdr': report, 'two.ufdr': report }))
  expect(found(openImages(pack, 'two.ufdr'), 'files/Image/1.jpg')).toBe('two.ufdr/files/Image/1.jpg')
  expect(found(openImages(pack, 'one.ufdr'), '1.jpg')).toBe('one.ufdr/files/Image/1.jpg')
})
