import { join } from 'node:path'
import { expect, test } from 'vitest'
import { appendAudit, auditHash, verifyAudit } from '../../../electron/engine/audit/index.ts'
import { openWrite } from '../../../electron/engine/db/connection.ts'
import { migrate } from '../../../electron/engine/db/migrations/index.ts'
import { tempFolder } from '../../support/temp.ts'

/** A database with an audit of `count` entries, and its triggers taken away as an attacker with the key would. */
function tampered(count: number) {
  const db = openWrite(join(tempFolder(), 'case.db'), null)
  migrate(db, 0)
  for (let seq = 1; seq <= count; seq++) {
    db.transaction(() =>
      appendAudit(
        db,
        1000 + seq,
        { name: 'somebody' },
        { action: 'search', detail: { text: `word ${seq}` } },
      ),
    ).immediate()
  }
  expect(verifyAudit(db)).toMatchObject({ entries: count, faults: [] })
  db.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete;')
  return db
}

test('a changed entry is found and named', () => {
  const db = tampered(5)
  db.exec(`UPDATE audit SET detail = '{"text":"another word"}' WHERE seq = 3`)
  expect(verifyAudit(db).faults).toEqual([{ seq: 3, fault: expect.stringContaining('changed') }])
})

test('a changed entry whose hash was made to fit breaks the one after it', () => {
  const db = tampered(5)
  const row = db.prepare('SELECT * FROM audit WHERE seq = 3').get() as Parameters<typeof auditHash>[0]
  db.prepare('UPDATE audit SET actor = ?, hash = ? WHERE seq = 3').run(
    'nobody',
    auditHash({ ...row, actor: 'nobody' }),
  )
  expect(verifyAudit(db).faults).toEqual([
    { seq: 4, fault: expect.stringContaining('does not follow entry 3') },
  ])
})

test('a removed entry is named by its number', () => {
  const db = tampered(5)
  db.exec('DELETE FROM audit WHERE seq = 2')
  expect(verifyAudit(db).faults).toEqual([{ seq: 3, fault: expect.stringContaining('entry 2 was removed') }])
})

test('two entries that changed places are both named', () => {
  const db = tampered(5)
  db.exec(
    'UPDATE audit SET seq = 99 WHERE seq = 2; UPDATE audit SET seq = 2 WHERE seq = 3; UPDATE audit SET seq = 3 WHERE seq = 99',
  )
  const seqs = verifyAudit(db).faults.map((fault) => fault.seq)
  expect(seqs).toContain(2)
  expect(seqs).toContain(3)
})

test('the database refuses to change or remove an entry', () => {
  const db = openWrite(join(tempFolder(), 'case.db'), null)
  migrate(db, 0)
  db.transaction(() => appendAudit(db, 1, { name: 'a' }, { action: 'b' })).immediate()
  expect(() => db.exec(`UPDATE audit SET actor = 'x'`)).toThrow('append-only')
  expect(() => db.exec('DELETE FROM audit')).toThrow('append-only')
})
