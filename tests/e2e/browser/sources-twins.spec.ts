import { expect, test } from '../support/app.ts'

test('twins of the sample are shown, one is split off and comes back by undo, and two rows are joined', async ({
  app,
}) => {
  await app.openSample('reviewer')
  const { page, call } = app
  const status = await call('twin.status', {})
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page.getByRole('heading', { name: 'Rule 1, tolerance 10 s' })).toBeVisible()
  await expect(page.getByText(status.messages.toLocaleString('en-GB'), { exact: true })).toBeVisible()
  await page.keyboard.press('Shift+M')
  await expect(page.getByRole('combobox', { name: 'Search messages' })).toHaveValue('has:twin')
  await expect(page.getByRole('row').filter({ hasText: 'both ends' }).first()).toBeVisible()
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(page.getByRole('heading', { name: 'Rule 1, tolerance 10 s' })).toBeVisible()
  await page.keyboard.press('p')
  const pairs = page.getByRole('grid', { name: 'Pairs of handles' })
  await expect(pairs.getByRole('row', { name: /both.*(ahead|behind)/ }).first()).toBeVisible()

  await page.keyboard.press('g')
  await page.keyboard.press('m')
  const counts = (messages: number) =>
    expect(page.getByRole('contentinfo')).toContainText(`messages ${messages.toLocaleString('en-GB')}`)
  await page.getByRole('row').filter({ hasText: 'both ends' }).first().click()
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByRole('heading', { name: 'Twins: 2 rows, one message' })).toBeVisible()
  await page.keyboard.press('Shift+S')
  await page.getByLabel('Why').fill('two clocks, two messages')
  await page.getByRole('button', { name: 'Split', exact: true }).click()
  await expect(inspector.getByRole('heading', { name: /^Twins/ })).toHaveCount(0)
  await counts(status.messages + 1)
  await page.keyboard.press('Control+z')
  await expect(inspector.getByRole('heading', { name: 'Twins: 2 rows, one message' })).toBeVisible()
  await counts(status.messages)

  const alone = page.getByRole('row').filter({ hasNotText: /both ends|in one pack|Sent/ })
  await alone.first().click()
  await expect(inspector.getByRole('heading', { name: 'Sent' })).toBeVisible()
  await alone.nth(1).click({ modifiers: ['Control'] })
  await expect(inspector.getByText('2 rows chosen')).toBeVisible()
  await page.keyboard.press('Shift+J')
  await page.getByLabel('Why').fill('sent again by hand')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  await expect(inspector.getByRole('heading', { name: 'Twins: 2 rows, one message' })).toBeVisible()
  await counts(status.messages - 1)
})
