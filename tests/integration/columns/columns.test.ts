import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CaseKeeper } from '../../../electron/engine/case/index.ts'
import {
  buildColumns,
  Columns,
  columnsComplete,
  keepTwins,
  matchBlocks,
  matchOf,
  Postings,
  readTwins,
  rebuildColumns,
  twinCounts,
} from '../../../electron/engine/columns/index.ts'
import type { WriteDb } from '../../../electron/engine/db/connection.ts'
import { testPorts } from '../../support/case.ts'
import { Desk } from '../../support/desk.ts'
import { attempt, fileWith, importFile, newCase, query } from '../../support/import.ts'
import { addRows, type TestRow } from '../../support/rows.ts'

const numbers = ['owner', 'sender', 'recipient', 'conversation', 'kind'] as const
const listedBy = ['conversation', 'sender', 'recipient'] as const

const name = fc.constantFrom('ravenwolf', 'tallship', 'big al', 'kestrel', null)
const row: fc.Arbitrary<TestRow> = fc.record({
  at: fc.option(fc.integer({ min: 0, max: 50 }).map((k) => k * 61_007)),
  from: name,
  to: name,
  owner: fc.constantFrom('ravenwolf', 'tallship'),
  images: fc.constantFrom([], ['a.jpg']),
})
const files = fc.array(fc.array(row, { maxLength: 20 }), { maxLength: 5 })

function filled(rows: readonly (readonly TestRow[])[]): WriteDb {
  const { db } = new Desk()
  for (const [k, each] of rows.entries()) addRows(db, `file ${k}`, each)
  return db
}

const allIds = (db: WriteDb): Uint32Array =>
  Uint32Array.from(db.prepare<[], number>('SELECT id FROM message ORDER BY id').pluck().all())

describe('columns', () => {
  test('give what the rows have, in whatever order they are asked for', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const db = filled(rows)
        const columns = new Columns(db)
        const ids = allIds(db).reverse()
        const column = (sql: string) =>
          db.prepare(`SELECT ${sql} FROM message ORDER BY id DESC`).pluck().all()
        for (const each of numbers) {
          expect([...columns.gather(each, ids)]).toEqual(column(`coalesce(${each}, 0)`))
        }
        expect([...columns.gather('length', ids)]).toEqual(column('coalesce(octet_length(body), 0)'))
        expect([...columns.sourceOf(ids)]).toEqual(column('source'))
        expect([...columns.times(ids)].map((at) => (Number.isNaN(at) ? null : at))).toEqual(column('sent_at'))
        expect([...ids].map((id) => columns.time(id))).toEqual(column('sent_at'))
      }),
      { numRuns: 12 },
    )
  })

  test('select the rows of a stretch by their value, and find the first whose time has come', () => {
    fc.assert(
      fc.property(files, fc.integer({ min: 0, max: 51 }), (rows, k) => {
        const db = filled(rows)
        const columns = new Columns(db)
        for (const { first, last } of columns.runs()) {
          expect([...columns.select('sender', first, last, 1)]).toEqual(
            db
              .prepare('SELECT id FROM message WHERE id BETWEEN ? AND ? AND sender = 1 ORDER BY id')
              .pluck()
              .all(first, last),
          )
          const from = db
            .prepare(
              'SELECT min(id) FROM message WHERE id BETWEEN ? AND ? AND (sent_at IS NULL OR sent_at >= ?)',
            )
            .pluck()
          expect(columns.firstFrom(first, last, k * 61_007)).toBe(
            from.get(first, last, k * 61_007) ?? last + 1,
          )
          expect(columns.firstFrom(first, last, Number.POSITIVE_INFINITY)).toBe(
            from.get(first, last, Number.MAX_SAFE_INTEGER) ?? last + 1,
          )
        }
      }),
      { numRuns: 12 },
    )
  })

  test('give none for ids that the case does not have', () => {
    const columns = new Columns(filled([[{ at: 5, from: 'ravenwolf', to: 'tallship' }]]))
    const ids = Uint32Array.of(0, 2, 4_000_000_000)
    expect([...columns.gather('sender', ids)]).toEqual([0, 0, 0])
    expect([...columns.times(ids)]).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect([...columns.sourceOf(ids)]).toEqual([0, 0, 0])
    expect(columns.time(2)).toBeNull()
  })

  test('know the rows of an import that came after they were read', () => {
    const db = filled([[{ at: 5, from: 'ravenwolf', to: 'tallship' }]])
    const columns = new Columns(db)
    expect([...columns.gather('sender', Uint32Array.of(1, 2))]).toEqual([1, 0])
    addRows(db, 'later', [{ at: 3, from: 'tallship', to: 'ravenwolf' }])
    expect([...columns.gather('sender', Uint32Array.of(1, 2))]).toEqual([1, 2])
  })

  test('answer all the same where blocks are missing or damaged, or must leave memory', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const db = filled(rows)
        const ids = allIds(db)
        const expected = numbers.map((each) => [...new Columns(db).gather(each, ids)])
        const times = [...new Columns(db).times(ids)]
        db.exec(`DELETE FROM message_column WHERE first_id = 1; UPDATE message_column SET data = x'0102'`)
        const columns = new Columns(db, 8)
        expect(numbers.map((each) => [...columns.gather(each, ids)])).toEqual(expected)
        expect([...columns.times(ids)]).toEqual(times)
      }),
      { numRuns: 8 },
    )
  })

  test('hold times however far apart they are', () => {
    const times = [-8.64e15, -1, 0, 0, 59_999, 60_000, 2 ** 41, 8.64e15]
    const columns = new Columns(filled([times.map((at) => ({ at }))]))
    expect([...columns.times(Uint32Array.from(times, (_, k) => k + 1))]).toEqual(times)
  })
})

