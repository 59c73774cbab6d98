import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { BagWriter } from '../../../electron/engine/bundle/bag-writer.ts'
import { runVerify } from '../../../electron/engine/bundle/verify.ts'
import type { VerifyResult } from '../../../shared/contract/bundle.ts'
import { testPorts } from '../../support/case.ts'
import { testJobCall } from '../../support/job-call.ts'
import { tempFolder } from '../../support/temp.ts'

const image = Buffer.from([0xff, 0xd8, 0, 1, 2, 3])

/** A bag of the files that every bundle has. */
function bundle(): string {
  const folder = join(tempFolder(), 'bundle')
  const bag = new BagWriter(folder)
  bag.add('messages.csv', 'Item,Text\r\n1,hello\r\n')
  bag.add('messages.html', '<p>hello</p>')
  bag.add('how-made.html', '<p>how</p>')
  bag.add('images/00001_photo.jpg', image)
  bag.seal([['External-Description', 'Test']])
  bag.publish()
  return folder
}

async function verify(folder: string): Promise<VerifyResult> {
  const spec = { kind: 'verify', params: { folder }, actor: null } as const
  return (await runVerify({ access: null, ports: testPorts() }, spec, testJobCall())) as VerifyResult
}

const faults = async (folder: string) =>
  (await verify(folder)).faults.map(({ kind, file }) => `${kind} ${file}`)
const hash = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex')

describe('a bundle as it was written', () => {
  it('is whole, and its one number is the SHA-256 of manifest-sha256.txt', async () => {
    const folder = bundle()
    const result = await verify(folder)
    expect(result).toMatchObject({ whole: true, files: 10, faults: [] })
    expect(result.manifestSha256).toBe(hash(readFileSync(join(folder, 'manifest-sha256.txt'))))
  })

  it('leaves nothing under a temporary name', () => {
    const folder = bundle()
    expect(() => readFileSync(`${folder}.partial`)).toThrow()
  })
})

