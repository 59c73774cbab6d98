import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openServed } from '../../../electron/engine/ingest/served/index.ts'
import { contentOf, folderWith, members, opened } from '../../support/served.ts'
import { tempFolder } from '../../support/temp.ts'
import { fileAt, rawZip, zipped } from '../../support/zips.ts'

test('a folder is all files below it, named with forward slashes, archives among them opened', async () => {
  const folder = folderWith({
    'a/b/one.csv': '1',
    'two.csv': '2',
    'packs/raven.zip': zipped({ 'messages.csv': '3' }),
  })
  const served = await opened(folder)
  expect([served.kind, members(served)]).toEqual([
    'folder',
    ['a/b/one.csv', 'packs/raven.zip/messages.csv', 'two.csv'],
  ])
  expect(await contentOf(served, 'a/b/one.csv')).toBe('1')
  expect(await contentOf(served, 'packs/raven.zip/messages.csv')).toBe('3')
})

test('a file of a folder is opened where it stands, so that what lies beside it can be found', async () => {
  const folder = folderWith({ 'db/chat.sqlite': 'SQLite' })
  const source = await (await opened(folder)).file('db/chat.sqlite').open()
  expect(source.path).toBe(join(folder, 'db', 'chat.sqlite'))
  source.close()
})

test('links are not followed and are named', async () => {
  const outside = folderWith({ 'secret.csv': 'secret' })
  const folder = folderWith({ 'a.csv': 'a' })
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'))
  symlinkSync(outside, join(folder, 'linked'))
  const served = await opened(folder)
  expect(members(served)).toEqual(['a.csv'])
  expect(served.refused.map(({ name }) => name)).toEqual(['link.csv', 'linked'])
})

test('a plain file is one file without a member', async () => {
  const served = await opened(fileAt('a,b\n', 'm.csv'))
  expect([served.kind, served.name, members(served)]).toEqual(['file', 'm.csv', [null]])
  expect(await contentOf(served, null)).toBe('a,b\n')
})

test('a path that is not there, and a member that is not in it, are errors that say so', async () => {
  await expect(opened(join(tempFolder(), 'none'))).rejects.toMatchObject({ code: 'file.missing' })
  const served = await opened(folderWith({ 'a.csv': 'a' }))
  expect(() => served.file('b.csv')).toThrow(expect.objectContaining({ code: 'file.missing' }))
  expect(() => served.file(null)).toThrow(expect.objectContaining({ code: 'file.missing' }))
})

test('what is unpacked beyond 64 MB lies sealed in the staging folder, reads back equal, and is gone with the source', async () => {
  const part = randomBytes(1024 * 1024)
  const content = Buffer.concat(Array.from({ length: 66 }, () => part))
  const path = fileAt(rawZip([{ name: 'big.csv', data: content, deflate: true }]), 'big.zip')
  const folder = tempFolder()
  const served = await openServed(path, { folder, key: new Uint8Array(32).fill(1) })
  const source = await served.file('big.csv').open()
  const [staged = ''] = readdirSync(join(folder, 'staging'))
  expect(source.size).toBe(content.length)
  for (const at of [0, 1024 * 1024 - 100, 33_333_333, content.length - 5000]) {
    const got = Buffer.alloc(5000)
    expect(source.read(got, at)).toBe(5000)
    expect(got.equals(content.subarray(at, at + 5000))).toBe(true)
  }
  expect(source.read(Buffer.alloc(10), content.length)).toBe(0)
  source.close()
  expect(existsSync(join(folder, 'staging', staged))).toBe(false)
  await served.file('big.csv').open()
  expect(readdirSync(join(folder, 'staging'))).toHaveLength(1)
  served.close()
  expect(readdirSync(join(folder, 'staging'))).toEqual([])
})

test('cancelling stops the unpacking and leaves nothing behind', async () => {
  const folder = tempFolder()
  const path = fileAt(rawZip([{ name: 'a.csv', data: Buffer.alloc(5_000_000, 'x'), deflate: true }]), 'a.zip')
  let cancelled = false
  const served = await openServed(path, { folder, key: null }, () => {
    if (cancelled) throw new Error('cancelled')
  })
  cancelled = true
  await expect(served.file('a.csv').open()).rejects.toThrow('cancelled')
  served.close()
  expect(existsSync(join(folder, 'staging')) ? readdirSync(join(folder, 'staging')) : []).toEqual([])
})

test('an uncompressed member is read where it stands, inside the archive', async () => {
  const folder = tempFolder()
  mkdirSync(join(folder, 'staging'))
  const path = join(folder, 'plain.zip')
  writeFileSync(path, rawZip([{ name: 'a.csv', data: '0123456789' }]))
  const served = await openServed(path, { folder, key: null })
  const source = await served.file('a.csv').open()
  const got = Buffer.alloc(20)
  expect(got.toString('latin1', 0, source.read(got, 7))).toBe('789')
  expect(source.read(got, 10)).toBe(0)
  served.close()
})