describe('what rows are matched by', () => {
  test('is equal for equal words between the same two, and none for rows without words', () => {
    const db = filled([
      [
        { at: 1, from: 'ravenwolf', to: 'tallship', body: 'Two  Boxes' },
        { at: 2, from: 'ravenwolf', to: 'tallship', body: 'two boxes' },
        { at: 3, from: 'tallship', to: 'ravenwolf', body: 'two boxes' },
        { at: 4, from: 'ravenwolf', to: 'tallship', body: null, images: ['a.jpg', 'b.jpg'] },
        { at: 5, from: 'ravenwolf', to: 'tallship', body: null },
      ],
    ])
    const keys = () => [...matchBlocks(db)({ first: 1, last: 5 })].flatMap(({ keys }) => [...keys])
    const [a, b, c, d, e, f, g, h, ...none] = keys()
    expect([c, d]).toEqual([a, b])
    expect([e, f]).not.toEqual([a, b])
    expect([g, h]).not.toEqual([0, 0])
    expect(none).toEqual([0, 0])
    expect([1, 3, 5].map((id) => matchOf(db, { first: 1, last: 5 }, id))).toEqual([[a, b], [e, f], null])
    const before = keys()
    db.exec(`UPDATE message_column SET data = x'00' WHERE column = 'match'`)
    expect(keys()).toEqual(before)
  })
})

describe('the links of twins', () => {
  test('are kept as twin has them, whatever was changed', () => {
    const link = fc.record({
      first: fc.integer({ min: 1, max: 20 }),
      more: fc.integer({ min: 1, max: 20 }),
      both: fc.boolean(),
    })
    const changes = fc.array(link, { maxLength: 8 })
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const db = filled([
          Array.from({ length: 12 }, (_, k) => ({ at: k })),
          Array.from({ length: 28 }, (_, k) => ({ at: k })),
        ])
        const put = db.prepare(
          `INSERT OR REPLACE INTO twin (message, first, kind, by) VALUES (?, ?, ?, 'rule')`,
        )
        const apply = (links: typeof before) =>
          links.flatMap(({ first, more, both }) => {
            const kind = both ? 'both ends' : 'repeated'
            put.run(first, first, kind)
            put.run(first + more, first, kind)
            return [first, first + more]
          })
        apply(before)
        keepTwins(db, null)
        keepTwins(db, apply(after))
        const { first, both } = readTwins(db)
        const ids = Array.from({ length: 40 }, (_, k) => k + 1)
        const rows = db
          .prepare<[], [number, number, number]>(
            `SELECT message, first, kind = 'both ends' FROM twin ORDER BY message`,
          )
          .raw()
          .all()
        expect(
          ids.flatMap((id) =>
            first[id] ? [[id, first[id], ((both[id >>> 5] ?? 0) >>> (id & 31)) & 1]] : [],
          ),
        ).toEqual(rows)
        expect(twinCounts(db)).toEqual({
          linked: rows.length,
          groups: rows.filter(([message, head]) => message === head).length,
          bothEnds: rows.filter(([message, head, kind]) => message === head && kind === 1).length,
        })
      }),
      { numRuns: 10 },
    )
  })
})

