import { expect, test } from '../support/app.ts'
import { declare, declareZone, importButton, ledger, lookAt, newCase, written } from '../support/importing.ts'

test('rejected rows come in under a corrected mapping, and the ledger still adds up', async ({ app }) => {
  await newCase(app)
  const { page, call } = app
  const rows = [
    '2020-07-01 09:00,anna,bob,one',
    '31/07/2020 09:00,anna,bob,two',
    'only,two',
    '30/07/2020 09:00,bob,anna,three',
  ]
  await lookAt(app, written(app, 'mixed.csv', `time,sender,recipient,text\n${rows.join('\n')}\n`))
  await declareZone(app, 'UTC')
  await declare(app)
  await page.getByLabel('How times are written').selectOption('ymd')
  await importButton(app).click()
  await expect(ledger(app)).toContainText('4 rows read = 1 stored + 3 rejected')
  await ledger(app).getByRole('button', { name: 'Show the rejected rows' }).click()
  await expect(page.getByRole('table', { name: 'Rejected rows' }).getByRole('row')).toHaveCount(4)

  await page.keyboard.press('t')
  await expect(page.getByLabel("Time zone of the file's clocks")).toBeFocused()
  await page.getByLabel('How times are written').selectOption('dmy')
  // Wherever the focus is, on the file's own line too.
  await page.getByRole('row', { name: /^mixed\.csv/ }).focus()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('2 rows came in, 1 is still rejected.')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('rows 3 ')
  const { sources } = await call('source.list', {})
  expect(sources.map(({ read, rejected, recovered }) => [read, rejected, recovered])).toEqual([[4, 3, 2]])
})

test('what a supplier’s own words for directions mean is said by the keyboard, of those that rows were rejected for too', async ({
  app,
}) => {
  await newCase(app)
  const { page, call } = app
  const pack = written(
    app,
    'raven.csv',
    'way,peer,text\nAbgang,tall,one\nZugang,tall,two\nAbgang,tall,three\n',
  )
  await lookAt(app, pack)
  await page.getByLabel('What way becomes').selectOption('direction')
  await page.getByLabel('What peer becomes').selectOption('counterpart')
  await page.getByLabel("Owner's handle").fill('raven')
  await declare(app)
  await expect(page.getByText(/^No word of “way” is known/)).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel('What “Abgang” means')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('What “Abgang” means')).toHaveValue('out')
  await expect(importButton(app)).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(ledger(app)).toContainText('3 rows read = 2 stored + 1 rejected')

  await ledger(app).getByRole('button', { name: 'Show the rejected rows' }).click()
  await expect(page.getByRole('table', { name: 'Rejected rows' })).toContainText(
    '"Zugang" says neither in nor out',
  )
  await page.keyboard.press('t')
  await page.getByLabel('What “Zugang” means').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByLabel('What “Zugang” means')).toHaveValue('in')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('1 row came in, 0 are still rejected.')).toBeVisible()
  const { sources } = await call('source.list', {})
  expect(sources.map(({ stored, recovered }) => [stored, recovered])).toEqual([[2, 1]])
})

test('a source is withdrawn with a reason after what rests on it was listed, and reinstated', async ({
  app,
}) => {
  await app.openSample('supervisor')
  const { page, call } = app
  const { sources } = await call('source.list', {})
  const [source] = sources
  if (source === undefined) throw new Error('The sample has a source.')
  const { total } = await call('source.rests', { source: source.id, from: 0, count: 1 })
  await page.keyboard.press('g')
  await page.keyboard.press('o')
  await page.getByRole('row', { name: /^messages\.csv/ }).click()
  await expect(page.getByRole('region', { name: 'Source messages.csv' })).toBeVisible()

  await page.keyboard.press('w')
  const dialog = page.getByRole('dialog', { name: 'Withdraw messages.csv' })
  await expect(dialog.getByRole('region', { name: 'What rests on it' })).toContainText(
    total === 0 ? 'No tag' : total.toLocaleString('en-GB'),
  )
  await expect(dialog.getByRole('button', { name: /^Withdraw [\d,]+ rows$/ })).toBeDisabled()
  await dialog.getByLabel('Why it is withdrawn').fill('served under the wrong warrant')
  await dialog.getByRole('button', { name: /^Withdraw [\d,]+ rows$/ }).click()
  await expect(page.getByRole('row', { name: /^messages\.csv withdrawn/ })).toBeVisible()
  await expect(page.getByText('served under the wrong warrant')).toBeVisible()
  await expect(page.getByRole('contentinfo')).toContainText('rows 0 ')

  await page.keyboard.press('w')
  await page.getByLabel('Why it is reinstated').fill('the warrant covers it')
  await page.getByRole('button', { name: /^Reinstate [\d,]+ rows$/ }).click()
  await expect(page.getByRole('contentinfo')).toContainText('rows 5,000')
})
