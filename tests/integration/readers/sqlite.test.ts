import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytesSource, openFile, sheetsOf } from '../../../electron/engine/ingest/readers/index.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { cellsOf, readSheet } from '../../support/sheets.ts'
import { tempFolder } from '../../support/temp.ts'

/** A database in a folder of its own. */
function database(fill: (db: Database.Database) => void, name = 'served.db'): string {
  const path = join(tempFolder(), name)
  const db = new Database(path)
  fill(db)
  db.close()
  return path
}

/** A database as it was seized while a program had it open: with what stood beside it. */
function seized(fill: (db: Database.Database) => void, endings = ['', '-wal', '-journal']): string {
  const live = join(tempFolder(), 'live.db')
  const copy = join(tempFolder(), 'served.db')
  const db = new Database(live)
  try {
    fill(db)
    for (const ending of endings) if (existsSync(live + ending)) copyFileSync(live + ending, copy + ending)
  } finally {
    db.close()
  }
  return copy
}

async function read(path: string, sheet: string | null = null) {
  const file = openFile(path)
  try {
    return await readSheet(file, sheet)
  } finally {
    file.close()
  }
}

/** Names and hashes of everything in a file's folder. */
const folderOf = (path: string) =>
  readdirSync(dirname(path)).map((name) => [
    name,
    createHash('sha256')
      .update(readFileSync(join(dirname(path), name)))
      .digest('hex'),
  ])

const messages = (db: Database.Database, rows = 3) => {
  db.exec('CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, body TEXT)')
  const insert = db.prepare('INSERT INTO messages VALUES (?, ?, ?)')
  db.exec('BEGIN')
  for (let n = 1; n <= rows; n++) insert.run(n * 10, 'raven', `text ${n}`)
  db.exec('COMMIT')
}

describe('a SQLite database', () => {
  it('gives the rows of a table by their rowids, and every kind of value', async () => {
    const path = database((db) => {
      db.exec('CREATE TABLE t (a, b)')
      const insert = db.prepare('INSERT INTO t (rowid, a, b) VALUES (?, ?, ?)')
      insert.run(7, 9007199254740993n, 1.5)
      insert.run(8, null, 'x\0y\n"z"')
      insert.run(9, Buffer.from([0, 255]), 1e21)
      insert.run(12, 5.0, '')
    })
    const sheet = await read(path, 't')
    expect(sheet.columns).toEqual(['a', 'b'])
    expect(sheet.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [7, '9007199254740993', '1.5'],
      [8, null, 'x\0y\n"z"'],
      [9, "x'00ff'", '1e+21'],
      [12, '5', ''],
    ])
  })

  it('lists tables and views with their rows, and takes the largest table when none is chosen', async () => {
    const path = database((db) => {
      db.exec('CREATE TABLE android_metadata (locale TEXT); INSERT INTO android_metadata VALUES (1)')
      messages(db, 20)
      db.exec('CREATE VIEW seen AS SELECT body FROM messages')
      db.exec('CREATE VIRTUAL TABLE found USING fts5(body)')
    })
    const file = openFile(path)
    const sheets = await sheetsOf(file)
    file.close()
    expect(sheets.filter(({ hidden }) => !hidden)).toEqual([
      { name: 'android_metadata', rows: 1, hidden: false },
      { name: 'messages', rows: 20, hidden: false },
      { name: 'seen', rows: null, hidden: false },
      { name: 'found', rows: null, hidden: false },
    ])
    expect(sheets.filter(({ hidden }) => hidden).map(({ name }) => name)).toContain('found_content')
    expect((await read(path)).findings[0]).toMatchObject({
      value: 'SQLite database',
      evidence: expect.stringContaining('"messages"'),
    })
  })

  it('gives a view, a query, and tables whose rows have no numbers, in their order from 1', async () => {
    const path = database((db) => {
      messages(db)
      db.exec('CREATE VIEW "odd ""view" AS SELECT body, sender FROM messages')
      db.exec(
        "CREATE TABLE keyed (k TEXT PRIMARY KEY, v) WITHOUT ROWID; INSERT INTO keyed VALUES ('b', 2), ('a', 1)",
      )
      db.exec('CREATE TABLE shadowed (rowid, _rowid_, oid); INSERT INTO shadowed VALUES (9, 9, 9)')
      db.exec('CREATE TABLE negative (v); INSERT INTO negative (rowid, v) VALUES (-5, 1), (3, 2)')
    })
    const rows = async (sheet: string) =>
      (await read(path, sheet)).rows.map(({ row, cells }) => [row, ...cells])
    expect(await rows('odd "view')).toEqual([
      [1, 'text 1', 'raven'],
      [2, 'text 2', 'raven'],
      [3, 'text 3', 'raven'],
    ])
    expect(await rows('SELECT id AS x, id AS x FROM messages ORDER BY id DESC; ')).toEqual([
      [1, '30', '30'],
      [2, '20', '20'],
      [3, '10', '10'],
    ])
    expect(await rows('WITH few AS (SELECT body FROM messages LIMIT 1) SELECT * FROM few -- one')).toEqual([
      [1, 'text 1'],
    ])
    expect(await rows('keyed')).toEqual([
      [1, 'a', '1'],
      [2, 'b', '2'],
    ])
    expect(await rows('shadowed')).toEqual([[1, '9', '9', '9']])
    expect(await rows('negative')).toEqual([
      [1, '1'],
      [2, '2'],
    ])
    expect((await read(path, 'SELECT id AS x, id AS x FROM messages')).columns).toEqual(['x', 'x#2'])
  })

  it('in UTF-16 gives the same texts', async () => {
    const path = database((db) => {
      db.pragma("encoding = 'UTF-16le'")
      messages(db, 1)
      db.prepare('INSERT INTO messages VALUES (?, ?, ?)').run(11, 'é😀', 'x')
    })
    expect(cellsOf(await read(path))).toEqual([
      ['10', 'raven', 'text 1'],
      ['11', 'é😀', 'x'],
    ])
  })

  it('with text that is not UTF-8 rejects the row with its bytes, and the rest goes on', async () => {
    const path = database((db) => {
      messages(db, 1)
      db.exec("INSERT INTO messages VALUES (20, 'fox', CAST(x'636166E9' AS TEXT)), (30, 'fox', 'ok')")
    })
    const sheet = await read(path)
    expect(cellsOf(sheet).map(([id]) => id)).toEqual(['10', '30'])
    expect(sheet.rejects).toMatchObject([{ row: 20, reason: 'encoding', raw: '20\tfox\tcaf\\xE9' }])
  })

  it('with long values keeps the beginning of blobs, and rejects records beyond 16 MB', async () => {
    const path = database((db) => {
      db.exec('CREATE TABLE t (a, b)')
      db.exec(
        "INSERT INTO t VALUES ('small', zeroblob(70000)), (zeroblob(20000000), 'kept'), (printf('%.*c', 17000000, 'x'), 1)",
      )
    })
    const sheet = await read(path)
    expect(cellsOf(sheet)[0]?.[1]).toBe(`x'${'00'.repeat(65_536)}'… (70000 bytes)`)
    expect(cellsOf(sheet)[1]?.[1]).toBe('kept')
    expect(sheet.rejects.map(({ row, reason, raw }) => [row, reason, raw.length])).toEqual([
      [3, 'too long', 65_536],
    ])
  })
})

