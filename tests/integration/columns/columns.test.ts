import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CaseKeeper } from '../../../electron/engine/case/index.ts'
import {
  buildColumns,
  Columns,
  columnsComplete,
  countLinked,
  howOf,
  kindOf,
  linkedRows,
  matchBlocks,
  matchOf,
  Postings,
  readTwins,
  reasonOf,
  rebuildColumns,
  rowsWith,
  TwinEditor,
  TwinLinks,
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
  // Across the edge of a block, and of a run.
  const row = fc.integer({ min: 1010, max: 1040 })
  const message = fc.record({
    rows: fc.uniqueArray(row, { minLength: 2, maxLength: 6 }),
    kind: fc.constantFrom('both ends' as const, 'repeated' as const),
    reason: fc.constantFrom('rule' as const, 'record' as const, 'person' as const),
  })
  const changes = fc.array(message, { maxLength: 8 })
  type Message = typeof message extends fc.Arbitrary<infer T> ? T : never

  /** The same in the plainest way: each row with its message; a row that is linked again leaves all that it was linked to. */
  class Plain {
    readonly messages = new Map<number, Message>()

    link(one: Message): void {
      for (const each of one.rows) {
        for (const other of this.messages.get(each)?.rows ?? []) this.messages.delete(other)
      }
      const rows = one.rows.toSorted((a, b) => a - b)
      for (const each of rows) this.messages.set(each, { ...one, rows })
    }

    get linked(): [number, Message][] {
      return [...this.messages].sort(([a], [b]) => a - b)
    }
  }

  test('are what was linked last, whatever was linked and parted before, row by row and in counts', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const db = filled([])
        const plain = new Plain()
        for (const all of [before, after]) {
          const editor = new TwinEditor(db)
          for (const one of all) {
            for (const each of one.rows) editor.part(each)
            editor.join(
              one.rows.toSorted((a, b) => a - b).map((each) => ({ message: each, reason: one.reason })),
              one.kind,
            )
            plain.link(one)
          }
          editor.save()
        }
        const links = new TwinLinks(db)
        const { first, both } = readTwins(db)
        for (let id = 1000; id <= 1050; id++) {
          const own = plain.messages.get(id)
          expect(rowsWith(links, id)).toEqual(own?.rows ?? [])
          expect(first[id] ?? 0).toBe(own?.rows[0] ?? 0)
          if (own === undefined) continue
          expect([kindOf(links.howOf(id)), reasonOf(links.howOf(id))]).toEqual([own.kind, own.reason])
          expect((both[id >>> 5] ?? 0) & (1 << (id & 31))).toBe(own.kind === 'both ends' ? 1 << (id & 31) : 0)
        }
        const { linked } = plain
        const lowest = linked.filter(([id, { rows }]) => id === rows[0])
        expect(twinCounts(db)).toEqual({
          linked: linked.length,
          groups: lowest.length,
          bothEnds: lowest.filter(([, { kind }]) => kind === 'both ends').length,
        })
        for (const [from, to] of [
          [1, 9000],
          [1020, 1030],
          [1024, 2047],
          [900, 1024],
        ] as const) {
          const ids = linked.flatMap(([id]) => (id >= from && id <= to ? [id] : []))
          expect([...linkedRows(db, from, to)]).toEqual(ids)
          expect(countLinked(db, from, to)).toBe(ids.length)
        }
      }),
      { numRuns: 30 },
    )
  })

  test('are the same whether they are put down all at once or one by one', () => {
    const messages = Array.from({ length: 700 }, (_, k) => [k * 3 + 1, k * 3 + 2, 5000 + k])
    const one = filled([])
    const editor = new TwinEditor(one)
    for (const rows of messages) {
      editor.join(
        rows.map((each) => ({ message: each, reason: 'rule' })),
        'both ends',
      )
    }
    editor.save()
    const all = filled([])
    const rows = messages.flat()
    new TwinEditor(all).add(
      {
        length: rows.length,
        message: Uint32Array.from(rows),
        next: Uint32Array.from(messages.flatMap(([a = 0, b = 0, c = 0]) => [b, c, a])),
        how: new Uint8Array(rows.length).fill(howOf('both ends', 'rule')),
      },
      () => {},
    )
    const blocks = (db: WriteDb) => db.prepare('SELECT * FROM twin_block ORDER BY first_id').all()
    expect(blocks(all)).toEqual(blocks(one))
    expect(blocks(all)).toHaveLength(5)
  })

  test('that lead nowhere are told as damage, not followed without end', () => {
    const leads = (ways: Record<number, number>) => () =>
      rowsWith({ nextOf: (id) => ways[id] ?? 0, howOf: () => 0 }, 1)
    expect(leads({ 1: 3, 3: 0 })).toThrow('lead nowhere')
    expect(leads({ 1: 3, 3: 5, 5: 3 })).toThrow('lead nowhere')
    expect(leads({ 1: 1 })).toThrow('lead nowhere')
    expect(leads({ 1: 4, 4: 2, 2: 3, 3: 1 })).toThrow('lead nowhere')
    expect(leads({})()).toEqual([])
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
