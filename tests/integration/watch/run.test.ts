import { describe, expect, it } from 'vitest'
import { caseWithAccounts, logIn, testHost } from '../../support/case.ts'
import { runLists, type Said, serve, tableOf, watch } from '../../support/watch.ts'

const first: readonly Said[] = [
  ['ravenwolf', 'tallship', '2020-04-14 09:12:00', '2 tops landing thurs at dover'],
  ['tallship', 'ravenwolf', '2020-04-14 09:14:00', 'ok m8, two boxes'],
  ['ravenwolf', 'foxglove', '2020-04-13 18:00:00', 'Tops and bottoms, boxes of two'],
  ['foxglove', 'ravenwolf', '2020-04-13 19:00:00', 'wagon is at Dover. £500'],
]
const second: readonly Said[] = [
  ['foxglove', 'tallship', '2020-04-20 08:00:00', 'more tops please'],
  ['tallship', 'foxglove', '2020-04-20 08:05:00', 'no wagon today'],
]
const texts = [
  'tops',
  '"two boxes"',
  'box*',
  'dover NEAR/5 wagon',
  'tops NOT bottoms',
  'from:ravenwolf tops',
  '~dovr',
  '£500',
  'submarine',
  'after:2020-04-14',
  'tops OR wagon',
]

async function caseWithLists() {
  const host = testHost()
  const folder = await caseWithAccounts(host)
  await serve(host, first, 'tranche 1')
  return { host, folder }
}

type TestHost = ReturnType<typeof testHost>

async function searched(host: TestHost, all: readonly string[]): Promise<[string, number, number][]> {
  const found: [string, number, number][] = []
  for (const text of all) {
    const { rows, messages } = await host.call('search.run', { text })
    found.push([text, rows, messages])
  }
  return found
}

const counts = ({ rows }: Awaited<ReturnType<typeof tableOf>>) =>
  rows.map(({ text, rows: found, messages }): [string, number, number] => [text, found, messages])

describe('a watch-list that was run', () => {
  it('finds with each term what a search for the same text finds', async () => {
    const { host } = await caseWithLists()
    const { list } = await watch(host, 'Goods', texts)
    const table = await tableOf(host, list)
    expect(counts(table)).toEqual(await searched(host, texts))
    expect(table.rows.every(({ counted, problem }) => counted && problem === null)).toBe(true)
    expect(table.all).toMatchObject({ terms: 11, withHits: 9, without: 2, rows: 4, handles: 3 })
  })

  it('is run by itself over what came in later, and counts that apart', async () => {
    const { host } = await caseWithLists()
    const { list } = await watch(host, 'Goods', texts)
    await serve(host, second, 'tranche 2')
    const { tranches, run } = await host.call('watch.lists', {})
    expect(tranches).toMatchObject([{ name: 'tranche 2', rows: 2, since: 5 }])
    expect(run).toMatchObject({ texts: 11, fresh: 2, rows: 6 })
    const table = await tableOf(host, list, tranches[0]?.since ?? null)
    expect(counts(table)).toEqual(await searched(host, texts))
    expect(table.rows.filter(({ fresh }) => fresh > 0).map(({ text, fresh }) => [text, fresh])).toEqual([
      ['tops', 1],
      ['tops NOT bottoms', 1],
      ['after:2020-04-14', 2],
      ['tops OR wagon', 2],
    ])
    expect(table.all).toMatchObject({ fresh: 2, withFresh: 4 })
  })

  it('leaves out a source that is withdrawn, and has it back when it is reinstated', async () => {
    const { host } = await caseWithLists()
    const { list } = await watch(host, 'Goods', texts)
    await serve(host, second, 'tranche 2')
    const whole = counts(await tableOf(host, list))
    await logIn(host, 'administrator')
    await host.call('source.withdraw', { source: 2, reason: 'served in error' })
    await logIn(host, 'reviewer')
    expect(counts(await tableOf(host, list))).toEqual(await searched(host, texts))
    expect(counts(await tableOf(host, list))).not.toEqual(whole)
    await logIn(host, 'administrator')
    await host.call('source.reinstate', { source: 2, reason: 'served rightly' })
    await logIn(host, 'reviewer')
    expect(counts(await tableOf(host, list))).toEqual(whole)
  })

  it('asks anew for what persons decide, at each run', async () => {
    const { host } = await caseWithLists()
    const { list } = await watch(host, 'Tagged', ['tag:IM', 'has:tag tops'])
    expect(counts(await tableOf(host, list))).toEqual([
      ['tag:IM', 0, 0],
      ['has:tag tops', 0, 0],
    ])
    const { defs } = await host.call('scheme.get', {})
    const def = defs.find(({ code }) => code === 'IM')?.id ?? 0
    await host.call('tag.add', { def, messages: [1], note: '', range: null })
    await runLists(host)
    expect(counts(await tableOf(host, list))).toEqual(await searched(host, ['tag:IM', 'has:tag tops']))
  })

  it('looks only for the new terms of a changed list', async () => {
    const { host } = await caseWithLists()
    const { list, version } = await watch(host, 'Goods', ['tops', 'wagon'])
    const terms = ['tops', 'wagon', 'dover'].map((text) => ({ text, note: '' }))
    await host.call('watch.save', { list, version, name: 'Goods', note: '', colour: 1, terms })
    expect((await tableOf(host, list)).rows.map(({ text, counted }) => [text, counted])).toEqual([
      ['tops', true],
      ['wagon', true],
      ['dover', false],
    ])
    expect((await runLists(host)).result).toEqual({ texts: 1, rows: 2 })
    expect((await runLists(host, true)).result).toEqual({ texts: 3, rows: 5 })
  })

  it('keeps a term that cannot be understood, with its problem and place', async () => {
    const { host } = await caseWithLists()
    const { list } = await watch(host, 'Odd', ['tops (', 'wagon'])
    const table = await tableOf(host, list)
    expect(table.rows[0]).toMatchObject({ text: 'tops (', rows: 0, problem: { from: 5, to: 6 } })
    expect(table.all).toMatchObject({ problems: 1, withHits: 1, without: 0 })
  })

  it('is put down in the audit, with lists, versions and what was found', async () => {
    const { host } = await caseWithLists()
    await watch(host, 'Goods', ['tops', 'wagon'])
    const { entries } = await host.call('audit.page', { before: null, limit: 5 })
    const told = entries.slice(0, 2).map((entry) => ({ ...entry, detail: JSON.parse(entry.detail) }))
    expect(told).toMatchObject([
      { action: 'watch.run', detail: { lists: ['Goods, version 1'], texts: 2, rows: 3 } },
      { action: 'watch.save', target: 'Goods', detail: { version: 1, terms: 2 } },
    ])
  })
})
