import { expect, it } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { findIds, runIndex } from '../../../electron/engine/search/index.ts'
import { openSearcher } from '../../../electron/engine/search/searcher.ts'
import { testPorts } from '../../support/case.ts'
import { attempt, fileWith, importer, importFile, newCase, query } from '../../support/import.ts'
import { testJobCall } from '../../support/job-call.ts'

it('cell: finds rows by what stands in columns that no field took, in every run and in other capitals', async () => {
  const access = newCase(true)
  const rows = (count: number, label: string) =>
    Array.from({ length: count }, (_, n) => `raven,message ${n},"Label ""${label}${n}""",x\n`).join('')
  const head = 'From,Message,Evidence Label,Row ID\n'
  await importFile(access, fileWith(head + rows(300, 'AB-'), 'one.csv'))
  await importFile(access, fileWith(head + rows(7, 'CD-'), 'two.csv'))
  await runIndex(
    { access, ports: testPorts() },
    { kind: 'index', params: {}, actor: importer },
    testJobCall(),
  )
  const db = openRead(casePaths(access.folder).db, access.key)
  const found = (text: string) => Array.from(findIds(db, access, text, () => false))
  const rowsOf = (text: string) =>
    query<{ source: number; row: number }>(
      access,
      `SELECT source, row FROM message WHERE id IN (${found(text).join(',') || '0'}) ORDER BY id`,
    )
  expect(rowsOf('cell:ab-299')).toEqual([{ source: 1, row: 301 }])
  expect(rowsOf('cell:cd-6')).toEqual([{ source: 2, row: 8 }])
  expect(found('cell:cd-')).toHaveLength(7)
  // A column's name is not its content, and what a field took is found as text.
  expect(found('cell:evidence')).toEqual([])
  expect(found('cell:message')).toEqual([])
  expect(found('message cell:ab-1')).toHaveLength(111)
  expect(found('-cell:ab-')).toHaveLength(7)
  db.close()
})

it('cell: says of itself in a large case that it takes its time', async () => {
  const access = newCase(true)
  await importFile(access, fileWith('From,Message,Label\nraven,one,AB-1\n', 'one.csv'))
  const notes = () => {
    const db = openRead(casePaths(access.folder).db, access.key)
    const searching = openSearcher(db, access)
    const told = searching.check('raven -cell:ab', { cancelled: () => false }).notes
    searching.close()
    db.close()
    return told
  }
  expect(notes()).toEqual([])
  attempt(
    access,
    `INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, first_id, last_id, images_found, images_missing)
     VALUES (1, 'import', 1, 0, 0, 0, 0, 0, 0, 2, 2000000, 0, 0)`,
  )
  expect(notes()).toEqual([{ message: expect.stringMatching(/^cell: has no index/), from: 7, to: 14 }])
})
