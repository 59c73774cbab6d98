import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import { complete, completionLimit } from '../../../electron/local/complete.ts'
import { tempFolder } from '../../support/temp.ts'

function home(): string {
  const folder = tempFolder()
  mkdirSync(join(folder, 'Evidence'))
  mkdirSync(join(folder, 'Evidence', 'images'))
  mkdirSync(join(folder, 'Op Example.winnow'))
  mkdirSync(join(folder, '.config'))
  writeFileSync(join(folder, 'export 2.csv'), 'a,b\n')
  writeFileSync(join(folder, 'export 10.csv'), '')
  writeFileSync(join(folder, 'été.csv'), '')
  return folder
}

const names = async (prefix: string, folder: string) =>
  (await complete(prefix, folder)).map(({ path }) => path.replace(folder + sep, ''))

describe('the completion of a path', () => {
  it('lists what begins with the typed path, folders first, in a person’s order, with the size of files', async () => {
    const folder = home()
    expect(await complete(`${folder}/E`, folder)).toEqual([
      { path: join(folder, 'Evidence'), folder: true, bytes: null },
      { path: join(folder, 'export 2.csv'), folder: false, bytes: 4 },
      { path: join(folder, 'export 10.csv'), folder: false, bytes: 0 },
    ])
  })

  it('lists a whole folder when the path ends in a separator', async () => {
    const folder = home()
    expect(await names(`${folder}/Evidence/`, folder)).toEqual([join('Evidence', 'images')])
    expect(await names(`${folder}/Evidence`, folder)).toEqual(['Evidence'])
  })

  it.each(['', '~', '~/'])('begins at home for %j', async (prefix) => {
    const folder = home()
    expect(await names(prefix, folder)).toEqual([
      'Evidence',
      'Op Example.winnow',
      'été.csv',
      'export 2.csv',
      'export 10.csv',
    ])
  })

  it('expands ~ and takes a relative path from home', async () => {
    const folder = home()
    expect(await names('~/evi', folder)).toEqual(['Evidence'])
    expect(await names('Evidence/im', folder)).toEqual([join('Evidence', 'images')])
  })

  it('lists hidden names only when the dot was typed', async () => {
    const folder = home()
    expect(await names('~/.', folder)).toEqual(['.config'])
  })

  it('has nothing to list where there is no such folder', async () => {
    const folder = home()
    expect(await complete(`${folder}/nowhere/x`, folder)).toEqual([])
    expect(await complete(`${folder}/été.csv/`, folder)).toEqual([])
    expect(await complete('a\0b', folder)).toEqual([])
  })

  it('leaves out links that lead nowhere', async () => {
    const folder = home()
    symlinkSync(join(folder, 'gone'), join(folder, 'Evidence', 'link'))
    expect(await names('~/Evidence/l', folder)).toEqual([])
  })

  it('lists no more than its limit', async () => {
    const folder = tempFolder()
    for (let at = 0; at < completionLimit + 5; at++) writeFileSync(join(folder, `${at}.jpg`), '')
    expect(await complete(folder + sep, folder)).toHaveLength(completionLimit)
  })
})
