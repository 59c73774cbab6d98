import { expect, test } from '../support/app.ts'
import { written } from '../support/importing.ts'

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
  const twin = page.getByRole('row').filter({ hasText: 'both ends' }).first()
  const split = page.locator(`[data-index="${await twin.getAttribute('data-index')}"]`)
  await split.click()
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
  // Its mark comes back as well: else it would be taken for one that stands alone.
  await expect(split).toContainText('both ends')

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

test('rows that the rule left apart are found, joined by the keyboard, and come back by undo', async ({
  app,
}) => {
  await app.openSample('supervisor')
  const { page, call } = app
  const rows = [
    '12:00:00,raven,ok',
    '12:00:02,tall,ok',
    '12:00:04,raven,OK',
    '13:00:00,tall,on its way',
    '13:00:03,raven,on its way',
    '13:00:05,tall,on its way',
    '14:00:00,raven,done',
    '14:00:01,tall,done',
  ].map((row) => row.replace(/^(.*),(.*),/, '2020-01-14 $1,raven,tall,$2,'))
  const path = written(app, 'packs.csv', `Sent,From,To,Pack,Text\n${rows.join('\n')}\n`)
  const { mapping } = await call('import.inspect', { path })
  const columns = { time: 'Sent', sender: 'From', recipient: 'To', owner: 'Pack', text: 'Text' }
  const { job } = await call('import.start', {
    path,
    images: null,
    mapping: { ...mapping, columns, zone: 'UTC' },
    mappingName: 'packs',
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  await app.jobEnds(job)
  await page.keyboard.press('g')
  await page.keyboard.press('w')
  await expect(page.getByRole('button', { name: 'Decide on them' })).toBeVisible()
  await page.keyboard.press('l')
  await expect(page.getByText('2 clusters left apart', { exact: true })).toBeVisible()
  const list = page.getByRole('grid', { name: 'Rows left apart' })
  const here = list.getByRole('row', { selected: true })
  const inspector = page.getByRole('complementary', { name: 'Inspector' })
  await expect(
    list.getByRole('row', { name: /raven → tall ok 3 rows within 4 s · 2 in raven · 1 in tall/ }),
  ).toBeVisible()
  await expect(here).toContainText('12:00:00')
  await expect(inspector).toContainText('packs.csv')

  await page.keyboard.press('Shift+ArrowDown')
  await expect(inspector.getByText('2 rows chosen')).toBeVisible()
  await page.keyboard.press('Shift+J')
  await page.getByLabel('Why').fill('two seconds, as between all others')
  await page.getByRole('button', { name: 'Join', exact: true }).click()
  // Its place is taken by the next one, of which no row is chosen.
  await expect(page.getByText('1 cluster left apart', { exact: true })).toBeVisible()
  await expect(here).toHaveCount(1)
  await expect(here).toContainText('13:00:00')
  await expect(inspector.getByText('2 rows chosen')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(page.getByText('2 clusters left apart', { exact: true })).toBeVisible()
  await expect(here).toContainText('13:00:00')

  await page.keyboard.press('Alt+ArrowUp')
  await expect(here).toContainText('12:00:00')
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('j')
  await expect(here).toContainText('13:00:03')
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-active]')).toContainText('on its way')
  await expect(list).toHaveCount(0)
  await page.keyboard.press('Alt+ArrowLeft')
  await expect(here).toContainText('13:00:03')
})
