import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { browseReads, mediaBytes } from '../../../electron/engine/browse/index.ts'
import { migrateMedia } from '../../../electron/engine/case/media-db.ts'
import { openWrite } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { Desk } from '../../support/desk.ts'
import { addRows } from '../../support/rows.ts'

/** A case with one image of a type; returns what its address gives out. */
function served(type: string, thumbnail: Uint8Array | null = null) {
  const desk = new Desk(browseReads)
  const bytes = new TextEncoder().encode('<svg onload="alert(1)">')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  addRows(desk.db, 'a.csv', [{ at: 0, images: ['x'] }], [{ name: 'x', bytes, type }])
  const media = openWrite(casePaths(desk.folder).media, desk.reader.access.key)
  migrateMedia(media)
  media.prepare('INSERT INTO media_bytes VALUES (?, ?, ?)').run(sha256, bytes, thumbnail)
  media.close()
  return { desk, bytes, sha256 }
}

test('an image goes out as it came in, with the type that its bytes have', () => {
  const { desk, bytes, sha256 } = served('image/jpeg')
  const answer = mediaBytes(desk.reader, sha256, 'original')
  expect(answer?.type).toBe('image/jpeg')
  expect(Buffer.from(answer?.bytes ?? [])).toEqual(Buffer.from(bytes))
})

test.each([
  'image/svg+xml',
  'text/html',
  'application/javascript',
  'image/JPEG;charset=utf-7',
  'application/octet-stream',
])('what could be run in a page goes out without a type: %s', (type) => {
  const { desk, sha256 } = served(type)
  expect(mediaBytes(desk.reader, sha256, 'original')?.type).toBe('application/octet-stream')
})

test('a thumbnail is a webp, and null where the image could not be decoded', () => {
  const small = served('image/png', new Uint8Array([1]))
  expect(mediaBytes(small.desk.reader, small.sha256, 'thumbnail')).toMatchObject({ type: 'image/webp' })
  const none = served('image/png')
  expect(mediaBytes(none.desk.reader, none.sha256, 'thumbnail')).toBeNull()
})

test('what is not among the images of the case is null', () => {
  const { desk } = served('image/png')
  expect(mediaBytes(desk.reader, 'f'.repeat(64), 'original')).toBeNull()
})
