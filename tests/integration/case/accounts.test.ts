import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { caseWithAccounts, logIn, passwords, testHost, testPorts } from '../../support/case.ts'
import { fittingParams } from '../../support/params.ts'
import { tempFolder } from '../../support/temp.ts'

test('a new case is encrypted: neither its database nor its header holds a plain word of it', async () => {
  const host = testHost()
  const folder = await caseWithAccounts(host)
  await host.call('case.close', {})
  const bytes = readFileSync(join(folder, 'case.db'))
  expect(bytes.includes('SQLite format 3')).toBe(false)
  expect(bytes.includes('reviewer')).toBe(false)
  expect(readFileSync(join(folder, 'case.json'), 'utf8')).not.toContain(passwords.administrator)
})

test('the first account is the administrator and is logged in', async () => {
  const host = testHost()
  const state = await host.call('case.create', {
    path: join(tempFolder(), 'a.winnow'),
    name: 'A',
    operation: 'B',
    marking: 'C',
    administrator: { name: 'chief', password: 'long enough' },
  })
  expect(state.account).toMatchObject({ name: 'chief', role: 'administrator' })
  expect(state.case).toMatchObject({ encrypted: true, readOnly: null, accounts: ['chief'] })
})

test('a wrong password says so and opens nothing', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await host.call('session.logout', { why: 'person' })
  await expect(host.call('session.login', { account: 'reviewer', password: 'wrong' })).rejects.toMatchObject({
    code: 'session.password',
  })
  await expect(host.call('account.list', {})).rejects.toMatchObject({ code: 'session.none' })
})

test('what a screen of a former log-in asks for is not done in the name of who is there now', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  const { session } = await host.call('app.state', {})
  const keep = (of: string | null) => {
    const preference = { name: 'view', value: { 'search.order': 'time' } }
    return host.call('preference.put', { preference }, undefined, of ?? undefined)
  }
  await keep(session)
  await logIn(host, 'supervisor')
  await expect(keep(session)).rejects.toMatchObject({ code: 'session.none' })
  await expect(
    host.call('import.start', fittingParams('/')['import.start'], undefined, session ?? ''),
  ).rejects.toMatchObject({
    code: 'session.none',
  })
  expect((await host.call('preference.get', {})).view).toBeNull()
  await keep((await host.call('app.state', {})).session)
  await logIn(host, 'reviewer')
  expect((await host.call('app.state', {})).session).not.toBe(session)
})

test('the fifth wrong password in a row waits, the sixth waits longer, and the right one is not even tried meanwhile', async () => {
  let now = 1_700_000_000_000
  const host = testHost(testPorts({ now: () => now }))
  await caseWithAccounts(host)
  await host.call('session.logout', { why: 'person' })
  const wrong = () => host.call('session.login', { account: 'reviewer', password: 'wrong' })
  for (let failure = 1; failure <= 4; failure++)
    await expect(wrong()).rejects.toMatchObject({ code: 'session.password' })
  await expect(wrong()).rejects.toMatchObject({ code: 'session.wait', details: { until: now + 5_000 } })
  await expect(logIn(host, 'reviewer')).rejects.toMatchObject({ code: 'session.wait' })
  now += 5_000
  await expect(wrong()).rejects.toMatchObject({ code: 'session.wait', details: { until: now + 10_000 } })
  now += 10_000
  await logIn(host, 'reviewer')
  const { entries } = await host.call('audit.page', { before: null, limit: 1, action: 'session.login' })
  expect(JSON.parse(entries[0]?.detail ?? '')).toMatchObject({ wrongPasswordsBefore: 6 })
})

test('another account’s wrong passwords do not make a colleague wait', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  for (let failure = 0; failure < 6; failure++) {
    await host.call('session.login', { account: 'looker', password: 'wrong' }).catch(() => {})
  }
  await logIn(host, 'supervisor')
  expect((await host.call('app.state', {})).account?.name).toBe('supervisor')
})

test('a changed password opens the case and the old one does not', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await host.call('account.password', { old: passwords.reviewer, new: 'another secret' })
  await expect(logIn(host, 'reviewer')).rejects.toMatchObject({ code: 'session.password' })
  await host.call('session.login', { account: 'reviewer', password: 'another secret' })
})

test('the old password must be right before a new one is set', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await expect(host.call('account.password', { old: 'wrong', new: 'another secret' })).rejects.toMatchObject({
    code: 'session.password',
  })
  await logIn(host, 'reviewer')
})

test('an administrator resets a password, deactivates and reactivates an account', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  const { accounts } = await host.call('account.list', {})
  const reviewer = accounts.find((account) => account.name === 'reviewer')
  if (reviewer === undefined) throw new Error('no reviewer')
  await host.call('account.update', { id: reviewer.id, active: false })
  await expect(logIn(host, 'reviewer')).rejects.toMatchObject({ code: 'account.missing' })
  await host.call('account.reset', { id: reviewer.id, password: 'given anew' })
  await host.call('session.login', { account: 'reviewer', password: 'given anew' })
})