describe('postings', () => {
  test('list the rows of each conversation, sender and recipient, ascending', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const db = filled(rows)
        const postings = new Postings(db)
        for (const kind of listedBy) {
          for (let key = 1; key < 9; key++) {
            expect([...postings.of(kind, key)]).toEqual(
              db.prepare(`SELECT id FROM message WHERE ${kind} = ? ORDER BY id`).pluck().all(key),
            )
          }
        }
      }),
      { numRuns: 12 },
    )
  })

  test('hold a conversation that fills several chunks, beside many small ones', () => {
    const db = filled([])
    const rows = 70_000
    db.pragma('foreign_keys = OFF')
    db.prepare(
      `WITH RECURSIVE n (k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM n WHERE k < ? - 1)
       INSERT INTO message (id, source, row, sender, recipient, conversation, sent_at, kind)
       SELECT k + 1, 1, k + 2, iif(k % 2 = 0, 1, 2 + k % 97), iif(k % 3 = 0, 7, NULL), 1 + k % 1000, k * 1000, 0 FROM n`,
    ).run(rows)
    db.prepare(
      `INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, first_id, last_id, images_found, images_missing)
       VALUES (1, 'import', 1, 0, 0, @rows, @rows, 0, 0, 1, @rows, 0, 0)`,
    ).run({ rows })
    buildColumns(db, 1, rows)
    const columns = new Columns(db)
    const postings = new Postings(db)
    const ids = allIds(db)
    for (const kind of listedBy) {
      const keys = columns.gather(kind, ids)
      for (const key of [...new Set(keys)].filter((each) => each > 0).slice(0, 40)) {
        expect(postings.of(kind, key)).toEqual(ids.filter((_, k) => keys[k] === key))
      }
    }
    expect(columns.firstFrom(1, ids.length, 66_000_000)).toBe(66_001)
  })
})

describe('making columns and postings again', () => {
  test('gives the bytes that the imports wrote', () => {
    fc.assert(
      fc.property(files, (rows) => {
        const db = filled(rows)
        const everything = () => [
          db.prepare('SELECT * FROM message_column ORDER BY column, first_id').all(),
          db
            .prepare(
              'SELECT kind, base, first_key, last_key, data FROM posting ORDER BY base, kind, last_key, id',
            )
            .all(),
        ]
        const before = everything()
        rebuildColumns(db)
        expect(everything()).toEqual(before)
        expect(columnsComplete(db)).toBe(true)
      }),
      { numRuns: 8 },
    )
  })

  test('is due where a run has lost them', () => {
    const db = filled([[{ at: 1, from: 'ravenwolf', to: 'tallship' }], [{ at: 2 }]])
    expect(columnsComplete(db)).toBe(true)
    db.exec('DELETE FROM posting WHERE base = 2')
    expect(columnsComplete(db)).toBe(false)
    rebuildColumns(db)
    expect(columnsComplete(db)).toBe(true)
  })
})

test('a case that has lost blocks or postings gets them back when it is next opened', async () => {
  const access = newCase()
  await importFile(access, fileWith('From,To,Sent,Text\nraven,tall,2020-04-14 09:12:00,two boxes\n'))
  const kept = () => query(access, 'SELECT column, first_id, hex(data) AS data FROM message_column')
  const before = kept()
  attempt(access, `DELETE FROM message_column WHERE column = 'sender'`)
  const keeper = new CaseKeeper(testPorts())
  keeper.open(access.folder)
  keeper.login('importer', '')
  keeper.close()
  expect(kept()).toEqual(before)
})