describe('a bundle that was tampered with is not whole, and the fault is named:', () => {
  it.each([
    [
      'a changed byte',
      (at: string) => writeFileSync(join(at, 'data/messages.csv'), 'Item,Text\r\n1,jello\r\n'),
      ['changed data/messages.csv'],
    ],
    [
      'a changed length',
      (at: string) => writeFileSync(join(at, 'data/messages.csv'), 'Item'),
      ['structure bag-info.txt', 'changed data/messages.csv'],
    ],
    [
      'a removed image',
      (at: string) => rmSync(join(at, 'data/images/00001_photo.jpg')),
      ['structure bag-info.txt', 'missing data/images/00001_photo.jpg'],
    ],
    [
      'an added file',
      (at: string) => writeFileSync(join(at, 'data/extra.txt'), 'x'),
      ['structure bag-info.txt', 'added data/extra.txt'],
    ],
    [
      'an added file beside data',
      (at: string) => writeFileSync(join(at, 'READ ME.txt'), 'x'),
      ['added READ ME.txt'],
    ],
    [
      'an edited tag file',
      (at: string) => writeFileSync(join(at, 'bag-info.txt'), 'External-Description: Other\n'),
      ['changed bag-info.txt'],
    ],
    [
      'a removed manifest',
      (at: string) => rmSync(join(at, 'manifest-sha512.txt')),
      ['missing manifest-sha512.txt'],
    ],
    [
      'a removed tag manifest',
      (at: string) => rmSync(join(at, 'tagmanifest-sha512.txt')),
      ['missing tagmanifest-sha512.txt'],
    ],
    ['a removed bagit.txt', (at: string) => rmSync(join(at, 'bagit.txt')), ['missing bagit.txt']],
    [
      'an edited bagit.txt',
      (at: string) => writeFileSync(join(at, 'bagit.txt'), 'BagIt\n'),
      ['changed bagit.txt', 'structure bagit.txt'],
    ],
  ])('%s', async (_name, tamper, expected) => {
    const folder = bundle()
    tamper(folder)
    expect((await faults(folder)).sort()).toEqual(expected.sort())
  })

  it('both tag manifests and the tag file that they covered', async () => {
    const folder = bundle()
    for (const name of ['tagmanifest-sha256.txt', 'tagmanifest-sha512.txt', 'bag-info.txt'])
      rmSync(join(folder, name))
    expect(await faults(folder)).toEqual([
      'missing bag-info.txt',
      'missing tagmanifest-sha256.txt',
      'missing tagmanifest-sha512.txt',
    ])
  })

  it('a renamed file, as missing here and added there, each naming the other', async () => {
    const folder = bundle()
    renameSync(join(folder, 'data/images/00001_photo.jpg'), join(folder, 'data/images/other.jpg'))
    const result = await verify(folder)
    expect(result.faults).toEqual([
      {
        kind: 'missing',
        file: 'data/images/00001_photo.jpg',
        what: 'listed, but not there; its content is in data/images/other.jpg',
      },
      {
        kind: 'added',
        file: 'data/images/other.jpg',
        what: 'no payload manifest lists it; it has the content of the missing data/images/00001_photo.jpg',
      },
    ])
  })

  it('a file changed together with its line in one manifest: the other one and the tag manifests tell', async () => {
    const folder = bundle()
    const manifest = join(folder, 'manifest-sha256.txt')
    const before = readFileSync(join(folder, 'data/messages.html'))
    const after = '<p>jello</p>'
    writeFileSync(join(folder, 'data/messages.html'), after)
    writeFileSync(manifest, readFileSync(manifest, 'utf8').replace(hash(before), hash(after)))
    const result = await verify(folder)
    expect(result.faults).toEqual([
      {
        kind: 'changed',
        file: 'data/messages.html',
        what: 'its content does not give the digest in manifest-sha512.txt',
      },
      {
        kind: 'changed',
        file: 'manifest-sha256.txt',
        what: 'its content does not give the digest in tagmanifest-sha256.txt and tagmanifest-sha512.txt',
      },
    ])
  })

  it('everything rewritten in accord: whole again, under another number than the one in the record', async () => {
    const folder = bundle()
    const { manifestSha256 } = await verify(folder)
    const again = new BagWriter(`${folder}-again`)
    again.add('messages.csv', 'Item,Text\r\n1,forged\r\n')
    for (const name of ['messages.html', 'how-made.html', 'images/00001_photo.jpg']) {
      again.add(name, readFileSync(join(folder, 'data', name)))
    }
    again.seal([['External-Description', 'Test']])
    again.publish()
    const forged = await verify(`${folder}-again`)
    expect(forged.whole).toBe(true)
    expect(forged.manifestSha256).not.toBe(manifestSha256)
  })

  it('a manifest line that leads out of the bag, which is not followed', async () => {
    const folder = bundle()
    writeFileSync(join(folder, '../secret.txt'), 'secret')
    const manifest = join(folder, 'manifest-sha256.txt')
    writeFileSync(manifest, `${readFileSync(manifest, 'utf8')}${hash('secret')}  data/../../secret.txt\n`)
    const { faults: found } = await verify(folder)
    expect(found).toContainEqual({
      kind: 'structure',
      file: 'manifest-sha256.txt',
      what: 'line 5: the path "data/../../secret.txt" leads out of its folder',
    })
  })

  it('a file that one manifest lists and the other does not', async () => {
    const folder = bundle()
    const manifest = join(folder, 'manifest-sha512.txt')
    const lines = readFileSync(manifest, 'utf8').split('\n')
    writeFileSync(manifest, lines.filter((line) => !line.endsWith('messages.csv')).join('\n'))
    expect((await verify(folder)).faults).toContainEqual({
      kind: 'structure',
      file: 'data/messages.csv',
      what: 'not listed in manifest-sha512.txt',
    })
  })

  // Windows lets only an administrator make links; root may read every file, and chmod takes nothing away on Windows.
  it.skipIf(process.platform === 'win32')('a link in place of a file, which is not followed', async () => {
    const folder = bundle()
    const elsewhere = join(folder, '../same.csv')
    renameSync(join(folder, 'data/messages.csv'), elsewhere)
    symlinkSync(elsewhere, join(folder, 'data/messages.csv'))
    expect((await verify(folder)).faults).toContainEqual({
      kind: 'structure',
      file: 'data/messages.csv',
      what: 'a link, which is not followed',
    })
  })

  it.skipIf(process.platform === 'win32')('a link to a folder, whose files are not listed', async () => {
    const folder = bundle()
    symlinkSync('/', join(folder, 'data/root'))
    expect((await verify(folder)).faults).toEqual([
      { kind: 'structure', file: 'data/root', what: 'a link, which is not followed' },
    ])
  })

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a file that cannot be read',
    async () => {
      const folder = bundle()
      chmodSync(join(folder, 'data/messages.csv'), 0)
      expect(await faults(folder)).toContain('structure data/messages.csv')
    },
  )
})

