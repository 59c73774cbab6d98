import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type WinnowApp } from '../support/app.ts'
import { goTo, standsOnARow } from '../support/work.ts'

/** A word of a message of the sample, and one that no message has. */
const wanted = 'washing'

const terms = (app: WinnowApp, list: string) => app.page.getByRole('grid', { name: `Terms of ${list}` })

/** The first cells of a table's lines. */
const lines = (app: WinnowApp, list: string) =>
  terms(app, list).locator('[data-index], [aria-rowindex]').filter({ hasText: /\S/ })

async function importGoods(app: WinnowApp): Promise<void> {
  const file = join(app.folder, 'goods.csv')
  writeFileSync(file, `term;meaning\n${wanted};machine\nsubmarine;none\ntops (;broken\nWASHING;again\n`)
  await goTo(app, 'Watch-lists')
  await app.page.keyboard.press('i')
  const dialog = app.page.getByRole('dialog', { name: 'Import a watch-list' })
  await dialog.getByLabel('File').fill(file)
  await dialog.getByRole('button', { name: 'Read the file' }).click()
  await expect(dialog.getByText('3 terms, 1 of them not understood; 1 line left out')).toBeVisible()
  await expect(dialog.getByText('left out: the same as line 2')).toBeVisible()
  await dialog.getByRole('button', { name: 'Make the list and run it' }).click()
  await expect(dialog).toHaveCount(0)
}

test('a list is imported with a look at every line, run, and its hits and blanks are shown', async ({
  app,
}) => {
  await app.openSample()
  await importGoods(app)
  const { rows } = await app.call('search.count', { text: wanted })
  await expect(terms(app, 'goods').getByText(wanted)).toBeVisible()
  await expect(lines(app, 'goods').filter({ hasText: wanted })).toContainText(rows.toLocaleString('en-GB'))
  await app.page.getByLabel('Terms to show').selectOption('none')
  await expect(terms(app, 'goods').getByText('submarine')).toBeVisible()
  await expect(terms(app, 'goods').getByText(wanted)).toHaveCount(0)
})

test('a term opens its hits as a search by the keyboard alone, and who sent them', async ({ app }) => {
  await app.openSample()
  await importGoods(app)
  await expect(terms(app, 'goods').getByText(wanted)).toBeVisible()
  await app.page.keyboard.press('j')
  await expect(terms(app, 'goods').locator('[data-active]')).toContainText(wanted)
  await app.page.keyboard.press('h')
  await expect(app.page.getByRole('grid', { name: 'Hits of goods by handle' })).toBeVisible()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(terms(app, 'goods').getByText(wanted)).toBeVisible()
  await app.page.keyboard.press('j')
  await expect(terms(app, 'goods').locator('[data-active]')).toContainText(wanted)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('combobox', { name: 'Search messages' })).toHaveValue(wanted)
})

test('terms are marked with the letter of their list wherever messages are shown, until a key stops it', async ({
  app,
}) => {
  await app.openSample()
  await importGoods(app)
  await expect(terms(app, 'goods').getByText(wanted)).toBeVisible()
  await goTo(app, 'Messages')
  await standsOnARow(app)
  const marked = app.page.getByRole('grid', { name: 'Messages' }).locator('[data-letters="A"]')
  await expect(marked.first()).toHaveText(wanted)
  await expect(marked.first()).toHaveAttribute('title', `A · goods: ${wanted}`)
  await expect(
    app.page.getByRole('complementary', { name: 'Inspector' }).getByRole('region', { name: 'Watch-lists' }),
  ).toContainText('goods')
  await app.page.keyboard.press('Shift+W')
  await app.page.keyboard.press('1')
  await expect(marked).toHaveCount(0)
  await app.page.keyboard.press('Shift+W')
  await app.page.keyboard.press('1')
  await expect(marked.first()).toBeVisible()
  await app.page.keyboard.press('Shift+W')
  await app.page.keyboard.press('w')
  await expect(marked).toHaveCount(0)
})
