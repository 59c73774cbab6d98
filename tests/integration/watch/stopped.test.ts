import { describe, expect, it } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { runIndex } from '../../../electron/engine/search/index.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { runWatch } from '../../../electron/engine/watch/index.ts'
import { caseWithAccounts, logIn, testHost, testPorts } from '../../support/case.ts'
import { attempt, fileWith, importer, importFile, newCase, query, withDb } from '../../support/import.ts'
import { testJobCall } from '../../support/job-call.ts'
import { serve, tableOf } from '../../support/watch.ts'

const texts = Array.from({ length: 1000 }, (_, i) => `word${i}`)

/** A case whose rows each have one word of a list of a thousand, and a word of another list. */
async function caseWithList(): Promise<CaseAccess> {
  const access = newCase()
  const rows = texts.map(
    (text, i) => `a,b,2020-04-14 09:00:${String(i % 60).padStart(2, '0')},${text} and more`,
  )
  await importFile(access, fileWith(['Sender,Recipient,Sent,Message', ...rows].join('\n')))
  await runIndex(
    { access, ports: testPorts() },
    { kind: 'index', params: {}, actor: importer },
    testJobCall(),
  )
  attempt(
    access,
    `BEGIN;
     INSERT INTO watch_list VALUES (1, 1, 0);
     INSERT INTO watch_version VALUES (1, 1, 'Words', '', 1, 0, 1, ${texts.length}, 1, 0);
     ${texts.map((text, i) => `INSERT INTO watch_text VALUES (${i + 1}, '${text}'); INSERT INTO watch_term VALUES (1, 1, ${i + 1}, ${i + 1}, '');`).join('\n')}
     COMMIT;`,
  )
  return access
}

const run = (access: CaseAccess, call = testJobCall()) =>
  runWatch({ access, ports: testPorts() }, { kind: 'watch', params: { again: false }, actor: importer }, call)

const found = (access: CaseAccess) =>
  query<{ n: number }>(access, 'SELECT count(*) AS n FROM watch_reach')[0]?.n

describe('a run that is stopped', () => {
  it('keeps what it found, and the next one looks only for the rest', async () => {
    const access = await caseWithList()
    const call = testJobCall()
    let done = 0
    const stopping = {
      ...call,
      progress: ({ done: so }: { done?: number }) => {
        done = so ?? done
        if (done === 500) call.cancel()
      },
    }
    await expect(run(access, stopping)).rejects.toMatchObject({ code: 'call.cancelled' })
    expect(found(access)).toBe(500)
    expect(query(access, 'SELECT id FROM watch_run')).toEqual([])
    expect(await run(access)).toEqual({ texts: 500, rows: 500 })
    expect(found(access)).toBe(1000)
    expect(query(access, 'SELECT sum(rows) AS rows FROM watch_hits')).toEqual([{ rows: 1000 }])
    expect(await run(access)).toEqual({ texts: 0, rows: 0 })
  })

  it('leaves nothing half put down: each text has its hits and how far it was looked for, or neither', async () => {
    const access = await caseWithList()
    const call = testJobCall()
    const stopping = { ...call, changed: () => call.cancel() }
    await expect(run(access, stopping)).rejects.toMatchObject({ code: 'call.cancelled' })
    const odd = withDb(access, (db) =>
      db
        .prepare(
          'SELECT r.text FROM watch_reach AS r LEFT JOIN watch_hits AS h ON h.text = r.text WHERE h.text IS NULL OR r.last_id <> 1000',
        )
        .all(),
    )
    expect(odd).toEqual([])
  })

  it('is taken up again by itself when somebody logs in', async () => {
    const host = testHost()
    const folder = await caseWithAccounts(host)
    await serve(host, [['a', 'b', '2020-04-14 09:12:00', 'two tops']])
    const { list } = await host.call('watch.save', {
      list: null,
      version: null,
      name: 'Goods',
      note: '',
      colour: 1,
      terms: [{ text: 'tops', note: '' }],
    })
    await host.call('case.close', {})
    await host.call('case.open', { path: folder })
    await logIn(host, 'reviewer')
    for (;;) {
      const { jobs } = await host.call('job.list', {})
      if (jobs.some(({ kind, finishedAt }) => kind === 'watch' && finishedAt !== null)) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    expect((await tableOf(host, list)).rows).toMatchObject([{ counted: true, rows: 1 }])
  })
})

it('a tranche that came later costs no look at the rows before it', async () => {
  const access = await caseWithList()
  await run(access)
  const before = query<{ n: number }>(access, 'SELECT count(*) AS n FROM watch_hits')[0]?.n ?? 0
  await importFile(
    access,
    fileWith('Sender,Recipient,Sent,Message\na,b,2020-05-01 10:00:00,word7 again\n', 'later.csv'),
  )
  await runIndex(
    { access, ports: testPorts() },
    { kind: 'index', params: {}, actor: importer },
    testJobCall(),
  )
  expect(await run(access)).toEqual({ texts: 1000, rows: 1 })
  const db = openRead(casePaths(access.folder).db, access.key)
  const parts = db.prepare('SELECT text, first_id, rows FROM watch_hits WHERE first_id > 1').all()
  db.close()
  expect(parts).toEqual([{ text: 8, first_id: 1001, rows: 1 }])
  expect(query<{ n: number }>(access, 'SELECT count(*) AS n FROM watch_hits')[0]?.n).toBe(before + 1)
})
