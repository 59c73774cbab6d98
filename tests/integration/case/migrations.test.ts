import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openWrite } from '../../../electron/engine/db/connection.ts'
import {
  migrate,
  migrations,
  schemaVersion,
  versionOf,
} from '../../../electron/engine/db/migrations/index.ts'
import { tempFolder } from '../../support/temp.ts'

const empty = () => openWrite(join(tempFolder(), 'case.db'), null)
const tables = (db: ReturnType<typeof empty>) =>
  db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all()

test('migrations are numbered upwards', () => {
  const ids = migrations.map(({ id }) => id)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
})

test.each(migrations.map(({ id }, index) => [id, migrations[index - 1]?.id ?? 0]))(
  'migration %i runs once, on top of those before it, and leaves its record',
  (id, before) => {
    const db = empty()
    migrate(db, 1, before)
    expect(versionOf(db)).toBe(before)
    expect(migrate(db, 2, id)).toEqual([id])
    expect(migrate(db, 3, id)).toEqual([])
    expect(db.prepare('SELECT id, at FROM migration WHERE id = ?').get(id)).toEqual({ id, at: 2 })
  },
)

test('a migration that fails leaves neither its tables nor its record', () => {
  const db = empty()
  migrate(db, 1, 10)
  db.exec('CREATE TABLE reject (in_the_way INTEGER)')
  const before = tables(db)
  expect(() => migrate(db, 2)).toThrow()
  expect(tables(db)).toEqual(before)
  expect(versionOf(db)).toBe(10)
})

test('a case of a newer Winnow is refused and left as it was', () => {
  const db = empty()
  migrate(db, 1)
  db.pragma(`user_version = ${schemaVersion + 10}`)
  expect(() => migrate(db, 2)).toThrow(expect.objectContaining({ code: 'case.newer' }))
  expect(versionOf(db)).toBe(schemaVersion + 10)
})

const plan = (db: ReturnType<typeof empty>, sql: string) =>
  (db.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('\n')

test('the lists that people scroll are served by indexes', () => {
  const db = empty()
  migrate(db, 1)
  expect(
    plan(db, `SELECT id FROM posting WHERE kind = 'sender' AND last_key >= 1 AND first_key <= 1`),
  ).toContain('COVERING INDEX posting_key')
  expect(plan(db, `SELECT id FROM tag WHERE state = 'proposed' ORDER BY id`)).toContain('tag_state')
})

/** Values of columns that do not take just any. */
const allowed: Readonly<Record<string, string>> = {
  'import_run.kind': "'import'",
  'import_run.rejected': '0',
  'import_run.known': '0',
  'device_use.kind': "'imei'",
  'source_state.state': "'withdrawn'",
  'twin_decision.kind': "'join'",
}

test.each([
  'source',
  'import_run',
  'reject',
  'handle',
  'conversation',
  'participant',
  'message',
  'media',
  'message_media',
  'mapping',
  'message_served',
  'reject_retry',
  'known_row',
  'difference',
  'device_use',
  'contact_name',
  'source_state',
  'twin_run',
  'twin_decision',
])('source truth in %s can be neither changed nor deleted', (table) => {
  const db = empty()
  migrate(db, 1)
  db.pragma('foreign_keys = OFF')
  const columns = db
    .prepare(`SELECT name, type, "notnull" AS required FROM pragma_table_info('${table}')`)
    .all() as {
    name: string
    type: string
    required: number
  }[]
  const sample = (column: { name: string; type: string }) =>
    allowed[`${table}.${column.name}`] ?? { INTEGER: '1', REAL: '1', BLOB: "x'00'" }[column.type] ?? "'x'"
  db.exec(
    `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map(sample).join(', ')})`,
  )
  const first = columns[0]?.name ?? ''
  expect(() => db.exec(`UPDATE ${table} SET "${first}" = "${first}"`)).toThrow('never changed')
  expect(() => db.exec(`DELETE FROM ${table}`)).toThrow('never deleted')
})
