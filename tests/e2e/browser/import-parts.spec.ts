import sharp from 'sharp'
import { xlsx, zipped } from '../../support/xlsx.ts'
import { expect, test } from '../support/app.ts'
import { declare, declareZone, importButton, ledger, lookAt, newCase, written } from '../support/importing.ts'

test.beforeEach(({ app }) => newCase(app))

const head = 'time,sender,recipient,text,image'

test('an archive of two packs and an image goes in under one mapping, each pack with its owner', async ({
  app,
}) => {
  const { page, call } = app
  const image = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#0a0' } })
    .png()
    .toBuffer()
  const shared = '2020-07-01 09:00:00,ravenwolf,tallship,morning,'
  const zip = await zipped({
    'packs/ravenwolf.csv': `${head}\n${shared}\n2020-07-01 09:02:00,ravenwolf,tallship,look,a.png\n`,
    'packs/tallship.csv': `${head}\n${shared}\nonly,two\n`,
    'img/a.png': image,
    'old.7z': Buffer.from('377abcaf271c0004', 'hex'),
  })
  await lookAt(app, written(app, 'packs.zip', zip))
  const grid = page.getByRole('grid', { name: 'Tables to import' })
  await expect(grid.getByRole('row', { name: /old\.7z/ })).toContainText('unpack it first')
  await expect(page.getByText(/2 tables can be imported · 1 cannot · 1 image/)).toBeVisible()
  await page.keyboard.press('Control+Enter')

  await expect(importButton(app)).toHaveAccessibleName('Import 2 files')
  await declareZone(app, 'UTC')
  await declare(app)
  await page.getByRole('button', { name: 'Take the owners from the file names' }).click()
  await expect(page.getByLabel("Owner's handle of packs/tallship.csv")).toHaveValue('tallship')
  await importButton(app).click()
  await expect(page.getByText('Together: 4 rows read = 3 stored + 1 rejected')).toBeVisible()
  await expect(page.getByText('2 imports have ended')).toBeVisible()

  await expect(page.getByRole('contentinfo')).toContainText('rows 3 · messages 2')
  const { sources } = await call('source.list', {})
  expect(sources.map(({ archive, imagesFound }) => [archive, imagesFound])).toEqual([
    ['packs.zip', 1],
    ['packs.zip', 0],
  ])
})

test('a sheet is chosen of a workbook, its hidden one is said to be hidden, and what a spreadsheet damaged is told', async ({
  app,
}) => {
  const { page } = app
  const rows = (...imeis: string[]) => [
    ['time', 'sender', 'text', 'imei'].map((inline) => ({ inline })),
    ...imeis.map((imei, at) =>
      [`2020-07-01 09:0${at}`, 'ravenwolf', `message ${at}`, imei].map((inline) => ({ inline })),
    ),
  ]
  const book = await xlsx({
    sheets: [
      { name: 'Messages', rows: rows('356000000000001', '3.56E+14', '356000000000002') },
      { name: 'Older', rows: rows('356000000000003'), state: 'hidden' },
    ],
  })
  await lookAt(app, written(app, 'book.xlsx', book))
  const grid = page.getByRole('grid', { name: 'Tables to import' })
  await expect(grid.getByRole('row', { name: /Older/ })).toContainText('hidden')
  await expect(page.getByLabel('Import book.xlsx, Messages')).toBeChecked()
  await expect(page.getByLabel('Import book.xlsx, Older')).not.toBeChecked()
  await page.keyboard.press('Control+Enter')

  await expect(importButton(app)).toHaveAccessibleName('Import 3 rows')
  await expect(page.getByText('sheet Messages')).toBeVisible()
  await expect(page.getByText(/long number written as a power of ten/)).toBeVisible()
  await expect(page.getByLabel('Encoding', { exact: true })).toHaveCount(0)
  await declareZone(app, 'UTC')
  await importButton(app).click()
  await expect(ledger(app)).toContainText('3 rows read = 3 stored + 0 rejected')
})

test('the zone declared for the files before is offered to those with other columns by one key, and counted times need none', async ({
  app,
}) => {
  const { page, call } = app
  const zip = await zipped({
    'a.csv': 'time,sender,text\n2020-07-01 09:00:00,ravenwolf,morning\n',
    'b.csv': 'sent,from,to,message\n2020-07-02 09:00:00,ravenwolf,tallship,noon\n',
    'c.csv': 'timestamp,from,to,group,message\n1593681300,ravenwolf,tallship,dinner,evening\n',
  })
  await lookAt(app, written(app, 'kinds.zip', zip))
  await page.getByRole('grid', { name: 'Tables to import' }).waitFor()
  await page.keyboard.press('Control+Enter')
  const before = page.getByRole('button', { name: /^As for the files before/ })
  await expect(page.getByText('1 of 3')).toBeVisible()
  await expect(before).toHaveCount(0)
  await declareZone(app, 'Europe/London')
  await declare(app)
  await importButton(app).click()

  await expect(page.getByText('2 of 3')).toBeVisible()
  await expect(page.getByText(/^The time zone is not declared/)).toBeVisible()
  await expect(before).toHaveAccessibleName(/Europe\/London/)
  await page.keyboard.press('Alt+z')
  await expect(page.getByLabel("Time zone of the file's clocks")).toHaveValue('Europe/London')
  await expect(before).toHaveCount(0)
  await declare(app)
  await importButton(app).click()

  await expect(page.getByText('3 of 3')).toBeVisible()
  await expect(page.getByText(/are UTC by themselves/)).toBeVisible()
  await expect(page.getByLabel("Time zone of the file's clocks")).toHaveCount(0)
  await expect(page.getByRole('table', { name: 'A time of this file, in UTC' })).toContainText(
    '2020-07-02 09:15:00',
  )
  await declare(app)
  await importButton(app).click()
  await expect(page.getByText('3 imports have ended', { exact: true })).toBeVisible()
  const { sources } = await call('source.list', {})
  expect(sources.map(({ zone, stored }) => [zone, stored])).toEqual([
    ['Europe/London', 1],
    ['Europe/London', 1],
    ['', 1],
  ])
})
