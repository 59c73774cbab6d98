import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { apart, expect, test } from '../support/app.ts'
import { declare, declareZone, importButton, ledger, lookAt, newCase, written } from '../support/importing.ts'

const practice = fileURLToPath(new URL('../../../../shared/data', import.meta.url))

test.beforeEach(({ app }) => newCase(app))

const csv = (rows: readonly string[]) => `time,sender,recipient,text\n${rows.join('\n')}\n`
const row = (minute: number, text = `message ${minute}`) =>
  `2020-07-01 09:${String(minute % 60).padStart(2, '0')},ravenwolf,tallship,${text}`

test('sms-spam goes in through the screen, every one of its 5,574 rows', async ({ app }) => {
  const file = join(practice, 'sms-spam', 'SMSSpamCollection')
  test.skip(!existsSync(file), 'the practice data is not beside the project')
  await lookAt(app, file)
  await expect(app.page.getByText("No column holds a time: every row's time will be unknown.")).toBeVisible()
  await expect(importButton(app)).toHaveAccessibleName('Import 5,574 rows')
  await expect(importButton(app)).toBeDisabled()
  await declare(app)
  await importButton(app).click()
  await expect(ledger(app)).toContainText('5,574 rows read = 5,574 stored + 0 rejected')
  await expect(app.page.getByRole('contentinfo')).toContainText('rows 5,574')
})

test('ubuntu-irc goes in through the screen, every one of its 221,619 rows, while one reads on', async ({
  app,
}) => {
  const packed = join(practice, 'ubuntu-irc', 'messages.csv.gz')
  test.skip(!existsSync(packed), 'the practice data is not beside the project')
  await lookAt(app, written(app, 'messages.csv', gunzipSync(readFileSync(packed))))
  await expect(importButton(app)).toHaveAccessibleName('Import 221,619 rows')
  await declareZone(app, 'UTC')
  await declare(app)
  await importButton(app).click()
  const { page } = app
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Sources' }).click()
  const line = page.getByRole('row', { name: /^messages\.csv/ })
  await expect(line).toContainText('221,619', { timeout: 90_000 })
  await line.click()
  await expect(page.getByRole('region', { name: 'Source messages.csv' })).toContainText(
    '221,619 rows read = 221,619 stored + 0 rejected',
  )
})

test('a file goes in by the keyboard alone; one with the same header in two keys, as a later version that was renamed', async ({
  app,
}) => {
  const { page, call } = app
  await lookAt(app, written(app, 'first.csv', csv([row(0), row(1)])))
  await expect(page.getByLabel("Time zone of the file's clocks")).toBeFocused()
  await page.keyboard.press('E')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByLabel(/^I declare UTF-8/)).toBeFocused()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(ledger(app)).toContainText('2 rows read = 2 stored + 0 rejected')
  await expect(ledger(app).getByRole('button', { name: 'Show its rows' })).toBeFocused()

  await lookAt(app, written(app, 'renamed.csv', csv([row(0), row(1), row(2)])))
  await expect(page.getByLabel(/^I declare UTF-8/)).toBeFocused()
  await page.getByLabel('A later version of').selectOption({ label: 'first.csv (2 rows)' })
  await page.getByLabel(/^I declare UTF-8/).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Control+Enter')
  await expect(ledger(app)).toContainText('3 rows read = 1 stored + 0 rejected + 2 known')
  const { sources } = await call('source.list', {})
  expect(sources.map(({ supersededBy }) => supersededBy !== null)).toEqual([true, false])
})

test('the zone has to be declared, and the screen shows what each answer makes of a summer time', async ({
  app,
}) => {
  const { page } = app
  await lookAt(app, written(app, 'summer.csv', csv([row(0)])))
  await expect(page.getByText(/^The time zone is not declared/)).toBeVisible()
  await declare(app)
  await expect(importButton(app)).toBeDisabled()
  await declareZone(app, 'Europe/London')
  const times = page.getByRole('table', { name: 'What the zone makes of times in this file, in UTC' })
  await expect(times.getByRole('row', { name: /^Europe\/London/ })).toContainText('2020-07-01 08:00:00')
  await expect(times.getByRole('row', { name: 'if UTC' })).toContainText('2020-07-01 09:00:00')
  await expect(importButton(app)).toHaveAccessibleName('Import 1 row')
  await expect(importButton(app)).toBeEnabled()
})

test('a date that reads either way and an encoding have to be decided, and the screen says what each answer makes of them', async ({
  app,
}) => {
  const { page } = app
  await lookAt(app, written(app, 'doubt.csv', 'Date,From,Message\n03/04/2020 09:00,anna,one\n'))
  await declareZone(app, 'UTC')
  await declare(app)
  await expect(importButton(app)).toBeDisabled()
  await expect(
    page.getByText(/is 2020-04-03 if the day comes first, 2020-03-04 if the month does/),
  ).toBeVisible()
  await page.getByLabel('How times are written').selectOption('dmy')
  await importButton(app).click()
  await ledger(app).getByRole('button', { name: 'Show the source' }).click()
  await expect(page.getByRole('region', { name: 'Source doubt.csv' })).toContainText('2020-04-03 10:00:00')

  const bytes = Buffer.from(csv([row(1, 'café £20')]), 'latin1')
  await lookAt(app, written(app, 'latin.csv', bytes))
  const rows = page.getByRole('region', { name: 'First rows of the file' })
  await expect(rows).toContainText('café £20')
  await declare(app)
  await page.getByLabel('Encoding', { exact: true }).selectOption('utf-8')
  await expect(rows).not.toContainText('café £20')
  await expect(page.getByLabel('I declare UTF-8: the first rows read as they should')).not.toBeChecked()
})

