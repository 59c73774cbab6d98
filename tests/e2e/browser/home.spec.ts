import { join } from 'node:path'
import { expect, test } from '../support/app.ts'

test('an empty case says what to do next, and whom to ask who may not do it', async ({ app }) => {
  const { page, call, folder } = app
  await call('case.create', {
    path: join(folder, 'Empty.winnow'),
    name: 'Empty',
    operation: '',
    marking: 'OFFICIAL',
    administrator: { name: 'p.mason', password: 'correct horse' },
  })
  await call('account.create', { name: 'r.khan', role: 'reviewer', password: 'battery staple' })
  await page.getByRole('button', { name: /^Import a file…/ }).click()
  await expect(page.getByLabel('File to import')).toBeFocused()

  await call('session.login', { account: 'r.khan', password: 'battery staple' })
  await expect(page.getByText('An administrator or a supervisor imports the first file')).toBeVisible()
  await expect(page.getByRole('button', { name: /^Import a file…/ })).toHaveCount(0)
  // Where another person was is no place of theirs.
  expect((await call('preference.get', {})).places).toBeNull()
})

test('home counts what the case holds, and each number leads to it', async ({ app }) => {
  const { page, call } = app
  await app.openSample()
  const { rows, handles, seen } = await call('home.overview', {})
  const total = Object.values(handles).reduce((sum, count) => sum + count, 0)
  const grouped = (value: number) => value.toLocaleString('en-GB')
  const figure = (name: string) => page.getByRole('region', { name, exact: true })

  await expect(figure('Messages')).toContainText(`in ${grouped(rows)} rows`)
  await expect(figure('Messages')).toContainText(`You have seen ${grouped(seen)} rows`)
  await expect(figure('Handles')).toContainText(`of ${grouped(total)} identified`)
  await expect(figure('Handles')).toContainText(`${grouped(handles.unidentified)} unidentified`)
  await expect(page.getByRole('region', { name: 'What changed' })).toContainText('imported a file')
  await expect(page.getByRole('contentinfo')).toContainText(`rows ${grouped(rows)}`)

  const here = page.getByRole('navigation', { name: 'Screens' }).locator('[aria-current=page]')
  for (const [name, screen] of [
    ['Handles', 'Handles'],
    ['People', 'People'],
    ['Seizures', 'People'],
    ['Messages', 'Messages'],
    ['Queue', 'Returned'],
  ] as const) {
    await figure(name).getByRole('button').first().click()
    await expect(here).toHaveText(new RegExp(`^${screen}`))
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(here).toHaveText('Home')
  }
})
