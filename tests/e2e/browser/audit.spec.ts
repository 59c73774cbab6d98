import { expect, test } from '../support/app.ts'

test('the audit shows who did what, filters it, opens its detail, and says that the chain is whole', async ({
  app,
}) => {
  const { page, call } = app
  await app.openSample()
  const screens = page.getByRole('navigation', { name: 'Screens' })
  await screens.getByRole('button', { name: 'Audit' }).click()
  const entries = page.getByRole('table', { name: 'Audit entries, newest first' })
  const imported = entries.getByRole('row', { name: /imported a file/ })
  await expect(imported).toContainText('administrator')

  await page.getByLabel('Action').selectOption({ label: 'imported a file' })
  await expect(entries.getByRole('row')).toHaveCount(2)
  await imported.locator('summary').click()
  await expect(imported.getByText('mapping.zone', { exact: true })).toBeVisible()
  await expect(imported).toContainText('messages.csv')

  await page.keyboard.press('v')
  const { entries: count, head } = await call('audit.verify', {})
  await expect(page.getByText(/^Whole: each of the \d+ entries follows the one before it\.$/)).toBeVisible()
  expect(count).toBeGreaterThan(2)
  expect(head).toMatch(/^[0-9a-f]{64}$/)
})

test('every search stands in the search log with its counts, and opens again from there by keyboard', async ({
  app,
}) => {
  const { page, call } = app
  await app.openSample()
  const { rows } = await call('search.run', { text: 'landing OR box' })
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Audit' }).click()
  await page.getByRole('tab', { name: 'Search log' }).click()
  const row = page.getByRole('row', { name: /landing OR box/ })
  await expect(row).toContainText(rows.toLocaleString('en-GB'))
  await row.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('landing OR box')
})
