import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads, listed, resultSets, rowsByIds } from '../../../electron/engine/browse/index.ts'
import { taggingWrites } from '../../../electron/engine/tagging/index.ts'
import { Desk, defId } from '../../support/desk.ts'
import { april, idBy, idsOf, openList } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'

const desk = () => new Desk(browseReads, taggingWrites)

describe('the list of all rows', () => {
  test('is empty in a case without imports', async () => {
    expect(await openList(desk(), { kind: 'all' })).toMatchObject({ rows: 0, messages: 0 })
  })

  test('runs in time order over several imports, rows without a time last in the order of their files', async () => {
    const at = desk()
    const first = addRows(at.db, 'a.csv', [
      { at: april(3) },
      { at: null },
      { at: april(1) },
      { at: april(3) },
    ])
    const second = addRows(at.db, 'b.csv', [{ at: null }, { at: april(2) }, { at: april(3) }])
    expect(await idsOf(at, { kind: 'all' })).toEqual([
      first[2],
      second[1],
      first[0],
      first[3],
      second[2],
      first[1],
      second[0],
    ])
  })

  test('is that of the database, however the rows are spread over imports', async () => {
    const row = fc.record({ at: fc.option(fc.integer({ min: 0, max: 40 }).map((k) => k * 3_600_000)) })
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 4 }), async (files) => {
        const at = desk()
        for (const [k, rows] of files.entries()) addRows(at.db, `file ${k}`, rows)
        const expected = at.db
          .prepare('SELECT id FROM message ORDER BY sent_at IS NULL, sent_at, id')
          .pluck()
          .all()
        expect(await idsOf(at, { kind: 'all' })).toEqual(expected)
      }),
      { numRuns: 25 },
    )
  })

  test('follows an import that comes while it is kept, and a list opened before keeps its rows', async () => {
    const at = desk()
    const [late = 0] = addRows(at.db, 'a.csv', [{ at: april(9) }])
    const before = await openList(at, { kind: 'all' })
    const [early = 0] = addRows(at.db, 'b.csv', [{ at: april(2) }])
    expect(await idsOf(at, { kind: 'all' })).toEqual([early, late])
    const { ids } = await at.as('reviewer')('list.ids', { set: before.set, from: 0, count: 10 })
    expect(ids).toEqual([late])
  })

  test('is read a day at a time, and says so when the statistics of a day do not fit its rows', async () => {
    const at = desk()
    const first = addRows(at.db, 'a.csv', [{ at: april(1) }, { at: april(2) }, { at: april(3) }])
    const second = addRows(at.db, 'b.csv', [{ at: april(1) }, { at: april(2) }, { at: april(3) }])
    at.db.exec('UPDATE day_stat SET rows = 3 WHERE day = (SELECT min(day) FROM day_stat)')
    const { set } = await openList(at, { kind: 'all' })
    const ids = async (from: number, count: number) =>
      (await at.as('reviewer')('list.ids', { set, from, count })).ids
    expect(await ids(3, 2)).toEqual([first[1], second[1]])
    await expect(ids(0, 2)).rejects.toMatchObject({
      code: 'case.damaged',
      message: expect.stringContaining('counts 3 rows on 2020-04-01 and holds 2'),
    })
  })
})

describe('a list of part of the rows', () => {
  const rows: TestRow[] = [
    { at: april(2), from: 'ravenwolf', to: 'tallship', images: ['a.jpg'] },
    { at: april(1), from: 'tallship', to: 'ravenwolf' },
    { at: null, from: 'ravenwolf', to: 'tallship' },
    { at: april(3), from: 'foxglove', to: 'tallship' },
  ]

  test('holds a conversation', async () => {
    const at = desk()
    const [a, b, c] = addRows(at.db, 'a.csv', rows)
    const conversation = idBy(at, 'conversation', 'ravenwolf ⇄ tallship')
    expect(await idsOf(at, { kind: 'conversation', conversation })).toEqual([b, a, c])
  })

  test('holds what a handle sent and received, a message to oneself once', async () => {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', [...rows, { at: april(4), from: 'tallship', to: 'tallship' }])
    const [a, b, c, d, e] = ids
    expect(await idsOf(at, { kind: 'handle', handle: idBy(at, 'handle', 'tallship') })).toEqual([
      b,
      a,
      d,
      e,
      c,
    ])
    expect(await idsOf(at, { kind: 'handle', handle: idBy(at, 'handle', 'foxglove') })).toEqual([d])
  })

  test('holds the rows of one source', async () => {
    const at = desk()
    addRows(at.db, 'a.csv', rows)
    const other = addRows(at.db, 'b.csv', [{ at: april(2) }, { at: april(1) }])
    expect(await idsOf(at, { kind: 'source', source: 2 })).toEqual([other[1], other[0]])
  })

  test('holds rows with images, found or only named', async () => {
    const at = desk()
    const [a] = addRows(at.db, 'a.csv', rows)
    const [, late] = addRows(at.db, 'b.csv', [{ at: april(9) }, { at: april(8), images: ['b.jpg', 'c.jpg'] }])
    expect(await idsOf(at, { kind: 'media' })).toEqual([a, late])
  })

  test('holds the rows with a live tag, each once', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'a.csv', rows)
    const def = defId(at, 'COM')
    const tag = at.as('reviewer')
    await tag('tag.add', { def, messages: [a, b, c], note: '', range: null })
    await tag('tag.add', { def, messages: [a], note: '', range: { from: 0, to: 3 } })
    const { tags } = { tags: rowsByIds(at.db, [c])[0]?.tags ?? [] }
    await tag('tag.withdraw', { ids: tags.map(({ id }) => id) })
    expect(await idsOf(at, { kind: 'tag', def })).toEqual([b, a])
  })

  test.each([
    { kind: 'conversation' as const, conversation: 99 },
    { kind: 'handle' as const, handle: 99 },
    { kind: 'tag' as const, def: 99 },
    { kind: 'source' as const, source: 99 },
  ])('of something that the case does not hold is an error: $kind', async (of) => {
    await expect(openList(desk(), of)).rejects.toMatchObject({ code: 'not.found' })
  })
})

describe('a result set', () => {
  test('gives pages in its order and short ones at its end', async () => {
    const at = desk()
    addRows(
      at.db,
      'a.csv',
      Array.from({ length: 10 }, (_, k) => ({ at: april(1, k) })),
    )
    const { set } = await openList(at, { kind: 'all' })
    const page = async (from: number, count: number) =>
      (await at.as('reviewer')('list.page', { set, from, count })).rows.map(({ address }) => address.row)
    expect(await page(0, 3)).toEqual([2, 3, 4])
    expect(await page(8, 5)).toEqual([10, 11])
    expect(await page(10, 5)).toEqual([])
  })

  test('that was closed says so, to whoever still shows it', async () => {
    const at = desk()
    const { set } = await openList(at, { kind: 'all' })
    await at.as('reviewer')('list.close', { set })
    await expect(at.as('reviewer')('list.page', { set, from: 0, count: 1 })).rejects.toMatchObject({
      code: 'not.found',
      message: 'The list was closed. Open it again.',
    })
  })

  test('gives way to newer ones when too many are open, the longest unused first', () => {
    const sets = resultSets(desk().reader)
    const hold = () => sets.hold(listed(Uint32Array.of(1))).set
    const used = hold()
    const idle = hold()
    for (let k = 0; k < 63; k++) {
      sets.get(used)
      hold()
    }
    expect(sets.get(used).length).toBe(1)
    expect(() => sets.get(idle)).toThrow(expect.objectContaining({ code: 'not.found' }))
  })
})
