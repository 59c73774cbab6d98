import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeReads } from '../../../electron/engine/arrange/index.ts'
import { sortByKeys } from '../../../electron/engine/arrange/sort-by-keys.ts'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { type SortColumn, sortColumns } from '../../../shared/contract/arrange.ts'
import { Desk } from '../../support/desk.ts'
import { addRows, type TestRow } from '../../support/rows.ts'

const names = ['ravenwolf', 'Tallship', 'big al', 'zebra', null]
const rowArbitrary: fc.Arbitrary<TestRow> = fc.record({
  at: fc.option(
    fc.integer({ min: 0, max: 12 }).map((n) => 1_587_000_000_000 + n * 60_000),
    { nil: null, freq: 8 },
  ),
  from: fc.constantFrom(...names),
  to: fc.constantFrom(...names),
  body: fc.constantFrom('kilo', 'kilo landing', 'ok', '£5', 'a much longer text that says little'),
  images: fc.constantFrom([], [], ['a.jpg']),
})
const filesArbitrary = fc.array(fc.array(rowArbitrary, { maxLength: 25 }), { minLength: 1, maxLength: 3 })

interface Plain {
  id: number
  at: number | null
  sender: string | null
  recipient: string | null
  conversation: string
  kind: string
  text: number | null
  source: string
  row: number
}

/** What each row has in its columns, in the order of time. */
function plainRows(desk: Desk): Plain[] {
  const rows = desk.db
    .prepare(
      `SELECT m.id, m.sent_at AS at, lower(s.name) AS sender, lower(r.name) AS recipient, lower(c.name) AS conversation,
         CASE m.kind WHEN 0 THEN 'text' ELSE 'image' END AS kind, nullif(length(CAST(m.body AS BLOB)), 0) AS text,
         f.name AS source, m.row
       FROM message AS m JOIN conversation AS c ON c.id = m.conversation JOIN source AS f ON f.id = m.source
       LEFT JOIN handle AS s ON s.id = m.sender LEFT JOIN handle AS r ON r.id = m.recipient
       ORDER BY m.sent_at IS NULL, m.sent_at, m.id`,
    )
    .all()
  return rows as Plain[]
}

/** A stable sort; what has nothing in the column comes last. */
function plainSort(rows: readonly Plain[], column: SortColumn, descending: boolean): Plain[] {
  const way = descending ? -1 : 1
  const compare = (a: string | number | null, b: string | number | null) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null)
    return a < b ? -way : a > b ? way : 0
  }
  if (column === 'time') {
    const dated = rows.filter(({ at }) => at !== null)
    return [...(descending ? dated.reverse() : dated), ...rows.filter(({ at }) => at === null)]
  }
  if (column === 'row') {
    return rows.toSorted((a, b) => compare(a.source, b.source) || compare(a.row, b.row))
  }
  return rows.toSorted((a, b) => compare(a[column], b[column]))
}

describe('a list sorted by a column', () => {
  it('has its rows as a plain sort has them, by each column and both ways', async () => {
    await fc.assert(
      fc.asyncProperty(filesArbitrary, fc.boolean(), async (files, descending) => {
        const desk = new Desk(browseReads, arrangeReads)
        // Not in the order of their names.
        for (const [k, rows] of files.entries()) addRows(desk.db, `pack ${9 - k}.csv`, rows)
        const all = plainRows(desk)
        const ask = desk.as('reviewer')
        const { set } = await ask('list.open', { of: { kind: 'all' } })
        for (const column of sortColumns) {
          const sorted = await ask('list.sort', { set, column, descending })
          expect(sorted.rows).toBe(all.length)
          const { ids } = await ask('list.ids', { set: sorted.set, from: 0, count: all.length + 1 })
          expect(ids, column).toEqual(plainSort(all, column, descending).map(({ id }) => id))
        }
      }),
      { numRuns: 12 },
    )
  })

  it('tells where a message and a moment stand in it, and can be sorted again from any order', async () => {
    const desk = new Desk(browseReads, arrangeReads)
    const at = 1_587_000_000_000
    const [a, b, c] = addRows(desk.db, 'pack.csv', [
      { at, from: 'tallship', to: 'ravenwolf' },
      { at: at + 1000, from: 'bluefin', to: 'ravenwolf' },
      { at: at + 2000, from: 'ravenwolf', to: 'tallship' },
    ])
    const ask = desk.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    const bySender = await ask('list.sort', { set, column: 'sender', descending: false })
    const back = await ask('list.sort', { set: bySender.set, column: 'sender', descending: true })
    expect((await ask('list.ids', { set: bySender.set, from: 0, count: 3 })).ids).toEqual([b, c, a])
    expect((await ask('list.ids', { set: back.set, from: 0, count: 3 })).ids).toEqual([a, c, b])
    expect(await ask('list.seekMessage', { set: bySender.set, message: a ?? 0 })).toEqual({ position: 2 })
    expect(await ask('list.seekTime', { set: bySender.set, at: at + 500 })).toEqual({ position: 0 })
  })
})

describe('sorting by counting', () => {
  it('is stable, leaves what it was given as it was, and has rows without a key last', () => {
    const key = fc.oneof(fc.nat(3), fc.nat(70_000), fc.nat(4_000_000_000))
    fc.assert(
      fc.property(fc.array(key), fc.boolean(), (keys, descending) => {
        const ids = Uint32Array.from(keys, (_, i) => i + 1)
        const sorted = sortByKeys(ids, Uint32Array.from(keys), descending, () => {})
        const rank = (id: number) => keys[id - 1] || (descending ? -1 : Number.POSITIVE_INFINITY)
        const expected = Array.from(ids).sort(
          (x, y) => (descending ? rank(y) - rank(x) : rank(x) - rank(y)) || x - y,
        )
        expect(Array.from(sorted)).toEqual(expected)
        expect(Array.from(ids)).toEqual(keys.map((_, i) => i + 1))
      }),
    )
  })
})
