import { readdirSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { buildColumns } from '../../../electron/engine/columns/index.ts'
import { openRead, openWrite } from '../../../electron/engine/db/connection.ts'
import { migrate } from '../../../electron/engine/db/migrations/index.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { findIds, runIndex } from '../../../electron/engine/search/index.ts'
import { openSearcher } from '../../../electron/engine/search/searcher.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { type Kind, kinds } from '../../../shared/domain/kinds.ts'
import { testPorts } from '../../support/case.ts'
import { testJobCall } from '../../support/job-call.ts'
import { testKey } from '../../support/shards.ts'
import { tempFolder } from '../../support/temp.ts'

interface Row {
  readonly body: string | null
  readonly sender?: number
  readonly recipient?: number
  readonly sentAt?: number | null
  readonly kind?: Kind
  readonly tags?: readonly [def: number, state: string][]
  readonly image?: 'placed' | 'plain' | 'missing'
}

const handles = ['ravenwolf', 'tallship', 'big al']
const conversationOf = (row: Row) => (row.sender ?? 1) * 10 + (row.recipient ?? 2)
const actor = { account: 1 as AccountId, name: 'reviewer', role: 'reviewer' as const }
const no = () => false

/** A case with one import run per list of rows, each run's rows in time order as an import leaves them. */
function caseWith(...runs: readonly Row[][]): CaseAccess {
  const folder = tempFolder()
  const access: CaseAccess = { folder, key: testKey, readOnly: false }
  const db = openWrite(casePaths(folder).db, testKey)
  onTestFinished(() => void db.close())
  migrate(db, 0)
  db.pragma('foreign_keys = OFF')
  db.transaction(() => {
    for (const [i, name] of handles.entries()) {
      db.prepare('INSERT INTO handle VALUES (?, ?, ?)').run(i + 1, name, name)
    }
    for (const [id, code, name] of [
      [1, 'IM', 'Importation'],
      [2, 'QTY', 'Quantity'],
    ] as const) {
      db.prepare(
        `INSERT INTO tag_def (id, code, name, category, colour, shape, position) VALUES (?, ?, ?, 'importation', 1, 'square', ?)`,
      ).run(id, code, name, id)
    }
    db.prepare(
      `INSERT INTO media (id, sha256, bytes, type, latitude) VALUES (1, 'a', 1, 'image/png', 51.5), (2, 'b', 1, 'image/png', NULL)`,
    ).run()
    let id = 0
    for (const [run, rows] of runs.entries()) {
      const first = id + 1
      for (const row of rows) {
        id++
        db.prepare('INSERT INTO message VALUES (?, ?, ?, NULL, ?, ?, ?, ?, ?, ?)').run(
          id,
          run + 1,
          id,
          row.sender ?? 1,
          row.recipient ?? 2,
          conversationOf(row),
          row.sentAt === undefined ? id * 1000 : row.sentAt,
          kinds.indexOf(row.kind ?? 'text'),
          row.body,
        )
        for (const handle of [row.sender ?? 1, row.recipient ?? 2]) {
          db.prepare('INSERT OR IGNORE INTO participant VALUES (?, ?)').run(conversationOf(row), handle)
        }
        for (const [def, state] of row.tags ?? []) {
          db.prepare('INSERT INTO tag (def, message, account, at, state) VALUES (?, ?, 1, 0, ?)').run(
            def,
            id,
            state,
          )
        }
        if (row.image !== undefined) {
          const media = { placed: 1, plain: 2, missing: null }[row.image]
          db.prepare(`INSERT INTO message_media VALUES (?, 0, 'x.jpg', ?)`).run(id, media)
        }
      }
      db.prepare(
        `INSERT INTO source (id, name, bytes, sha256, format, encoding, zone, exhibit, mapping, columns, kept_columns, added_at)
         VALUES (?, ?, 1, ?, 'delimited', 'utf-8', 'UTC', ?, 1, '[]', '[]', 0)`,
      ).run(run + 1, `Tranche-${run + 1}.csv`, String(run), `ABC/${run + 1}`)
      db.prepare(
        `INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, first_id, last_id, images_found, images_missing)
         VALUES (?, 'import', 1, 0, 0, ?, ?, 0, 0, ?, ?, 0, 0)`,
      ).run(
        run + 1,
        rows.length,
        rows.length,
        rows.length === 0 ? null : first,
        rows.length === 0 ? null : id,
      )
      if (rows.length > 0) buildColumns(db, first, id)
    }
  })()
  return access
}

async function index(access: CaseAccess): Promise<unknown> {
  return runIndex({ access, ports: testPorts() }, { kind: 'index', params: {}, actor }, testJobCall())
}

/** Searches one case over and over through one set of shards, as a reader does. */
function searcher(access: CaseAccess) {
  const db = openRead(casePaths(access.folder).db, access.key)
  const searching = openSearcher(db, access)
  onTestFinished(() => {
    searching.close()
    db.close()
  })
  return (text: string) => {
    const found = searching.find(text, { cancelled: no })
    return { ...found, ids: [...found.ids] }
  }
}

const search = (access: CaseAccess, text: string) => searcher(access)(text)

describe('a search of a case', () => {
  const day = 86_400_000
  const april = Date.UTC(2020, 3, 14, 12)
  const rows: Row[] = [
    { body: 'kilo landing', sender: 1, recipient: 2, sentAt: april },
    { body: 'dover', sender: 2, recipient: 1, sentAt: april + day },
    { body: 'kilo 🙂', sender: 3, recipient: 1, sentAt: april + 2 * day, tags: [[1, 'approved']] },
    { body: null, sender: 1, recipient: 3, sentAt: april + 3 * day, kind: 'image', image: 'placed' },
    {
      body: 'kilo £38',
      sender: 2,
      recipient: 3,
      sentAt: april + 4 * day,
      tags: [
        [1, 'proposed'],
        [2, 'approved'],
      ],
    },
    { body: 'roterdam', sentAt: null, image: 'missing', tags: [[1, 'withdrawn']] },
  ]
  const later: Row[] = [{ body: 'Kilo again', sender: 1, recipient: 2, sentAt: april + day, image: 'plain' }]

  const asked: [text: string, ids: number[]][] = [
    ['', [1, 2, 3, 4, 5, 6, 7]],
    ['kilo', [1, 3, 5, 7]],
    ['kilo dover', []],
    ['kilo OR dover', [1, 2, 3, 5, 7]],
    ['-kilo', [2, 4, 6]],
    ['NOT from:ravenwolf', [2, 3, 5]],
    ['from:RavenWolf', [1, 4, 6, 7]],
    ['from:raven*', [1, 4, 6, 7]],
    ['from:raven', []],
    ['from:nobody', []],
    ['-from:nobody', [1, 2, 3, 4, 5, 6, 7]],
    ['to:"big al"', [4, 5]],
    ['with:"BIG  AL"', [3, 4, 5]],
    ['in:tranche-2.csv', [7]],
    ['in:tranche*', [1, 2, 3, 4, 5, 6, 7]],
    ['in:abc/1 kilo', [1, 3, 5]],
    ['tag:im', [3, 5]],
    ['tag:importation', [3, 5]],
    ['tag:QTY', [5]],
    ['tag:nothing', []],
    ['state:approved', [3, 5]],
    ['tag:IM state:approved', [3]],
    ['tag:IM state:proposed kilo', [5]],
    ['tag:IM -state:approved', []],
    ['kind:image', [4]],
    ['kind:image from:ravenwolf', [4]],
    ['kilo -kind:text', []],
    ['has:image', [4, 6, 7]],
    ['has:tag', [3, 5]],
    ['has:place', [4]],
    ['kilo has:image', [7]],
    ['on:2020-04-14', [1]],
    ['on:2020-04-15', [2, 7]],
    ['before:2020-04-16', [1, 2, 7]],
    ['after:2020-04-16', [4, 5]],
    ['on:2020', [1, 2, 3, 4, 5, 7]],
    ['-on:2020', [6]],
    ['before:2020-04-14', []],
    ['kilo after:2020-04-14', [3, 5, 7]],
    ['🙂', [3]],
    ['kilo -🙂', [1, 5, 7]],
    ['£38', [5]],
    ['£38 OR 🙂', [3, 5]],
    ['~rotterdam', [6]],
    ['~rotterdam OR dover', [2, 6]],
    ['~rotterdam dover', []],
    ['(from:ravenwolf OR from:tallship) kilo -tag:IM', [1, 7]],
    ['-(kilo from:ravenwolf)', [2, 3, 4, 5, 6]],
    ['kilo (has:image OR (tag:IM -£38))', [3, 7]],
  ]

  it('answers every part of the language, as a reader and as an export ask it', async () => {
    const access = caseWith(rows, later)
    await index(access)
    const searching = searcher(access)
    const db = openRead(casePaths(access.folder).db, access.key)
    onTestFinished(() => void db.close())
    for (const [text, ids] of asked) {
      expect({ text, ids: searching(text).ids }).toEqual({ text, ids })
      expect({ text, ids: [...findIds(db, access, text, no)] }).toEqual({ text, ids })
    }
  })

  it('says which spellings a ~word stood for', async () => {
    const access = caseWith(rows)
    await index(access)
    expect(search(access, '~rotterdam ~landin').spellings).toEqual([
      { word: '~rotterdam', found: ['roterdam'], words: 1 },
      { word: '~landin', found: ['landing'], words: 1 },
    ])
  })

  it('points at the place that it cannot understand', () => {
    const access = caseWith(rows)
    try {
      search(access, 'kilo (dover')
      throw new Error('understood')
    } catch (error) {
      expect(error).toBeInstanceOf(WinnowError)
      expect(error).toMatchObject({ code: 'search.problem', details: { from: 5, to: 6 } })
    }
  })

  it('is empty in an empty case', async () => {
    const access = caseWith()
    await index(access)
    const searching = searcher(access)
    for (const text of ['', 'kilo', '-kilo', '🙂', 'kind:text', 'on:2020', 'from:a']) {
      expect(searching(text)).toMatchObject({ ids: [], notIndexed: 0, spellings: [] })
    }
  })

  it('says how many rows the index does not hold yet, and searches words in none of them', async () => {
    const access = caseWith(rows, later)
    expect(search(access, 'kilo')).toMatchObject({ ids: [], notIndexed: 7 })
    expect(search(access, '-kilo')).toMatchObject({ ids: [], notIndexed: 7 })
    expect(search(access, 'from:tallship')).toMatchObject({ ids: [2, 5], notIndexed: 0 })
    expect(search(access, '🙂')).toMatchObject({ ids: [3], notIndexed: 0 })
    await index(access)
    expect(search(access, 'kilo')).toMatchObject({ ids: [1, 3, 5, 7], notIndexed: 0 })
  })

  it('does without a damaged shard, and is whole again after the next index job', async () => {
    const access = caseWith(rows)
    expect(await index(access)).toEqual({ rows: 6 })
    expect(await index(access)).toEqual({ rows: 0 })
    const folder = casePaths(access.folder).index
    for (const name of readdirSync(folder)) if (name.endsWith('.db')) truncateSync(join(folder, name), 5000)
    expect(search(access, 'kilo')).toMatchObject({ ids: [], notIndexed: 6 })
    expect(await index(access)).toEqual({ rows: 6 })
    expect(search(access, 'kilo')).toMatchObject({ ids: [1, 3, 5], notIndexed: 0 })
  })

  it('builds nothing for a case that may not be changed', async () => {
    const access = caseWith(rows)
    expect(await index({ ...access, readOnly: true })).toEqual({ rows: 0 })
    expect(search(access, 'kilo').notIndexed).toBe(6)
  })

  it('stops when nobody waits for it any more', async () => {
    const access = caseWith(rows)
    await index(access)
    const db = openRead(casePaths(access.folder).db, access.key)
    onTestFinished(() => void db.close())
    for (const text of ['kilo', '🙂', 'kind:text', '~rotterdam']) {
      expect(() => findIds(db, access, text, () => true)).toThrow(/cancelled/)
    }
  })

  it('finds what a plain look at every row finds, for random cases and random queries', async () => {
    const row = fc.record({
      body: fc.option(
        fc.array(fc.constantFrom('kilo', 'dover', '🙂'), { maxLength: 3 }).map((words) => words.join(' ')),
        { nil: null },
      ),
      sender: fc.constantFrom(1, 2, 3),
      recipient: fc.constantFrom(1, 2, 3),
      kind: fc.constantFrom<Kind>('text', 'image'),
    })
    const says = (word: string) => (one: Row) => one.body?.split(' ').includes(word) === true
    const parts: [string, (one: Row) => boolean][] = [
      ['kilo', says('kilo')],
      ['dover', says('dover')],
      ['🙂', says('🙂')],
      ['from:ravenwolf', (one) => one.sender === 1],
      ['to:tallship', (one) => one.recipient === 2],
      ['with:"big al"', (one) => one.sender === 3 || one.recipient === 3],
      ['kind:image', (one) => one.kind === 'image'],
    ]
    type Tree = { text: string; holds(one: Row): boolean }
    const leaf = fc.constantFrom(...parts).map(([text, holds]): Tree => ({ text, holds }))
    const tree = fc.letrec<{ tree: Tree }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        tie('tree').map((one): Tree => ({ text: `-(${one.text})`, holds: (row) => !one.holds(row) })),
        fc.tuple(tie('tree'), tie('tree')).map(
          ([a, b]): Tree => ({
            text: `(${a.text} ${b.text})`,
            holds: (row) => a.holds(row) && b.holds(row),
          }),
        ),
        fc.tuple(tie('tree'), tie('tree')).map(
          ([a, b]): Tree => ({
            text: `(${a.text} OR ${b.text})`,
            holds: (row) => a.holds(row) || b.holds(row),
          }),
        ),
      ),
    })).tree
    const cases = fc.sample(fc.tuple(fc.array(row, { maxLength: 25 }), fc.array(row, { maxLength: 25 })), 6)
    for (const [first, second] of cases) {
      const access = caseWith(first, second)
      await index(access)
      const searching = searcher(access)
      for (const { text, holds } of fc.sample(tree, 60)) {
        const expected = [...first, ...second].flatMap((one, i) => (holds(one) ? [i + 1] : []))
        expect({ text, ids: searching(text).ids }).toEqual({ text, ids: expected })
      }
    }
  })
})
