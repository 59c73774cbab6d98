import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { caseWithAccounts, logIn, testHost } from '../../support/case.ts'
import { attempt, fileWith } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'
import { runLists, type Said, serve, tableOf, watch } from '../../support/watch.ts'

const said: readonly Said[] = [
  ['ravenwolf', 'tallship', '2020-04-14 09:12:00', '2 tops landing thurs at dover'],
  ['ravenwolf', 'foxglove', '2020-04-13 18:00:00', 'Tops and bottoms'],
  ['foxglove', 'ravenwolf', '2020-04-13 19:00:00', 'wagon is at Dover'],
  ['tallship', 'ravenwolf', '2020-04-15 19:00:00', 'tops'],
]

async function served() {
  const host = testHost()
  const folder = await caseWithAccounts(host)
  await serve(host, said)
  return { host, folder }
}

const list = { list: null, version: null, note: '', colour: 3, terms: [{ text: 'tops', note: 'cocaine' }] }

describe('a watch-list', () => {
  it('is superseded, never edited: every version keeps its terms, author and time', async () => {
    const { host } = await served()
    const made = await host.call('watch.save', { ...list, name: 'Goods' })
    await logIn(host, 'supervisor')
    const terms = [{ text: 'tops', note: '' }, ...['wagon', 'dover'].map((text) => ({ text, note: '' }))]
    await host.call('watch.save', { ...list, ...made, name: 'Goods and ports', terms })
    const now = await host.call('watch.get', { list: made.list })
    expect(now.list).toMatchObject({ version: 2, name: 'Goods and ports', terms: 3, account: 'supervisor' })
    expect(now.versions).toMatchObject([
      { version: 2, terms: 3, added: 2, removed: 0, account: 'supervisor' },
      { version: 1, terms: 1, added: 1, removed: 0, account: 'reviewer', name: 'Goods' },
    ])
    const then = await host.call('watch.get', { list: made.list, version: 1 })
    expect(then.terms).toEqual([{ text: 'tops', note: 'cocaine' }])
  })

  it('cannot be changed behind its versions, nor its terms', async () => {
    const { host, folder } = await served()
    await watch(host, 'Goods', ['tops'])
    await host.call('case.close', {})
    const { readHeader } = await import('../../../electron/engine/case/header.ts')
    const { unwrapKey } = await import('../../../electron/engine/case/keys.ts')
    const header = readHeader(folder)
    const slot = header.slots[0]
    const key = slot?.wrap == null ? null : unwrapKey(slot.wrap, 'correct horse', header.id, slot.account)
    const access = { folder, key, readOnly: false }
    for (const sql of [
      `UPDATE watch_version SET name = 'x'`,
      'DELETE FROM watch_version',
      `UPDATE watch_text SET text = 'x'`,
      'DELETE FROM watch_term',
      'DELETE FROM watch_run',
    ]) {
      expect(() => attempt(access, sql)).toThrow(/superseded|retired/)
    }
  })

  it('whose version was superseded meanwhile is not saved over it', async () => {
    const { host } = await served()
    const made = await host.call('watch.save', { ...list, name: 'Goods' })
    await host.call('watch.save', { ...list, ...made, name: 'Goods', note: 'mine' })
    await expect(host.call('watch.save', { ...list, ...made, name: 'Goods' })).rejects.toMatchObject({
      code: 'state.conflict',
    })
  })

  it('has a name of its own among those in use, whatever the letters', async () => {
    const { host } = await served()
    const made = await host.call('watch.save', { ...list, name: 'Goods' })
    await expect(host.call('watch.save', { ...list, name: 'GOODS ' })).rejects.toMatchObject({
      code: 'state.conflict',
    })
    await host.call('watch.retire', { list: made.list, retired: true })
    await host.call('watch.save', { ...list, name: 'goods' })
    await expect(host.call('watch.retire', { list: made.list, retired: false })).rejects.toMatchObject({
      code: 'state.conflict',
    })
  })

  it('keeps the first of terms that search for the same, and says how many it left out', async () => {
    const { host } = await served()
    const terms = ['tops', ' TOPS', 'a OR b', 'a or b', '\u0007'].map((text) => ({ text, note: '' }))
    const { repeated, list: id } = await host.call('watch.save', { ...list, name: 'Goods', terms })
    expect(repeated).toBe(2)
    const { terms: kept } = await host.call('watch.get', { list: id })
    expect(kept.map(({ text }) => text)).toEqual(['tops', 'a OR b', 'a or b'])
  })

  it('that is retired marks nothing and is not run, but keeps what it has', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, 'Goods', ['tops'])
    await host.call('watch.retire', { list: id, retired: true })
    expect((await host.call('watch.marks', {})).lists).toEqual([])
    expect((await runLists(host, true)).result).toEqual({ texts: 0, rows: 0 })
    expect((await tableOf(host, id)).rows[0]).toMatchObject({ rows: 3 })
  })

  it('is marked for each person as they like, list by list and term by term', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, 'Goods', ['tops', 'wagon'])
    await host.call('watch.show', { list: id, term: 'wagon', on: false })
    expect((await host.call('watch.marks', {})).lists).toMatchObject([{ on: true, texts: ['tops'] }])
    await host.call('watch.show', { list: id, term: null, on: false })
    expect((await host.call('watch.marks', {})).lists).toMatchObject([{ on: false }])
    await logIn(host, 'supervisor')
    expect((await host.call('watch.marks', {})).lists).toMatchObject([{ on: true, texts: ['tops', 'wagon'] }])
    await logIn(host, 'reviewer')
    await host.call('watch.show', { list: id, term: null, on: true })
    await host.call('watch.show', { list: id, term: 'wagon', on: true })
    expect((await host.call('watch.marks', {})).lists).toMatchObject([{ on: true, texts: ['tops', 'wagon'] }])
  })

  it('may be kept by all but those who only look', async () => {
    const { host } = await served()
    await logIn(host, 'looker')
    await expect(host.call('watch.save', { ...list, name: 'Goods' })).rejects.toMatchObject({
      code: 'call.forbidden',
    })
    await expect(host.call('watch.run', { again: false })).rejects.toMatchObject({ code: 'call.forbidden' })
    expect((await host.call('watch.lists', {})).lists).toEqual([])
  })
})

