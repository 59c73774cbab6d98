import { expect, it } from 'vitest'
import { importResult } from '../../../shared/contract/import.ts'
import { caseWithAccounts, jobEnds, logIn, testHost } from '../../support/case.ts'
import { fileWith } from '../../support/import.ts'

const table =
  'Sender,Recipient,Sent,Message\nraven,tall,2020-04-14 09:12,two boxes thursday\ntall,raven,2020-04-14 09:13,ok\n'
const asked = { images: null, mappingName: 'packs', supplier: '', exhibit: '', continuity: '' }

it('a file is looked at, imported and found again through the engine’s own door', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  const path = fileWith(table)
  const { mapping } = await host.call('import.inspect', { path })
  const times = await host.call('import.times', {
    texts: ['2020-04-14 09:12', 'x'],
    mapping: { ...mapping, zone: 'Europe/London' },
  })
  expect(times.times).toEqual([
    { text: '2020-04-14 09:12', at: Date.parse('2020-04-14T08:12:00Z'), problem: null },
    { text: 'x', at: null, problem: 'does not begin with a date' },
  ])
  const { job } = await host.call('import.start', {
    ...asked,
    path,
    mapping: { ...mapping, zone: 'Europe/London' },
  })
  const ended = await jobEnds(host, job)
  expect(ended).toMatchObject({ state: 'done', error: null })
  expect(importResult.parse(ended.result)).toMatchObject({ read: 2, stored: 2, rejected: 0 })
  const { sources } = await host.call('source.list', {})
  expect(sources).toMatchObject([{ name: 'served.csv', stored: 2, mappingName: 'packs' }])
  expect((await host.call('mapping.list', {})).mappings).toMatchObject([{ name: 'packs', version: 1 }])
  const all = await host.call('list.open', { of: { kind: 'all' } })
  const { rows } = await host.call('list.page', { set: all.set, from: 0, count: 10 })
  expect(rows.map(({ body, address }) => [body, address.row])).toEqual([
    ['two boxes thursday', 2],
    ['ok', 3],
  ])
})

it('a reviewer may not import', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await expect(host.call('import.inspect', { path: fileWith(table) })).rejects.toMatchObject({
    code: 'call.forbidden',
  })
})

it('a failed import says why', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  const path = fileWith(table)
  const { mapping } = await host.call('import.inspect', { path })
  const { job } = await host.call('import.start', { ...asked, path, mapping })
  expect(await jobEnds(host, job)).toMatchObject({ state: 'failed', error: { code: 'import.mapping' } })
})
