import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { getMessage } from '../../../electron/engine/browse/message.ts'
import { runRetry } from '../../../electron/engine/ingest/index.ts'
import type { CaseAccess } from '../../../electron/engine/seat.ts'
import { listSources } from '../../../electron/engine/sources/list.ts'
import { pageRejects } from '../../../electron/engine/sources/rejects.ts'
import { directionReason, unknownDirectionIn } from '../../../shared/domain/direction.ts'
import { type SourceId, sourceId } from '../../../shared/domain/ids.ts'
import type { Mapping } from '../../../shared/domain/mapping.ts'
import { testPorts } from '../../support/case.ts'
import { attempt, fileWith, importer, importFile, newCase, query, withDb } from '../../support/import.ts'
import { testJobCall } from '../../support/job-call.ts'
import { tempFolder } from '../../support/temp.ts'

const one = sourceId.parse(1)

const again = async (access: CaseAccess, mapping: Mapping, call = testJobCall(), source: SourceId = one) => ({
  result: await runRetry(
    { access, ports: testPorts() },
    { kind: 'retry', params: { source, mapping }, actor: importer },
    call,
  ),
  followed: call.followed.map(({ kind }) => kind),
})

const ledger = (access: CaseAccess) => withDb(access, (db) => listSources(db)[0])
const open = (access: CaseAccess) =>
  withDb(access, (db) => pageRejects(db, one, undefined, 0, 100).rejects.map(({ row }) => row))

const served = [
  'From,To,Sent,Text,Burn',
  'raven,tall,2020-04-14 09:12:00,two boxes,60',
  'raven,tall,14.04.2020 09:13,"on, its way",60',
  'tall,raven,15.04.2020 10:00,ok,',
  'tall,raven,never,what,',
  '',
].join('\r\n')

async function withRejects(): Promise<{ access: CaseAccess; mapping: Mapping }> {
  const access = newCase()
  await importFile(access, fileWith(served), { mapping: { timeFormat: 'ymd' } })
  const { mapping } = ledger(access) ?? {}
  if (mapping === undefined) throw new Error('nothing was imported')
  return { access, mapping }
}

test('rejected rows that a corrected mapping can read come in under their own rows, the others stay rejected', async () => {
  const { access, mapping } = await withRejects()
  expect(open(access)).toEqual([3, 4, 5])
  const { result, followed } = await again(access, { ...mapping, timeFormat: 'dmy' })
  expect(result).toEqual({ source: 1, read: 3, stored: 2, rejected: 1 })
  expect(followed).toEqual(['index', 'twins'])
  expect(query(access, 'SELECT row, body FROM message ORDER BY row')).toEqual([
    { row: 2, body: 'two boxes' },
    { row: 3, body: 'on, its way' },
    { row: 4, body: 'ok' },
  ])
  expect(open(access)).toEqual([5])
  expect(ledger(access)).toMatchObject({
    read: 4,
    stored: 1,
    rejected: 3,
    recovered: 2,
    reasons: [{ reason: 'time cannot be read', rows: 1 }],
  })
  expect(query(access, 'SELECT row, stored FROM reject_retry ORDER BY row')).toEqual([
    { row: 3, stored: 1 },
    { row: 4, stored: 1 },
    { row: 5, stored: 0 },
  ])
  expect(
    query(access, "SELECT detail ->> '$.stored' AS stored FROM audit WHERE action = 'source.retry'"),
  ).toEqual([{ stored: 2 }])
})

test('cells that no field takes are kept under the mapping of the day', async () => {
  const { access, mapping } = await withRejects()
  const { burn: _, ...columns } = mapping.columns
  await again(access, { ...mapping, columns, timeFormat: 'dmy' })
  const id = query<{ id: number }>(access, 'SELECT id FROM message WHERE row = 3')[0]?.id ?? 0
  const message = withDb(access, (db) => getMessage(db, id))
  expect(message).toMatchObject({ body: 'on, its way', timeText: '14.04.2020 09:13' })
  expect(message.extra).toContainEqual({ column: 'Burn', value: '60' })
})

test('statistics count what came in', async () => {
  const { access, mapping } = await withRejects()
  await again(access, { ...mapping, timeFormat: 'dmy' })
  expect(query(access, 'SELECT rows, messages FROM conversation_stat')).toEqual([{ rows: 3, messages: 3 }])
  expect(query(access, 'SELECT sum(rows) AS rows FROM day_stat')).toEqual([{ rows: 3 }])
})

test('a mapping under which nothing can be read changes nothing, and can be followed by another', async () => {
  const { access, mapping } = await withRejects()
  expect((await again(access, mapping)).result).toMatchObject({ read: 3, stored: 0, rejected: 3 })
  expect(query(access, 'SELECT * FROM reject_retry')).toEqual([])
  await again(access, { ...mapping, timeFormat: 'dmy' })
  const { time: _, ...columns } = mapping.columns
  expect((await again(access, { ...mapping, columns })).result).toMatchObject({ read: 1, stored: 1 })
  expect(open(access)).toEqual([])
  expect(ledger(access)).toMatchObject({ rejected: 3, recovered: 3, reasons: [] })
})