describe('the table of a list', () => {
  const page = { from: 0, count: 100 }
  const byHandle = {
    whose: 'sender',
    sort: 'rows',
    descending: true,
    text: '',
    since: null,
    ...page,
  } as const

  it('parts the hits of each term by who sent them, terms without a hit too', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, 'Goods', ['tops', 'submarine', 'dover'])
    const { pairs, total } = await host.call('watch.handles', { list: id, term: null, ...byHandle })
    expect(total).toBe(5)
    expect(pairs.map(({ term, handle, rows }) => [term, handle?.name ?? null, rows])).toEqual([
      ['tops', 'ravenwolf', 2],
      ['tops', 'tallship', 1],
      ['dover', 'foxglove', 1],
      ['dover', 'ravenwolf', 1],
      ['submarine', null, 0],
    ])
    for (const { term, handle, rows } of pairs) {
      if (handle === null) continue
      const found = await host.call('search.run', { text: `(${term}) from:${handle.name}` })
      expect([term, handle.name, found.rows]).toEqual([term, handle.name, rows])
    }
  })

  it('parts them by who sent or received them, as with: does', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, 'Goods', ['tops'])
    const { pairs } = await host.call('watch.handles', {
      list: id,
      term: 'tops',
      ...byHandle,
      whose: 'either',
    })
    expect(pairs.map(({ handle, rows }) => [handle?.name, rows])).toEqual([
      ['ravenwolf', 3],
      ['tallship', 2],
      ['foxglove', 1],
    ])
    for (const { handle, rows } of pairs) {
      const found = await host.call('search.run', { text: `tops with:${handle?.name}` })
      expect(found.rows).toBe(rows)
    }
  })

  it('shows those without a hit, and those of which a part is typed, in the order asked for', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, 'Goods', ['tops', 'submarine', 'dover', 'bottoms', 'ket'])
    const asked = {
      list: id,
      sort: 'text',
      descending: true,
      show: 'all',
      text: '',
      since: null,
      ...page,
    } as const
    const texts = async (more: object) =>
      (await host.call('watch.terms', { ...asked, ...more })).rows.map(({ text }) => text)
    expect(await texts({ show: 'none' })).toEqual(['submarine', 'ket'])
    expect(await texts({ show: 'hits', sort: 'rows' })).toEqual(['tops', 'dover', 'bottoms'])
    expect(await texts({ text: 'TO' })).toEqual(['tops', 'bottoms'])
    expect(await texts({ from: 1, count: 2 })).toEqual(['submarine', 'ket'])
  })

  it('is written as CSV that no spreadsheet runs, under a name that is free', async () => {
    const { host } = await served()
    const { list: id } = await watch(host, '=Goods', ['tops', '-dover', 'tops ('])
    const path = join(tempFolder(), 'hits.csv')
    const asked = { list: id, what: 'terms', whose: 'sender', since: null, path } as const
    expect(await host.call('watch.export', asked)).toEqual({ rows: 3 })
    const lines = readFileSync(path, 'utf8').split('\r\n')
    expect(lines[0]).toContain('"list","version","term","rows","messages"')
    expect(lines[1]).toBe(`"'=Goods","1","tops","3","3","2","",""`)
    expect(lines[2]).toContain(`"'-dover","2"`)
    expect(lines[3]).toContain('not searched: ')
    await expect(host.call('watch.export', asked)).rejects.toMatchObject({ code: 'file.exists' })
    const bad = { ...asked, path: join(tempFolder(), 'no', 'such', 'folder.csv') }
    await expect(host.call('watch.export', bad)).rejects.toMatchObject({ code: 'file.unreadable' })
    expect(existsSync(`${bad.path}.part`)).toBe(false)
  })

  it('of the list itself is read in again as it was', async () => {
    const { host } = await served()
    const texts = ['"the flat"', '-tops', 'a, b; c', '£500', "'quoted'"]
    const { list: id } = await watch(host, 'Goods', texts)
    const path = join(tempFolder(), 'list.csv')
    await host.call('watch.export', { list: id, what: 'list', whose: 'sender', since: null, path })
    const read = await host.call('watch.read', { path, reading: {} })
    expect(read.terms.map(({ text }) => text)).toEqual(texts)
  })
})

