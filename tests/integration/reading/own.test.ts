import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { readingReads, readingWrites } from '../../../electron/engine/reading/index.ts'
import { Desk } from '../../support/desk.ts'
import { april, idBy } from '../../support/lists.ts'
import { addRows, fileHash } from '../../support/rows.ts'

const desk = () => new Desk(browseReads, readingReads, readingWrites)
const talk = (count: number, between: readonly [string, string] = ['ravenwolf', 'tallship']) =>
  Array.from({ length: count }, (_, k) => ({
    at: april(1, 9, k),
    from: between[k % 2] ?? '',
    to: between[(k + 1) % 2] ?? '',
    body: `line ${k}`,
  }))
const withdraw = (at: Desk, name: string) =>
  at.db
    .prepare(
      `INSERT INTO source_state (source, state, reason, account, at) SELECT id, 'withdrawn', 'error', 2, 1 FROM source WHERE name = ?`,
    )
    .run(name)

describe('bookmarks', () => {
  test('are one’s own: the latest first, found by note and by text, until they are taken off', async () => {
    const at = desk()
    const me = at.as('reviewer')
    const [a = 0, b = 0] = addRows(at.db, 'a.csv', talk(3))
    await me('bookmark.put', { message: a, note: 'the van again' })
    await me('bookmark.put', { message: b, note: '' })
    expect(at.changed).toEqual(['bookmarks'])
    const list = async (text = '') => await me('bookmark.list', { text, from: 0, count: 10 })
    expect((await list()).bookmarks.map(({ message, note }) => [message.id, note])).toEqual([
      [b, ''],
      [a, 'the van again'],
    ])
    expect((await list('VAN')).bookmarks.map(({ message }) => message.id)).toEqual([a])
    expect((await list('line 1')).bookmarks.map(({ message }) => message.id)).toEqual([b])
    expect(await at.as('colleague')('bookmark.list', { text: '', from: 0, count: 10 })).toEqual({
      total: 0,
      bookmarks: [],
    })
    await me('bookmark.put', { message: a, note: 'seen before' })
    expect(await me('bookmark.all', {})).toEqual({
      bookmarks: [
        { message: a, note: 'seen before' },
        { message: b, note: '' },
      ],
    })
    await me('bookmark.remove', { message: a })
    expect((await list()).total).toBe(1)
    await expect(me('bookmark.put', { message: 99, note: '' })).rejects.toMatchObject({ code: 'not.found' })
  })

  test('are stepped through in a list, both ways, and those of a withdrawn source are passed over', async () => {
    const at = desk()
    const me = at.as('reviewer')
    const ids = addRows(at.db, 'a.csv', talk(10))
    const [gone = 0] = addRows(at.db, 'b.csv', talk(1))
    for (const id of [ids[2] ?? 0, ids[7] ?? 0, gone]) await me('bookmark.put', { message: id, note: '' })
    withdraw(at, 'b.csv')
    const { set } = await me('list.open', { of: { kind: 'all' } })
    const step = async (from: number, direction: 'next' | 'previous') =>
      (await me('list.nextBookmark', { set, from, direction })).position
    expect(await step(-1, 'next')).toBe(2)
    expect(await step(2, 'next')).toBe(7)
    expect(await step(7, 'next')).toBeNull()
    expect(await step(10, 'previous')).toBe(7)
    expect(await step(2, 'previous')).toBeNull()
    expect((await me('bookmark.list', { text: '', from: 0, count: 10 })).total).toBe(2)
  })
})