test('text that was not of the declared encoding is read in the right one', async () => {
  const access = newCase()
  const latin = Buffer.from(
    'From,To,Sent,Text\r\nraven,tall,2020-04-14 09:12:00,caf\xe9 \\ ol\xe9\r\n',
    'latin1',
  )
  const utf8 = {
    format: 'delimited',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerRow: 1,
    newline: 'any',
    shortRows: 'reject',
  } as const
  await importFile(access, fileWith(latin), { mapping: { timeFormat: 'ymd', dialect: utf8 } })
  expect(open(access)).toEqual([2])
  const { mapping } = ledger(access) ?? {}
  if (mapping === undefined) throw new Error('nothing was imported')
  await again(access, { ...mapping, dialect: { ...utf8, encoding: 'windows-1252' } })
  expect(query(access, 'SELECT body FROM message')).toEqual([{ body: 'café \\ olé' }])
})

test('JSON lines and the elements of a JSON array are read again as well', async () => {
  const rows = ['"2020-04-14 09:12:00"', '"14.04.2020 09:13"'].map(
    (at) => `{"From":"raven","To":"tall","Sent":${at},"Text":"ok"}`,
  )
  for (const text of [`${rows.join('\n')}\n`, `[${rows.join(',\n')}]`]) {
    const access = newCase()
    await importFile(access, fileWith(text, 'served.json'), { mapping: { timeFormat: 'ymd' } })
    const { mapping } = ledger(access) ?? {}
    if (mapping === undefined) throw new Error('nothing was imported')
    expect((await again(access, { ...mapping, timeFormat: 'dmy' })).result).toMatchObject({
      read: 1,
      stored: 1,
    })
  }
})

test('is refused for a mapping that does not fit, a source that is withdrawn, and one that is not there', async () => {
  const { access, mapping } = await withRejects()
  await expect(again(access, { ...mapping, timeFormat: null })).rejects.toMatchObject({
    code: 'import.mapping',
  })
  const lines: Mapping = { ...mapping, dialect: { format: 'json-lines', encoding: 'utf-8' } }
  await expect(again(access, lines)).rejects.toMatchObject({ code: 'import.mapping' })
  await expect(again(access, mapping, testJobCall(), sourceId.parse(9))).rejects.toMatchObject({
    code: 'not.found',
  })
  attempt(
    access,
    "INSERT INTO source_state (source, state, reason, account, at) VALUES (1, 'withdrawn', 'x', 1, 0)",
  )
  await expect(again(access, { ...mapping, timeFormat: 'dmy' })).rejects.toMatchObject({
    code: 'state.conflict',
  })
})

test('cancelled while it reads, it leaves everything as it was', async () => {
  const { access, mapping } = await withRejects()
  const call = testJobCall()
  call.cancel()
  await expect(again(access, { ...mapping, timeFormat: 'dmy' }, call)).rejects.toMatchObject({
    code: 'call.cancelled',
  })
  expect(open(access)).toEqual([3, 4, 5])
})

test('rows whose direction was not known come in when it is said what their words mean', async () => {
  const access = newCase()
  const file = fileWith(
    'Way,Peer,Text\r\nAbgang,tall,two boxes\r\nin,tall,ok\r\nZugang,tall,where\r\nwhat,tall,x',
  )
  const columns = { direction: 'Way', counterpart: 'Peer', text: 'Text' }
  await importFile(access, file, { owner: 'raven', mapping: { columns } })
  const { mapping } = ledger(access) ?? {}
  if (mapping === undefined) throw new Error('nothing was imported')
  const unknown = () =>
    withDb(access, (db) =>
      pageRejects(db, one, directionReason, 0, 100).rejects.map(({ detail }) => unknownDirectionIn(detail)),
    )
  expect(unknown()).toEqual(['Abgang', 'Zugang', 'what'])
  const { result } = await again(access, { ...mapping, directionWords: { abgang: 'out', Zugang: 'in' } })
  expect(result).toMatchObject({ read: 3, stored: 2, rejected: 1 })
  expect(
    query(
      access,
      'SELECT m.row, s.name AS sender FROM message AS m JOIN handle AS s ON s.id = m.sender ORDER BY m.row',
    ),
  ).toEqual([
    { row: 2, sender: 'raven' },
    { row: 3, sender: 'tall' },
    { row: 4, sender: 'tall' },
  ])
  expect(unknown()).toEqual(['what'])
})

test('rows of a table of a database can be tried again too: they are kept cell by cell', async () => {
  const access = newCase()
  const path = join(tempFolder(), 'pack.db')
  const made = new Database(path)
  made.exec(`CREATE TABLE chat (sender TEXT, recipient TEXT, sent TEXT, body TEXT);
    INSERT INTO chat VALUES ('raven', 'tall', '2020-04-14 09:12:00', 'two boxes'), ('tall', 'raven', '15.04.2020 10:00', 'tab	and "quote"');`)
  made.close()
  await importFile(access, path, { sheet: 'chat', mapping: { timeFormat: 'ymd' } })
  const { mapping } = ledger(access) ?? {}
  if (mapping === undefined) throw new Error('nothing was imported')
  expect(ledger(access)).toMatchObject({ read: 2, stored: 1, rejected: 1 })
  const { result } = await again(access, { ...mapping, timeFormat: 'dmy' })
  expect(result).toMatchObject({ read: 1, stored: 1, rejected: 0 })
  expect(query(access, 'SELECT row, body FROM message ORDER BY row')).toEqual([
    { row: 1, body: 'two boxes' },
    { row: 2, body: 'tab\tand "quote"' },
  ])
})
