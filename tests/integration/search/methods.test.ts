import { describe, expect, it } from 'vitest'
import { caseWithAccounts, jobEnds, logIn, testHost } from '../../support/case.ts'
import { fileWith } from '../../support/import.ts'

const served = [
  'Sender,Recipient,Sent,Message',
  'ravenwolf,tallship,2020-04-14 09:12:00,kilo landing thurs',
  'tallship,ravenwolf,2020-04-14 09:14:00,ok m8',
  'ravenwolf,tallship,2020-04-13 18:00:00,2 kilo',
]

async function caseWithMessages() {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  const path = fileWith(served.join('\n'))
  const { mapping } = await host.call('import.inspect', { path })
  const { job } = await host.call('import.start', {
    path,
    images: null,
    mapping: { ...mapping, zone: 'Europe/London' },
    mappingName: 'test',
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  expect(await jobEnds(host, job)).toMatchObject({ state: 'done' })
  await logIn(host, 'reviewer')
  return host
}

describe('search.run', () => {
  it('holds its hits as a list in time order, once the index that follows the import stands', async () => {
    const host = await caseWithMessages()
    const found = await host.call('search.run', { text: 'kilo from:RavenWolf' })
    expect(found).toMatchObject({ rows: 2, messages: 2, notIndexed: 0, dataVersion: 2, spellings: [] })
    const { rows } = await host.call('list.page', { set: found.set, from: 0, count: 10 })
    expect(rows.map(({ body }) => body)).toEqual(['2 kilo', 'kilo landing thurs'])
  })

  it('answers a text that it cannot understand with the place', async () => {
    const host = await caseWithMessages()
    await expect(host.call('search.run', { text: 'kilo (landing' })).rejects.toMatchObject({
      code: 'search.problem',
      details: { from: 5, to: 6 },
    })
  })

  it('is logged with its counts and who asked, newest first', async () => {
    const host = await caseWithMessages()
    await host.call('search.run', { text: 'kilo' })
    await host.call('search.run', { text: '~landin' })
    const { total, searches } = await host.call('search.log', { before: null, limit: 10 })
    expect(total).toBe(2)
    expect(searches).toMatchObject([
      { account: 'reviewer', text: '~landin', rows: 1, messages: 1, dataVersion: 2 },
      { account: 'reviewer', text: 'kilo', rows: 2 },
    ])
    const older = await host.call('search.log', { before: searches[0]?.number ?? 0, limit: 10 })
    expect(older.searches.map(({ text }) => text)).toEqual(['kilo'])
  })
})