test('in a case without passwords a deactivated account comes back by being activated; in an encrypted one it cannot', async () => {
  const host = testHost()
  await host.call('case.create', {
    path: join(tempFolder(), 'open.winnow'),
    name: 'Open',
    operation: '',
    marking: 'OFFICIAL',
    administrator: { name: 'administrator', password: null },
  })
  const { id } = await host.call('account.create', { name: 'reviewer', role: 'reviewer', password: null })
  await host.call('account.update', { id, active: false })
  await host.call('account.update', { id, active: true })
  await host.call('session.login', { account: 'reviewer', password: '' })

  const encrypted = testHost()
  await caseWithAccounts(encrypted)
  await logIn(encrypted, 'administrator')
  const { accounts } = await encrypted.call('account.list', {})
  const reviewer = accounts.find((account) => account.name === 'reviewer')
  if (reviewer === undefined) throw new Error('no reviewer')
  await encrypted.call('account.update', { id: reviewer.id, active: false })
  await expect(encrypted.call('account.update', { id: reviewer.id, active: true })).rejects.toMatchObject({
    code: 'call.params',
  })
})

test('a case never loses its last administrator', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  const me = (await host.call('app.state', {})).account
  if (me === null) throw new Error('nobody')
  await expect(host.call('account.update', { id: me.id, role: 'reviewer' })).rejects.toMatchObject({
    code: 'state.conflict',
  })
  await expect(host.call('account.update', { id: me.id, active: false })).rejects.toMatchObject({
    code: 'state.conflict',
  })
})

test('two accounts cannot share a name, whatever its capitals', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await logIn(host, 'administrator')
  await expect(
    host.call('account.create', { name: 'Reviewer', role: 'reviewer', password: 'long enough' }),
  ).rejects.toMatchObject({
    code: 'account.exists',
  })
})

test('a role does what it may and a refusal names who may', async () => {
  const host = testHost()
  await caseWithAccounts(host)
  await expect(
    host.call('account.create', { name: 'x', role: 'reviewer', password: 'long enough' }),
  ).rejects.toMatchObject({
    code: 'call.forbidden',
    message: expect.stringContaining('administrator'),
  })
})

test('a second process opens the case for reading only and says who has it', async () => {
  const first = testHost()
  const folder = await caseWithAccounts(first)
  const second = testHost()
  const state = await second.call('case.open', { path: folder })
  expect(state.case?.readOnly).toContain(`process ${process.pid}`)
  await logIn(second, 'administrator')
  await expect(
    second.call('account.create', { name: 'x', role: 'reviewer', password: 'long enough' }),
  ).rejects.toMatchObject({
    code: 'case.readonly',
  })
  // What is looked at is still put down, in the same chain.
  await first.call('audit.verify', {})
  const report = await second.call('audit.verify', {})
  expect(report.faults).toEqual([])
})

test('once the first has closed it, the case opens for writing again', async () => {
  const first = testHost()
  const folder = await caseWithAccounts(first)
  await first.call('case.close', {})
  const second = testHost()
  expect((await second.call('case.open', { path: folder })).case?.readOnly).toBeNull()
})

test('a slot copied from another case does not open this one', async () => {
  const host = testHost()
  const folder = await caseWithAccounts(host)
  const other = await caseWithAccounts(testHost())
  await host.call('case.close', {})
  copyFileSync(join(other, 'case.json'), join(folder, 'case.json'))
  await host.call('case.open', { path: folder })
  await expect(logIn(host, 'reviewer')).rejects.toMatchObject({ code: 'case.damaged' })
})

test('a folder that is no case, and one that exists already, are refused in words', async () => {
  const host = testHost()
  const folder = tempFolder()
  await expect(host.call('case.open', { path: folder })).rejects.toMatchObject({ code: 'case.missing' })
  const create = (path: string) =>
    host.call('case.create', {
      path,
      name: 'x',
      operation: '',
      marking: '',
      administrator: { name: 'a', password: 'long enough' },
    })
  await expect(create(join(folder, 'plain'))).rejects.toMatchObject({ code: 'call.params' })
  await create(join(folder, 'x.winnow'))
  await expect(create(join(folder, 'x.winnow'))).rejects.toMatchObject({ code: 'case.exists' })
  expect(existsSync(join(folder, 'x.winnow.making'))).toBe(false)
})

test('opened cases are remembered, told when they are gone, and can be forgotten', async () => {
  const host = testHost()
  const folder = await caseWithAccounts(host)
  const { cases } = await host.call('app.recent', {})
  expect(cases).toMatchObject([{ path: folder, name: 'Test', present: true }])
  await host.call('app.forget', { path: folder })
  expect((await host.call('app.recent', {})).cases).toEqual([])
})