describe('a database with a write-ahead log beside it', () => {
  it('gives the rows that were committed to the log, and writes nothing', async () => {
    const path = seized((db) => {
      db.pragma('journal_mode = WAL')
      db.pragma('wal_autocheckpoint = 0')
      messages(db)
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.exec(
        "INSERT INTO messages VALUES (40, 'fox', 'only in the log'); DELETE FROM messages WHERE id = 10",
      )
      db.exec("BEGIN; UPDATE messages SET body = 'changed' WHERE id = 20; COMMIT")
    })
    const before = folderOf(path)
    const sheet = await read(path)
    expect(cellsOf(sheet)).toEqual([
      ['20', 'raven', 'changed'],
      ['30', 'raven', 'text 3'],
      ['40', 'fox', 'only in the log'],
    ])
    expect(sheet.findings).toContainEqual(
      expect.objectContaining({
        what: 'warning',
        evidence: expect.stringContaining('up to its last commit'),
      }),
    )
    expect(folderOf(path)).toEqual(before)
  })

  it('takes the log only as far as it is whole and committed', async () => {
    const path = seized((db) => {
      db.pragma('journal_mode = WAL')
      db.pragma('wal_autocheckpoint = 0')
      messages(db)
      db.pragma('wal_checkpoint(TRUNCATE)')
      db.exec("INSERT INTO messages VALUES (40, 'a', 'first')")
      db.exec("INSERT INTO messages VALUES (50, 'b', 'second')")
    })
    const log = readFileSync(`${path}-wal`)
    const ids = async () => cellsOf(await read(path)).map(([id]) => id)
    expect(await ids()).toEqual(['10', '20', '30', '40', '50'])
    writeFileSync(`${path}-wal`, log.subarray(0, log.length - 10))
    expect(await ids()).toEqual(['10', '20', '30', '40'])
    const flipped = Buffer.from(log)
    flipped[log.length - 10] = (flipped[log.length - 10] ?? 0) ^ 1
    writeFileSync(`${path}-wal`, flipped)
    expect(await ids()).toEqual(['10', '20', '30', '40'])
    const otherSalt = Buffer.from(log)
    otherSalt[20] = (otherSalt[20] ?? 0) ^ 1
    writeFileSync(`${path}-wal`, otherSalt)
    expect(await ids()).toEqual(['10', '20', '30'])
  })

  it('without its log, or from an archive, is read as far as it goes, and that is told', async () => {
    const path = seized(
      (db) => {
        db.pragma('journal_mode = WAL')
        messages(db)
        db.pragma('wal_checkpoint(TRUNCATE)')
      },
      [''],
    )
    expect((await read(path)).rows).toHaveLength(3)
    expect(readdirSync(dirname(path))).toEqual(['served.db'])
    const member = await readSheet(bytesSource('member.db', readFileSync(path)))
    expect(member.rows).toHaveLength(3)
    expect(member.findings).toContainEqual(
      expect.objectContaining({ evidence: expect.stringContaining('stands in an archive') }),
    )
  })
})