test('broken rows are counted, listed with row, line, reason and raw text, and exported', async ({ app }) => {
  const { page, folder } = app
  const rows = [
    row(1),
    'only,two',
    row(3),
    '2020-02-31 09:00,anna,bob,no such day',
    '"over\ntwo lines",a,b,c',
    row(6),
  ]
  await lookAt(app, written(app, 'broken.csv', csv(rows)))
  await declareZone(app, 'UTC')
  await declare(app)
  await expect(importButton(app)).toHaveAccessibleName('Import 6 rows')
  await importButton(app).click()
  await expect(ledger(app)).toContainText('6 rows read = 3 stored + 3 rejected')
  await ledger(app).getByRole('button', { name: 'Show the rejected rows' }).click()

  const rejected = page.getByRole('table', { name: 'Rejected rows' })
  const cells = (line: number) => rejected.getByRole('row').nth(line).getByRole('cell')
  await expect(cells(1)).toHaveText(['3', '3', /2 cells where the header has 4/, 'only,two'])
  await expect(cells(2)).toHaveText(['5', '5', /no day 31 in month 2/, /2020-02-31/])
  await expect(cells(3).nth(0)).toHaveText('6')

  await page.getByRole('button', { name: 'Export rejected rows…' }).click()
  const target = join(folder, 'rejected.csv')
  await page.getByLabel('File to write').fill(target)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('contentinfo')).toContainText(`3 rejected rows written to ${target}`)
  expect(readFileSync(target, 'utf8')).toContain('only,two')
})

test('what is no message file is refused in a sentence, and 300 columns under a path with spaces are taken', async ({
  app,
}) => {
  const { page, folder } = app
  await lookAt(app, written(app, 'good.csv', csv([row(1)])))
  await expect(importButton(app)).toBeVisible()
  const packed = Buffer.from('377abcaf271c00040000000000000000', 'hex')
  for (const [path, said] of [
    [join(folder, 'missing.csv'), 'is not there'],
    [written(app, 'empty.csv', ''), 'it is empty'],
    [written(app, 'packed.csv', packed), 'It is a 7z archive'],
  ] as const) {
    await lookAt(app, path)
    await expect(page.getByLabel('File to import')).toHaveAccessibleDescription(new RegExp(said))
    await expect(importButton(app)).toHaveCount(0)
  }
  mkdirSync(join(folder, 'folder.csv'))
  await lookAt(app, join(folder, 'folder.csv'))
  await expect(page.getByRole('heading', { name: 'Nothing here can be imported' })).toBeVisible()

  mkdirSync(join(folder, 'päth with späces ✓'))
  const names = Array.from({ length: 300 }, (_, index) => `c${index}`)
  const line = names.map((_, index) => `${index}.5`).join(',')
  await lookAt(app, written(app, join('päth with späces ✓', 'wide.csv'), `${names.join(',')}\n${line}\n`))
  await expect(page.getByText(/^No column is mapped/)).toBeVisible()
  await page.getByLabel('What c299 becomes').selectOption('text')
  await page.getByLabel('What c0 becomes').selectOption('text')
  await expect(page.getByLabel('What c299 becomes'), 'a meaning belongs to one column').toHaveValue('kept')
  await declare(app)
  await importButton(app).click()
  await expect(ledger(app)).toContainText('1 row read = 1 stored + 0 rejected')
})

test('the same bytes under another name are recognised before the import, and lead to what they are', async ({
  app,
}) => {
  const { page } = app
  await lookAt(app, written(app, 'first.csv', csv([row(1)])))
  await declareZone(app, 'UTC')
  await declare(app)
  await importButton(app).click()
  await ledger(app).getByRole('button', { name: 'Import another file…' }).click()
  await expect(page.getByLabel('File to import')).toBeFocused()
  await lookAt(app, written(app, 'second.csv', csv([row(1)])))
  await expect(page.getByText('These bytes are in the case already, as first.csv.')).toBeVisible()
  await expect(importButton(app)).toHaveCount(0)
  await page.getByRole('button', { name: 'Show it' }).click()
  await expect(page.getByRole('region', { name: 'Source first.csv' })).toBeVisible()
})

apart(
  'a cancelled import leaves nothing, and an import goes on behind the lock that comes when nobody is there',
  async ({ app }) => {
    const { page, call } = app
    const many = written(app, 'many.csv', csv(Array.from({ length: 400_000 }, (_, at) => row(at))))
    await lookAt(app, many)
    await declareZone(app, 'UTC')
    await declare(app)
    await importButton(app).click()
    await page.getByRole('main').getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText('Import many.csv was cancelled.')).toBeVisible()
    await expect(page.getByRole('contentinfo')).toContainText('rows 0 ')
    expect((await call('source.list', {})).sources).toEqual([])

    // A page that begins under the test's clock: a watch begun under the real one could not be stopped.
    await page.clock.install()
    await page.reload()
    await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
    await lookAt(app, written(app, 'few.csv', csv(Array.from({ length: 60_000 }, (_, at) => row(at)))))
    await declareZone(app, 'UTC')
    await declare(app)
    await importButton(app).click()
    await expect(importButton(app)).toHaveCount(0)
    await page.clock.fastForward('11:00')
    await page.getByLabel('Password').fill('correct horse')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('contentinfo')).toContainText('rows 60,000')
  },
)