describe('any BagIt bag', () => {
  function bag(files: Record<string, string | Buffer>): string {
    const folder = join(tempFolder(), 'bag')
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true })
      writeFileSync(join(folder, path), content)
    }
    return folder
  }
  const md5 = (text: string) => createHash('md5').update(text).digest('hex')

  it('of an older version with one MD5 manifest and no tag manifests is whole', async () => {
    const folder = bag({
      'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-md5.txt': `${md5('hello')} data/hello.txt\n`,
      'data/hello.txt': 'hello',
      'notes.txt': 'not listed anywhere',
    })
    expect(await verify(folder)).toMatchObject({ whole: true, faults: [], manifestSha256: '' })
  })

  it('with tag files in UTF-16 is read as it declares', async () => {
    const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')
    const folder = bag({
      'bagit.txt': 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-16\n',
      'manifest-md5.txt': utf16(`${md5('hello')}  data/hello.txt\n`),
      'data/hello.txt': 'hello',
    })
    expect((await verify(folder)).faults).toEqual([])
  })

  it('may hold names composed otherwise than in its manifest', async () => {
    const folder = bag({
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-sha256.txt': `${hash('x')}  data/caf\u00e9.txt\n`,
      'data/cafe\u0301.txt': 'x',
    })
    expect((await verify(folder)).faults).toEqual([])
  })

  it('with a digest of an unknown kind says so rather than passing it', async () => {
    const folder = bag({
      'bagit.txt': 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n',
      'manifest-blake9.txt': 'abcd  data/a\n',
      'data/a': 'x',
    })
    expect((await verify(folder)).faults).toEqual([
      { kind: 'structure', file: 'manifest-blake9.txt', what: 'the algorithm blake9 is not known here' },
    ])
  })

  it.each([
    ['a folder without bagit.txt and manifests', { 'hello.txt': 'hello' }],
    ['an empty folder', { 'x/y': '' }],
  ])('is not %s', async (_name, files) => {
    await expect(verify(bag(files))).rejects.toMatchObject({ code: 'bundle.not' })
  })

  it('is not a file, and not a place where nothing is', async () => {
    const folder = bag({ 'a.txt': 'x' })
    await expect(verify(join(folder, 'a.txt'))).rejects.toMatchObject({ code: 'bundle.not' })
    await expect(verify(join(folder, 'nothing'))).rejects.toMatchObject({ code: 'file.missing' })
  })
})

it('a verification that is cancelled ends as cancelled', async () => {
  const call = testJobCall()
  call.cancel()
  const spec = { kind: 'verify', params: { folder: bundle() }, actor: null } as const
  await expect(runVerify({ access: null, ports: testPorts() }, spec, call)).rejects.toMatchObject({
    code: 'call.cancelled',
  })
})