describe('a database in the middle of a transaction', () => {
  it('is put back to before it by its rollback journal, without a byte written', async () => {
    const path = seized((db) => {
      db.pragma('journal_mode = DELETE')
      messages(db, 400)
      db.pragma('cache_size = 1')
      db.exec(
        "BEGIN; UPDATE messages SET body = 'never committed and much longer than before so that pages are spilled' || body",
      )
    })
    expect(existsSync(`${path}-journal`)).toBe(true)
    const before = folderOf(path)
    const sheet = await read(path)
    expect(cellsOf(sheet).map(([, , body]) => body)).toEqual(
      Array.from({ length: 400 }, (_, n) => `text ${n + 1}`),
    )
    expect(folderOf(path)).toEqual(before)
  })
})

describe('what is not one reading statement', () => {
  const path = () => database((db) => messages(db))

  it.each([
    ['DROP TABLE messages', 'file.unknown'],
    ['PRAGMA journal_mode = DELETE', 'file.unknown'],
    ['no such table', 'file.unknown'],
    ['SELECT 1; DROP TABLE messages', 'import.mapping'],
    ['SELECT 1) UNION SELECT (2', 'import.mapping'],
    ['SELECT nothing FROM messages', 'import.mapping'],
    ["SELECT load_extension('x')", 'import.mapping'],
    ['WITH x AS (SELECT 1) DELETE FROM messages RETURNING id', 'import.mapping'],
    ['WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c', 'import.mapping'],
  ])('%s is refused', async (sheet, code) => {
    await expect(read(path(), sheet)).rejects.toMatchObject({ code })
  })
})

describe('a damaged or hostile database', () => {
  it('whose view never ends, or calls what is not there, says so', async () => {
    const path = database((db) => {
      messages(db, 1)
      db.function('mine', () => 1)
      db.exec(
        'CREATE VIEW endless AS WITH c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c',
      )
      db.exec('CREATE VIEW foreign_ AS SELECT mine() AS x')
    })
    await expect(read(path, 'endless')).rejects.toMatchObject({ code: 'import.mapping' })
    await expect(read(path, 'foreign_')).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('no such function'),
    })
    expect((await read(path)).rows).toHaveLength(1)
  })

  it('without a table, or cut short, says so', async () => {
    const empty = database((db) => db.exec('CREATE TABLE t (a); DROP TABLE t'))
    await expect(read(empty)).rejects.toMatchObject({ code: 'file.unknown' })
    const cut = database((db) => messages(db, 5000))
    writeFileSync(cut, readFileSync(cut).subarray(0, 20_000))
    await expect(read(cut)).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('.recover'),
    })
  })

  it('of any damaged bytes is read or refused, and always comes to an end', async () => {
    const whole = readFileSync(database((db) => messages(db, 60)))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          try {
            await readSheet(bytesSource('damaged.db', bytes))
          } catch (error) {
            if (!(error instanceof WinnowError)) throw error
            expect(error.code).toMatch(/^(file|import)\./)
          }
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('a table of any values', () => {
  it('written to a database is read back equal, from the file and from its log', async () => {
    const value = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.constantFrom('"', "'", '\n', '\0', '%s', '😀'),
      fc.bigInt(-(2n ** 63n), 2n ** 63n - 1n),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
      fc.constant(null),
    )
    const expected = (each: unknown) => {
      if (each === null) return null
      if (Buffer.isBuffer(each)) return `x'${each.toString('hex')}'`
      return Object.is(each, -0) ? '0' : String(each)
    }
    const table = fc
      .integer({ min: 1, max: 90 })
      .chain((width) =>
        fc.array(fc.array(value, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
      )
    await fc.assert(
      fc.asyncProperty(table, fc.boolean(), async (rows, logged) => {
        const path = seized((db) => {
          if (logged) db.pragma('journal_mode = WAL')
          const names = (rows[0] ?? []).map((_, index) => `"c ${index}"`)
          db.exec(`CREATE TABLE "a table" (${names.join(', ')})`)
          const insert = db.prepare(`INSERT INTO "a table" VALUES (${names.map(() => '?').join(', ')})`)
          for (const row of rows) insert.run(...row)
        })
        const sheet = await read(path)
        expect(sheet.rejects).toEqual([])
        expect(cellsOf(sheet)).toEqual(rows.map((row) => row.map(expected)))
      }),
      { numRuns: 40 },
    )
  })
})
