import { join } from 'node:path'
import { expect, test } from '../support/app.ts'

test.beforeEach(async ({ app: { call, folder, page } }) => {
  await call('case.create', {
    path: join(folder, 'Staff.winnow'),
    name: 'Staff',
    operation: 'OP MARBLE',
    marking: 'OFFICIAL',
    administrator: { name: 'p.mason', password: 'correct horse' },
  })
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
  await page.keyboard.press('g')
  await page.keyboard.press('u')
  await expect(page.getByRole('heading', { name: 'Accounts' })).toBeVisible()
})

test('an administrator adds a colleague, who logs in and finds no accounts screen', async ({
  app: { page },
}) => {
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New account' })
  await dialog.getByLabel('Name').fill('P.MASON')
  await dialog.getByLabel('First password').fill('battery staple')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('There is already an account "P.MASON".')).toBeVisible()
  await dialog.getByLabel('Name').fill('r.khan')
  await dialog.getByLabel('Role').selectOption('reviewer')
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('row', { name: /^r\.khan/ })).toContainText('Reads, searches, tags')

  await page.keyboard.press('Control+l')
  await page.getByRole('combobox', { name: 'Account' }).selectOption('r.khan')
  await page.getByLabel('Password').fill('battery staple')
  await page.keyboard.press('Enter')
  const screens = page.getByRole('navigation', { name: 'Screens' })
  await expect(screens.getByRole('button', { name: 'Returned' })).toBeVisible()
  await expect(screens.getByRole('button', { name: 'Accounts' })).toHaveCount(0)
})

test('a role is changed in its row, and a deactivated account comes back with a new password', async ({
  app: { page, call },
}) => {
  await call('account.create', { name: 'r.khan', role: 'reviewer', password: 'battery staple' })
  const row = page.getByRole('row', { name: /^r\.khan/ })
  await row.getByLabel('Role of r.khan').selectOption('supervisor')
  await expect(row).toContainText('decides on others’ work')
  await row.getByRole('button', { name: 'Deactivate' }).click()
  await expect(row).toContainText('deactivated')

  await row.getByRole('button', { name: 'Reactivate…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New password for r.khan' })
  await dialog.getByLabel('New password').fill('seven bells ringing')
  await page.keyboard.press('Enter')
  await expect(row.getByRole('button', { name: 'Deactivate' })).toBeVisible()
  await call('session.login', { account: 'r.khan', password: 'seven bells ringing' })
  await expect(page.getByRole('button', { name: 'Account: r.khan, supervisor' })).toBeVisible()
})

test('the last administrator can neither step down nor be deactivated', async ({ app: { page } }) => {
  const row = page.getByRole('row', { name: /^p\.mason \(you\)/ })
  await row.getByRole('button', { name: 'Deactivate' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('A case keeps at least one active administrator.')
  await alert.getByRole('button', { name: 'Dismiss' }).click()
  await row.getByLabel('Role of p.mason').selectOption('reviewer')
  await expect(alert).toContainText('A case keeps at least one active administrator.')
  await expect(row.getByLabel('Role of p.mason')).toHaveValue('administrator')
})
