import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { openServed } from '../../../electron/engine/ingest/served/index.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { contentOf, members, opened } from '../../support/served.ts'
import { tempFolder } from '../../support/temp.ts'
import { fileAt, gzipped, type RawEntry, rawZip, zipAt, zipped } from '../../support/zips.ts'

const served = (entries: readonly RawEntry[]) => opened(fileAt(rawZip(entries), 'pack.zip'))
const good: RawEntry = { name: 'good.csv', data: 'a,b\n1,2\n' }

describe('an entry that could do harm is refused by name, and the rest goes on', () => {
  const hostile: readonly (readonly [string, RawEntry, RegExp])[] = [
    ['leads out of the folder', { name: '../up.csv' }, /relative path/],
    ['leads out by backslashes', { name: 'a\\..\\..\\up.csv' }, /relative path/],
    ['stands at the root', { name: '/etc/passwd' }, /absolute path/],
    ['names a drive', { name: 'C:\\x.csv' }, /absolute path/],
    ['has a NUL in its name', { name: 'a\0.csv' }, /NUL/],
    ['has no name', { name: '' }, /no name/],
    ['is a link', { name: 'link', mode: 0o120777, data: '/etc/passwd' }, /link/],
    ['is a device', { name: 'dev', mode: 0o020666 }, /neither a file/],
    ['is encrypted', { name: 'secret.csv', flags: 1, data: 'x' }, /encrypted/],
    ['is packed in an unknown way', { name: 'z.csv', method: 99, data: 'x' }, /method \(99\)/],
    ['has the name of another', { name: 'good.csv', data: 'other' }, /second entry of the same name/],
    ['shares bytes with another', { name: 'same.csv', data: 'a,b\n1,2\n', sameAs: 0 }, /shares its bytes/],
    ['states a bomb', { name: 'bomb.csv', deflate: true, data: 'x', bytes: 3e9 }, /200 times/],
  ]
  test.each(hostile)('one that %s', async (_what, entry, reason) => {
    const pack = await served([good, entry, { name: 'last.csv', data: 'c\n3\n' }])
    expect(members(pack)).toEqual(['good.csv', 'last.csv'])
    expect(pack.refused).toEqual([
      { name: String(entry.name).replaceAll('\\', '/'), reason: expect.stringMatching(reason) },
    ])
    expect(await contentOf(pack, 'good.csv')).toBe('a,b\n1,2\n')
    expect(await contentOf(pack, 'last.csv')).toBe('c\n3\n')
  })
})

describe('what an archive says of an entry is held against what comes out', () => {
  const lying: readonly (readonly [string, RawEntry, RegExp])[] = [
    ['longer', { name: 'x', deflate: true, data: 'twelve bytes', bytes: 5 }, /longer than the archive says/],
    [
      'shorter',
      { name: 'x', deflate: true, data: 'twelve bytes', bytes: 50 },
      /12 bytes, and the archive says 50/,
    ],
    ['another', { name: 'x', deflate: true, data: 'twelve bytes', crc: 1 }, /checksum/],
    ['another, uncompressed', { name: 'x', data: 'twelve bytes', crc: 1 }, /checksum/],
    ['no deflate', { name: 'x', method: 8, data: '\xff\xff\xff\xff' }, /could not be unpacked/],
  ]
  test.each(lying)('content %s than stated', async (_what, entry, reason) => {
    const pack = await served([{ ...entry, name: 'x.jpg' }])
    const file = pack.file('x.jpg')
    await expect(file.read(1e6)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(reason),
    })
    await expect(file.open()).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(reason),
    })
  })
})

test('names that differ only by capitals are both there, and each says so', async () => {
  const pack = await served([
    { name: 'A.csv', data: '1' },
    { name: 'a.csv', data: '2' },
    { name: 'b.csv', data: '3' },
  ])
  expect(pack.files.map(({ member, note }) => [member, note !== null])).toEqual([
    ['A.csv', true],
    ['a.csv', true],
    ['b.csv', false],
  ])
  expect(await contentOf(pack, 'a.csv')).toBe('2')
})

