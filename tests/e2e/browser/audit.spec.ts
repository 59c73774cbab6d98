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
  await expect(imported.getByText('mapping zone', { exact: true })).toBeVisible()
  await expect(imported).toContainText('messages.csv')

  await page.keyboard.press('v')
  const { entries: count, head } = await call('audit.verify', {})
  await expect(page.getByText(/^Whole: each of the \d+ entries follows the one before it\.$/)).toBeVisible()
  expect(count).toBeGreaterThan(2)
  expect(head).toMatch(/^[0-9a-f]{64}$/)
})
