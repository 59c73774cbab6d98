import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../support/app.ts'

test('every search stands in the record with its counts and meaning, and runs again from there by keyboard', async ({
  app,
}) => {
  const { page, call } = app
  await app.openSample()
  const { rows } = await call('search.run', { text: 'landing OR box' })
  await page.keyboard.press('g')
  await page.keyboard.press('q')
  const list = page.getByRole('grid', { name: 'Searches that were run, newest first' })
  const row = list.getByRole('row', { name: /landing OR box/ })
  await expect(row).toContainText(rows.toLocaleString('en-GB'))
  await list.focus()
  await page.keyboard.press('Home')
  const record = page.getByRole('region', { name: 'Search 1' })
  await expect(record).toContainText('landing or box')
  await expect(record).toContainText('reviewer')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: /Search/ })).toHaveValue('landing OR box')
  await expect
    .poll(async () =>
      (await call('search.log', { before: null, limit: 10 })).searches.map(({ parent }) => parent !== null),
    )
    .toEqual([true, false])
})

test('a search is compared with now, named, and saved as a building block', async ({ app }) => {
  const { page, call } = app
  await app.openSample()
  const { search, rows } = await call('search.run', { text: 'box' })
  await page.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: 'Searches' }).click()
  await page.getByRole('row', { name: /box/ }).click()
  const record = page.getByRole('region', { name: 'Search 1' })
  await record.getByRole('button', { name: 'Compare with now' }).click()
  await expect(record.getByRole('region', { name: 'Comparison' })).toContainText(
    `The same ${rows.toLocaleString('en-GB')} rows`,
  )

  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Name' }).fill('Boxes')
  await page.keyboard.press('Enter')
  await expect(record.getByRole('heading', { name: 'Search 1: Boxes' })).toBeVisible()
  expect((await call('search.record', { search })).name).toBe('Boxes')

  await page.keyboard.press('Shift+X')
  const disclosure = page.getByRole('dialog', { name: 'Disclosure record of all searches' })
  await disclosure.getByLabel('Files to write').fill(join(app.folder, 'searches.html'))
  await page.keyboard.press('Enter')
  await expect(disclosure.getByRole('status').first()).toContainText('2 searches written')
  expect(readFileSync(join(app.folder, 'searches.html'), 'utf8')).toContain('Search 1: Boxes')
  await disclosure.getByRole('button', { name: 'Close' }).last().click()

  await page.keyboard.press('s')
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.getByRole('tab', { name: 'Saved' }).click()
  await page.getByRole('row', { name: /Boxes/ }).click()
  await expect(page.getByRole('region', { name: 'Saved search Boxes' })).toContainText('current')
})