test('names in whatever encoding never end the archive', async () => {
  const shiftJis = Buffer.from([0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x2e, 0x63, 0x73, 0x76])
  const pack = await served([
    { name: shiftJis, data: 'one', flags: 0 },
    { name: Buffer.from([0xff, 0xfe, 0x2e, 0x63]), data: 'two' },
  ])
  expect(pack.refused).toEqual([])
  const contents = await Promise.all(members(pack).map((member) => contentOf(pack, member)))
  expect(contents.sort()).toEqual(['one', 'two'])
})

test('archives in archives are opened, three deep; a fourth is refused by name', async () => {
  const fourth = zipped({ 'deep.csv': 'no' })
  const third = zipped({ 'd.zip': fourth, 'three.csv': 'iii' })
  const second = zipped({ 'c.zip': third, 'two.csv': 'ii' })
  const pack = await opened(zipAt({ 'b.zip': second, 'one.csv': 'i' }))
  expect(pack.kind).toBe('archive')
  expect(members(pack)).toEqual(['b.zip/c.zip/three.csv', 'b.zip/two.csv', 'one.csv'])
  expect(await contentOf(pack, 'b.zip/c.zip/three.csv')).toBe('iii')
  expect(pack.refused).toEqual([
    { name: 'b.zip/c.zip/d.zip', reason: expect.stringContaining('unpack it first') },
  ])
})

test('a gzip is an archive of one file, named without the ending, also inside a zip', async () => {
  const alone = await opened(fileAt(gzipped('a,b\n'), 'messages.csv.gz'))
  expect([alone.kind, members(alone)]).toEqual(['archive', ['messages.csv']])
  expect(await contentOf(alone, 'messages.csv')).toBe('a,b\n')
  const inside = await opened(zipAt({ 'x/m.csv.gz': gzipped('c,d\n') }))
  expect(members(inside)).toEqual(['x/m.csv.gz/m.csv'])
  expect(await contentOf(inside, 'x/m.csv.gz/m.csv')).toBe('c,d\n')
})

test('a gzip that is cut off, or unpacks to far more than its size, is refused when it is opened', async () => {
  const cut = await opened(fileAt(gzipped('a long line\n'.repeat(1000)).subarray(0, 40), 'm.csv.gz'))
  await expect(cut.file('m.csv').open()).rejects.toMatchObject({ code: 'file.unreadable' })
  const bomb = await opened(fileAt(gzipped(Buffer.alloc(80 * 1024 * 1024)), 'b.csv.gz'))
  await expect(bomb.file('b.csv').open()).rejects.toThrow(/200 times/)
})

test('workbooks and reports are files, though they are zips; what lies in a report is at hand as an attachment', async () => {
  const book = await opened(zipAt({ '[Content_Types].xml': '<x/>', 'xl/workbook.xml': '<x/>' }, 'a.xlsx'))
  expect([book.kind, members(book), book.attachments]).toEqual(['file', [null], []])
  const report = zipped({ 'report.xml': '<project/>', 'files/Image/1.jpg': 'pixels' })
  const alone = await opened(fileAt(report, 'phone.ufdr'))
  expect([alone.kind, members(alone)]).toEqual(['file', [null]])
  expect((await alone.attachments.find(({ name }) => name === '1.jpg')?.read(100))?.toString()).toBe('pixels')
  const packed = await opened(zipAt({ 'phones/one.ufdr': report }))
  expect([packed.kind, members(packed)]).toEqual(['archive', ['phones/one.ufdr']])
  expect(packed.attachments.map(({ member }) => member)).toContain('phones/one.ufdr/files/Image/1.jpg')
})

