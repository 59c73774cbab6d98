import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { openWrite } from '../../electron/engine/db/connection.ts'
import { casePaths } from '../../electron/engine/db/paths.ts'
import type { Host } from '../../electron/engine/host/index.ts'
import type { Area } from '../../shared/contract/index.ts'
import { testHost } from '../support/case.ts'
import { april } from '../support/lists.ts'
import { addRows } from '../support/rows.ts'
import { tempFolder } from '../support/temp.ts'

/** A case without passwords, with three rows, in front of the whole engine. */
async function opened() {
  const host = testHost()
  const path = join(tempFolder(), 'work.winnow')
  const names = { name: 'Work', operation: 'Operation Work', marking: 'OFFICIAL' }
  await host.call('case.create', { path, ...names, administrator: { name: 'administrator', password: null } })
  for (const role of ['supervisor', 'reviewer', 'read-only'] as const) {
    await host.call('account.create', { name: role, role, password: null })
  }
  const db = openWrite(casePaths(path).db, null)
  onTestFinished(() => void db.close())
  const messages = addRows(db, 'pack.csv', [
    { at: april(1), from: 'ravenwolf', to: 'tallship', body: 'box is landing' },
    { at: april(2), from: 'tallship', to: 'ravenwolf', body: 'ok' },
    { at: april(3), from: 'ravenwolf', to: 'tallship', body: 'mum is 69' },
  ])
  return { host, messages }
}

const logIn = (host: Host, account: string) => host.call('session.login', { account, password: '' })

test('a reviewer tags and attributes, a supervisor decides, and the overview follows', async () => {
  const { host, messages } = await opened()
  const [first = 0, , third = 0] = messages
  await logIn(host, 'reviewer')
  const { defs } = await host.call('scheme.get', {})
  const def = defs.find(({ code }) => code === 'COM')?.id ?? 0
  const { added } = await host.call('tag.add', {
    def,
    messages: [first],
    note: 'box',
    range: { from: 0, to: 3 },
  })
  const { handles } = await host.call('handle.list', { text: 'ravenwof', sort: 'rows', from: 0, count: 10 })
  const { id } = await host.call('attribution.propose', {
    handle: handles[0]?.id ?? 0,
    person: { name: 'Alex Example' },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'Alex Example used ravenwolf.',
    items: [
      { stance: 'supports', basis: 'fact', message: third, media: null, outside: null, note: 'her birthday' },
    ],
  })
  await logIn(host, 'supervisor')
  const { items } = await host.call('review.queue', { kind: 'all', from: 0, count: 10 })
  const targets = items.map(({ kind, id: target }) => ({ kind, id: target }))
  expect(targets).toEqual([
    { kind: 'tag', id: added[0] },
    { kind: 'attribution', id },
  ])
  const changed: Area[] = []
  host.subscribe('data.changed', ({ areas }) => void changed.push(...areas))
  await host.call('review.decide', { targets, decision: 'approve', reason: '' })
  expect(changed).toEqual(expect.arrayContaining(['tags', 'attributions', 'reviews', 'audit']))
  expect(await host.call('home.overview', {})).toMatchObject({
    rows: 3,
    tags: { proposed: 0, approved: 1 },
    handles: { approved: 1, unidentified: 1 },
    queue: { tags: 0, attributions: 0 },
  })
  const { set } = await host.call('list.open', { of: { kind: 'tag', def } })
  const { rows } = await host.call('list.page', { set, from: 0, count: 10 })
  expect(rows).toMatchObject([{ id: first, tags: [{ state: 'approved', note: 'box', from: 0, to: 3 }] }])
  expect(await host.call('audit.verify', {})).toMatchObject({ faults: [] })
})

test('a batch that cannot be decided whole leaves neither a decision nor an entry in the audit', async () => {
  const { host, messages } = await opened()
  await logIn(host, 'reviewer')
  const other = await host.call('tag.add', { def: 1, messages: messages.slice(0, 1), note: '', range: null })
  await logIn(host, 'supervisor')
  const own = await host.call('tag.add', { def: 2, messages: messages.slice(0, 1), note: '', range: null })
  const targets = [...other.added, ...own.added].map((id) => ({ kind: 'tag' as const, id }))
  await expect(
    host.call('review.decide', { targets, decision: 'approve', reason: '' }),
  ).rejects.toMatchObject({
    code: 'state.conflict',
    details: { kind: 'tag', id: own.added[0] },
  })
  expect(await host.call('review.queue', { kind: 'all', from: 0, count: 10 })).toMatchObject({
    total: 2,
    decidable: 1,
  })
  const { actions } = await host.call('audit.page', { before: null, limit: 1 })
  expect(actions).not.toContain('review.approve')
})

test('what a role may not do is refused at the door', async () => {
  const { host, messages } = await opened()
  const tag = () => host.call('tag.add', { def: 1, messages, note: '', range: null })
  const decide = () =>
    host.call('review.decide', { targets: [{ kind: 'tag', id: 1 }], decision: 'approve', reason: '' })
  for (const [account, work] of [
    ['administrator', tag],
    ['read-only', tag],
    ['reviewer', decide],
    ['administrator', decide],
  ] as const) {
    await logIn(host, account)
    await expect(work()).rejects.toMatchObject({ code: 'call.forbidden' })
  }
})
