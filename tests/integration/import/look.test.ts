import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { look } from '../../../electron/engine/ingest/look.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Look } from '../../../shared/contract/import.ts'
import { scene } from '../../support/pictures.ts'
import { folderWith } from '../../support/served.ts'
import { tempFolder } from '../../support/temp.ts'
import { fileAt, rawZip, zipAt, zipped } from '../../support/zips.ts'

const table = 'Sender,Recipient,Sent,Message\nraven,tall,2020-04-14 09:12,hello\n'
const looked = (path: string) => look(path, { folder: tempFolder(), key: null }, () => {})
const formats = ({ members }: Look) =>
  Object.fromEntries(members.map(({ member, format }) => [member, format]))

test('a file by itself is one member without a name of its own', async () => {
  const found = await looked(fileAt(table, 'm.csv'))
  expect(found).toMatchObject({ kind: 'file', name: 'm.csv', images: 0, others: 0, refused: [] })
  expect(found.members).toEqual([
    { member: null, name: 'm.csv', bytes: table.length, format: 'delimited', sheets: [], problem: null },
  ])
})

test('the files of an archive are recognised by content; pictures and attachments are counted; what cannot be read says why', async () => {
  const found = await looked(
    zipAt({
      'raven/messages.csv': table,
      'tall/export.json': JSON.stringify([{ sender: 'tall', message: 'hi' }]),
      'tall/lines.bin': `${JSON.stringify({ sender: 'a', text: 'b' })}\n${JSON.stringify({ sender: 'c', text: 'd' })}\n`,
      'raven/1.jpg': 'anything',
      'raven/disguised.dat': await scene(20, 20).png().toBuffer(),
      'raven/voice.opus': 'OggS sound',
      'raven/film.mp4': Buffer.from('\0\0\0\x18ftypisom\0\0\0\0', 'latin1'),
      'page.html': '<!DOCTYPE html><html><script>1</script></html>',
      '__MACOSX/._messages.csv': 'x',
      'old.7z': Buffer.from('7z\xbc\xaf\x27\x1c and more', 'latin1'),
      'empty.csv': '',
    }),
  )
  expect(found.kind).toBe('archive')
  expect(formats(found)).toEqual({
    'empty.csv': null,
    'old.7z': null,
    'raven/messages.csv': 'delimited',
    'tall/export.json': 'json-array',
    'tall/lines.bin': 'json-lines',
  })
  expect(found.members.find(({ name }) => name === 'old.7z')?.problem).toMatch(/7z archive: unpack it first/)
  expect(found.members.find(({ name }) => name === 'empty.csv')?.problem).toMatch(/empty/)
  expect([found.images, found.others]).toEqual([2, 4])
})

test('the tables of a database are listed, also where it lies compressed in an archive', async () => {
  const path = `${tempFolder()}/chat.db`
  const db = new Database(path)
  db.exec(
    "CREATE TABLE message (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO message (body) VALUES ('a'), ('b')",
  )
  const bytes = db.serialize()
  db.close()
  const found = await looked(zipAt({ 'phone/chat.db': bytes }))
  expect(found.members).toMatchObject([{ format: 'sqlite', sheets: [{ name: 'message' }] }])
})

test('pictures and no table are offered as images alone, whatever a readme beside them says', async () => {
  const picture = await scene(20, 20).png().toBuffer()
  const alone = await looked(
    folderWith({ 'a.png': picture, 'b/c.jpg': 'x', 'readme.txt': 'Holiday pictures\n' }),
  )
  expect(alone.members[0]).toEqual({
    member: null,
    name: alone.name,
    bytes: picture.length + 1,
    format: 'images',
    sheets: [],
    problem: null,
  })
  expect(alone.images).toBe(2)
  const beside = await looked(folderWith({ 'a.png': picture, 'm.csv': table }))
  expect(formats(beside)).toEqual({ 'm.csv': 'delimited' })
})

test('a table that is called a picture is a table, by itself and among others', async () => {
  expect(formats(await looked(folderWith({ 'scan.jpg': table, 'note.png': 'just words' })))).toEqual({
    'scan.jpg': 'delimited',
  })
  const alone = await looked(fileAt(Buffer.from(table), 'scan.jpg'))
  expect(alone.members).toMatchObject([{ member: null, format: 'delimited' }])
})

test('large members of an archive are recognised by their beginning', async () => {
  const rows = `${'raven,tall,2020-04-14 09:12,hello\n'.repeat(40_000)}`
  const array = `[${Array.from({ length: 20_000 }, (_, i) => JSON.stringify({ sender: `h${i}`, text: 'some words' })).join(',')}]`
  const found = await looked(zipAt({ 'a.csv': `Sender,Recipient,Sent,Message\n${rows}`, 'b.json': array }))
  expect(formats(found)).toEqual({ 'a.csv': 'delimited', 'b.json': 'json-array' })
})

test('names that differ only by capitals, and entries that were refused, are told', async () => {
  const entries = ['A.csv', 'a.csv', '../out.csv'].map((name) => ({ name, data: table }))
  const found = await looked(fileAt(rawZip(entries), 'p.zip'))
  expect(found.members.map(({ format, problem }) => [format, /capitals/.test(problem ?? '')])).toEqual([
    ['delimited', true],
    ['delimited', true],
  ])
  expect(found.refused.map(({ name }) => name)).toEqual(['../out.csv'])
})

test('an archive of thousands of pictures with one table is looked at, though not one of the pictures can be unpacked', async () => {
  // Not one of them could be unpacked.
  const broken = Array.from({ length: 5000 }, (_, i) => ({
    name: `media/${i}.jpg`,
    method: 8,
    data: '\xff\xff',
    bytes: 9,
  }))
  const found = await looked(fileAt(rawZip([...broken, { name: 'm.csv', data: table }]), 'p.zip'))
  expect([found.images, formats(found)]).toEqual([5000, { 'm.csv': 'delimited' }])
})

test('looking can be cancelled between files', async () => {
  const path = zipAt({ 'a.csv': table, 'b.zip': zipped({ 'c.csv': table }) })
  const cancelled = () => {
    throw new WinnowError('call.cancelled', 'Cancelled.')
  }
  await expect(look(path, { folder: tempFolder(), key: null }, cancelled)).rejects.toMatchObject({
    code: 'call.cancelled',
  })
})