test('what is attached to the messages of an RSMF mail is at hand, from the zip that the mail carries', async () => {
  const zip = zipped({ 'rsmf_manifest.json': '{"version":"2.0.0","events":[]}', 'IMG_1.jpg': 'pixels' })
  const mail = [
    'X-RSMF-Version: 2.0.0',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary="edge"',
    '',
    '--edge',
    'Content-Type: text/plain',
    '',
    'readable text',
    '--edge',
    'Content-Type: application/zip; name="rsmf.zip"',
    'Content-Disposition: attachment; filename="rsmf.zip"',
    'Content-Transfer-Encoding: base64',
    '',
    ...(zip.toString('base64').match(/.{1,76}/g) ?? []),
    '--edge--',
    '',
  ].join('\r\n')
  for (const [path, member] of [
    [fileAt(mail, 'chat.rsmf'), null],
    [zipAt({ 'mails/chat.rsmf': mail }), 'mails/chat.rsmf'],
  ] as const) {
    const pack = await opened(path)
    expect(members(pack)).toEqual([member])
    const image = pack.attachments.find(({ name }) => name === 'IMG_1.jpg')
    expect((await image?.read(100))?.toString()).toBe('pixels')
  }
})

test('a zip in the 64-bit form is read as any other', async () => {
  const zip = new ZipFile()
  zip.addBuffer(Buffer.from('a,b\n'), 'a.csv', { forceZip64Format: true })
  const end = { comment: '', forceZip64Format: true }
  zip.end(end)
  const pieces: Buffer[] = []
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece))
  const pack = await opened(fileAt(Buffer.concat(pieces), 'large.zip'))
  expect(await contentOf(pack, 'a.csv')).toBe('a,b\n')
})

test('a zip without its end, and bytes that only begin as one, are refused in words that say what to do', async () => {
  const whole = zipped({ 'a.csv': 'a,b\n'.repeat(100) })
  for (const bytes of [
    whole.subarray(0, whole.length - 10),
    Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.alloc(50)]),
  ]) {
    await expect(opened(fileAt(bytes, 'cut.zip'))).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringMatching(/directory.*Ask for the archive again/s),
    })
  }
})

test('a damaged archive inside a sound one is refused by name, and the rest goes on', async () => {
  const inner = zipped({ 'a.csv': 'a' })
  const pack = await opened(zipAt({ 'broken.zip': inner.subarray(0, 30), 'b.csv': 'b' }))
  expect(members(pack)).toEqual(['b.csv'])
  expect(pack.refused.map(({ name }) => name)).toEqual(['broken.zip'])
})

test('thousands of entries open at once, and each can be read', async () => {
  const entries = Array.from({ length: 5000 }, (_, i) => ({
    name: `chat/${i}.txt`,
    data: `message ${i}`,
    deflate: true,
  }))
  const pack = await served(entries)
  expect(pack.files).toHaveLength(5000)
  expect((await pack.file('chat/4321.txt').read(100)).toString()).toBe('message 4321')
})

test('whatever bytes of a zip are changed, opening and reading it ends', async () => {
  const whole = rawZip([
    { name: 'a.csv', data: 'a,b\n1,2\n'.repeat(50), deflate: true },
    { name: 'b.jpg', data: 'pixels' },
    { name: 'c.zip', data: zipped({ 'd.txt': 'deep' }) },
  ])
  const folder = tempFolder()
  const change = fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255), to: fc.nat(whole.length) })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 5 }), fc.boolean(), async (changes, cut) => {
      const bytes = Buffer.from(whole)
      for (const { at, byte } of changes) bytes[at] = byte
      const path = fileAtOnce(folder, cut ? bytes.subarray(0, changes[0]?.to) : bytes)
      try {
        const pack = await openServed(path, { folder, key: null })
        for (const file of pack.files) await file.read(1e6).catch(known)
        pack.close()
      } catch (error) {
        known(error)
      }
    }),
    { numRuns: 300 },
  )
  expect(readdirSync(folder)).not.toContain('staging')
})

function fileAtOnce(folder: string, bytes: Buffer): string {
  const path = join(folder, 'changed.zip')
  writeFileSync(path, bytes)
  return path
}

/** Anything but a told error is a crash. */
function known(error: unknown): void {
  if (!(error instanceof WinnowError)) throw error
}
