import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bagDeclaration,
  decodePath,
  encodePath,
  manifestLine,
  manifestName,
  parseDeclaration,
  parseManifest,
  parseOxum,
  parseTagFile,
  tagFile,
} from '../../../shared/bundle/bagit.ts'

const digest = 'ab'.repeat(32)

describe('bagit.txt', () => {
  it('is read as it is written', () => {
    expect(parseDeclaration(bagDeclaration)).toEqual({ version: '1.0', encoding: 'UTF-8' })
  })

  it.each([
    '',
    'hello',
    'BagIt-Version:1.0\nTag-File-Character-Encoding: UTF-8\n',
    'BagIt-Version: 1.0\n',
    'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\nMore: yes\n',
  ])('is refused when it is not its two lines: %j', (text) => {
    expect(parseDeclaration(text)).toHaveProperty('problem')
  })
})

describe('a manifest', () => {
  it('gives back every path that was written, line breaks and percent signs included', () => {
    const name = fc.string({
      unit: fc.constantFrom('a', ' ', '%', '\n', '\r', '0', 'A', 'é', '*', '.'),
      minLength: 1,
    })
    fc.assert(
      fc.property(name, (text) => {
        expect(decodePath(encodePath(text))).toBe(text)
        const path = `data/x${text}`
        expect(parseManifest(manifestLine(digest, path), true).entries).toEqual([{ line: 1, digest, path }])
      }),
    )
  })

  it.each([
    ['data/../../etc/passwd', 'leads out'],
    ['../outside', 'leads out'],
    ['/etc/passwd', 'not relative'],
    ['~/secret', 'not relative'],
    ['C:\\Windows\\x', 'not relative'],
    ['\\\\server\\share', 'not relative'],
    ['data\\..\\..\\x', 'leads out'],
    ['data//x', 'not a plain path'],
    ['data/./x', 'not a plain path'],
    ['elsewhere/x', 'not in data/'],
  ])('names a path that is not to be followed: %s', (path, why) => {
    const { entries, problems } = parseManifest(`${digest}  ${path}\n`, true)
    expect(entries).toEqual([])
    expect(problems[0]?.what).toContain(why)
  })

  it('names a path that is listed twice, and a line that is none', () => {
    const { entries, problems } = parseManifest(`${digest}  data/a\nnonsense\n${digest}  data/a\n`, true)
    expect(entries).toHaveLength(1)
    expect(problems).toEqual([
      { line: 2, what: 'it is not a digest followed by a path' },
      { line: 3, what: 'data/a is listed already on line 1' },
    ])
  })

  it('accepts what other tools write: CRLF, tabs, upper case, the star of binary mode', () => {
    const text = `${digest.toUpperCase()}\tdata/a\r\n${digest} *data/b\r\n`
    expect(parseManifest(text, true).entries.map(({ path, digest: hex }) => [path, hex])).toEqual([
      ['data/a', digest],
      ['data/b', digest],
    ])
  })

  it('is known by its name', () => {
    expect(manifestName('manifest-sha256.txt')).toEqual({ algorithm: 'sha256', tags: false })
    expect(manifestName('tagmanifest-sha512.txt')).toEqual({ algorithm: 'sha512', tags: true })
    expect(manifestName('data/manifest-sha256.txt')).toBeNull()
    expect(manifestName('manifest.txt')).toBeNull()
  })
})

describe('bag-info.txt', () => {
  it('keeps a value on its own line, so that none can forge another tag', () => {
    const text = tagFile([
      ['External-Description', 'Bundle\nPayload-Oxum: 0.0'],
      ['Empty', ' '],
    ])
    expect(text).toBe('External-Description: Bundle Payload-Oxum: 0.0\n')
    expect(parseTagFile(text)).toEqual([['External-Description', 'Bundle Payload-Oxum: 0.0']])
  })

  it('is read with continued lines joined', () => {
    expect(parseTagFile('A: one\r\n  two\nB: three: four\n')).toEqual([
      ['A', 'one two'],
      ['B', 'three: four'],
    ])
  })

  it('states the size of the payload as bytes and files', () => {
    expect(parseOxum('279164409832.1198')).toEqual({ bytes: 279164409832, files: 1198 })
    expect(parseOxum('12')).toBeNull()
  })
})