describe('a file of terms', () => {
  const read = async (bytes: string | Uint8Array, name = 'terms.txt') => {
    const host = testHost()
    await caseWithAccounts(host)
    return host.call('watch.read', { path: fileWith(bytes, name), reading: {} })
  }

  it('is read in the encoding that its bytes are in', async () => {
    const texts = ['köln', '£500', '毒品']
    const text = texts.join('\n')
    const bytes: [string, Uint8Array, string[]][] = [
      ['utf-8', Buffer.from(`\uFEFF${text}`, 'utf8'), texts],
      ['utf-8', Buffer.from(text, 'utf8'), texts],
      ['utf-16le', Buffer.from(`\uFEFF${text}`, 'utf16le'), texts],
      ['utf-16be', Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), texts],
      ['utf-16le', Buffer.from('tops\nwagon', 'utf16le'), ['tops', 'wagon']],
      ['windows-1252', Buffer.from('k\xf6ln\n\xa3500', 'latin1'), ['köln', '£500']],
    ]
    for (const [encoding, content, wanted] of bytes) {
      const file = await read(content)
      expect([encoding, file.encoding, file.terms.map((term) => term.text)]).toEqual([
        encoding,
        encoding,
        wanted,
      ])
    }
  })

  it('that is none is refused with what to do', async () => {
    await expect(read(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 7, 0, 0, 0, 1, 2]))).rejects.toMatchObject({
      code: 'file.unknown',
    })
    const host = testHost()
    await caseWithAccounts(host)
    const path = join(tempFolder(), 'none.txt')
    await expect(host.call('watch.read', { path, reading: {} })).rejects.toMatchObject({
      code: 'file.missing',
    })
    await expect(host.call('watch.read', { path: tempFolder(), reading: {} })).rejects.toMatchObject({
      code: 'file.unreadable',
    })
  })
})