describe('a reading place', () => {
  test('is kept for each person and conversation, and given back', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', talk(4))
    const conversation = idBy(at, 'conversation', 'ravenwolf ⇄ tallship')
    const place = async (who: 'reviewer' | 'colleague') =>
      (await at.as(who)('place.get', { conversation })).message
    expect(await place('reviewer')).toBeNull()
    await at.as('reviewer')('place.put', { conversation, message: ids[1] ?? 0 })
    await at.as('reviewer')('place.put', { conversation, message: ids[3] ?? 0 })
    expect(await place('reviewer')).toBe(ids[3])
    expect(await place('colleague')).toBeNull()
    withdraw(at, 'a.csv')
    expect(await place('reviewer')).toBeNull()
  })

  test('must be a message of that conversation', async () => {
    const at = desk()
    addRows(at.db, 'a.csv', talk(1))
    const [other = 0] = addRows(at.db, 'b.csv', talk(1, ['foxglove', 'ironmoon']))
    const conversation = idBy(at, 'conversation', 'ravenwolf ⇄ tallship')
    await expect(at.as('reviewer')('place.put', { conversation, message: other })).rejects.toMatchObject({
      code: 'not.found',
    })
  })
})

describe('preferences', () => {
  test('are kept by person and name; others are left as they are', async () => {
    const at = desk()
    const me = at.as('reviewer')
    const columns = { shown: ['time' as const, 'text' as const], widths: { time: 120 } }
    await me('preference.put', { preference: { name: 'columns', value: columns } })
    await me('preference.put', {
      preference: { name: 'view', value: { order: 'time', size: 3, blur: true } },
    })
    const places = { stack: [{ screen: 'conversation', conversation: 4, message: 9 }], index: 0 }
    await me('preference.put', { preference: { name: 'places', value: places } })
    expect(await me('preference.get', {})).toEqual({
      columns,
      places,
      view: { order: 'time', size: 3, blur: true },
    })
    expect(await at.as('colleague')('preference.get', {})).toEqual({
      columns: null,
      places: null,
      view: null,
    })
  })

  test('that have not the shape of their name are refused at the door, and passed over where they are kept', async () => {
    const at = desk()
    const me = at.as('reviewer')
    const odd = { name: 'columns', value: { shown: ['colour'], widths: {} } }
    await expect(me('preference.put', { preference: odd as never })).rejects.toThrow()
    const long = {
      name: 'view' as const,
      value: Object.fromEntries(Array.from({ length: 900 }, (_, k) => [`k${k}`, 'x'.repeat(200)])),
    }
    await expect(me('preference.put', { preference: long })).rejects.toThrow('100,000')
    at.db.exec(`INSERT INTO preference (account, name, value) VALUES (3, 'columns', '{"shown":["colour"]}')`)
    expect((await me('preference.get', {})).columns).toBeNull()
  })
})

describe('a copy with context', () => {
  test('holds the messages with what was said around them, in time order, each row once, and is recorded', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', talk(20))
    at.db.exec('DROP TRIGGER source_no_update')
    at.db.exec(`UPDATE source SET exhibit = 'SMITH/1'`)
    const chosen = [ids[10] ?? 0, ids[8] ?? 0]
    const { rows } = await at.as('reviewer')('message.quote', { messages: chosen, before: 2, after: 1 })
    expect(rows.map(({ row }) => row.body)).toEqual([6, 7, 8, 9, 10, 11].map((k) => `line ${k}`))
    expect(rows.filter((row) => row.chosen).map(({ row }) => row.body)).toEqual(['line 8', 'line 10'])
    expect(rows[0]).toMatchObject({ row: { address: { exhibit: 'SMITH/1' } }, sha256: fileHash('a.csv') })
    expect(at.audit('message.copy')).toMatchObject([
      { actor: 'reviewer', detail: { before: 2, after: 1, rows: 6 } },
    ])
    expect(at.audit('message.copy')[0]?.detail.messages).toHaveLength(2)
  })

  test('of a row of a withdrawn source is that row alone', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', talk(5))
    withdraw(at, 'a.csv')
    const { rows } = await at.as('reviewer')('message.quote', {
      messages: [ids[2] ?? 0],
      before: 2,
      after: 2,
    })
    expect(rows.map(({ row }) => row.id)).toEqual([ids[2]])
  })

  test('of more rows than a copy should have is refused with what to do instead', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', talk(1200))
    const messages = ids.filter((_, k) => k % 12 === 0)
    await expect(at.as('reviewer')('message.quote', { messages, before: 10, after: 10 })).rejects.toThrow(
      'bundle',
    )
  })
})
