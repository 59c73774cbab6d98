import { expect, test, type WinnowApp } from '../support/app.ts'
import { as } from '../support/work.ts'

const list = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Messages' })
const active = (app: WinnowApp) => list(app).locator('[data-active]')
const inspector = (app: WinnowApp) => app.page.getByRole('complementary', { name: 'Inspector' })
const tags = (app: WinnowApp) => inspector(app).getByRole('region', { name: 'Tags' })

async function openMessages(app: WinnowApp, account?: string) {
  await app.openSample(account)
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Messages', exact: true })
    .click()
  // Before its row has come there is nothing that a key could tag.
  await expect(active(app).locator('time')).toBeVisible()
}

test('one key tags, x withdraws, and both can be undone and done again', async ({ app }) => {
  await openMessages(app)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('i')
  await expect(active(app).getByTitle('Importation, proposed')).toBeVisible()
  await expect(tags(app)).toContainText('Importation')
  await expect(tags(app)).toContainText('reviewer')
  await app.page.keyboard.press('q')
  await expect(active(app).getByTitle('Quantity, proposed')).toBeVisible()
  await app.page.keyboard.press('q')
  await expect(app.page.getByText('1 row carries QTY already')).toBeVisible()
  await app.page.keyboard.press('x')
  await expect(app.page.getByText('Withdrew QTY')).toBeVisible()
  await expect(active(app).getByTitle('Quantity, proposed')).toHaveCount(0)
  await app.page.keyboard.press('Control+z')
  await expect(active(app).getByTitle('Quantity, proposed')).toBeVisible()
  await app.page.keyboard.press('Control+z')
  await app.page.keyboard.press('Control+z')
  await expect(active(app).getByTitle('Importation, proposed')).toHaveCount(0)
  await app.page.keyboard.press('Control+Shift+Z')
  await expect(active(app).getByTitle('Importation, proposed')).toBeVisible()
  await expect(list(app)).toBeFocused()
})

test('a tag is chosen by an approximate name, with a note, without the pointer', async ({ app }) => {
  await openMessages(app)
  await app.page.keyboard.press('Shift+T')
  const dialog = app.page.getByRole('dialog', { name: 'Tag 1 row' })
  await dialog.getByRole('combobox', { name: 'Tag' }).fill('handovr')
  await expect(dialog.getByRole('option', { selected: true })).toContainText('Handover')
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.type('Meets him at the yard.')
  await dialog.getByRole('button', { name: 'Tag HND' }).click()
  await expect(tags(app)).toContainText('Handover')
  await expect(tags(app)).toContainText('Meets him at the yard.')
})

test('a note is changed in the inspector, and the change can be undone', async ({ app }) => {
  await openMessages(app)
  await app.page.keyboard.press('i')
  await tags(app).getByRole('button', { name: 'Change…' }).click()
  const dialog = app.page.getByRole('dialog', { name: 'Change IM, Importation' })
  await dialog.getByLabel('Note').fill('Two pallets by ferry.')
  await dialog.getByRole('button', { name: 'Propose the change' }).click()
  await expect(tags(app)).toContainText('Two pallets by ferry.')
  await list(app).focus()
  await app.page.keyboard.press('Control+z')
  await expect(tags(app)).not.toContainText('Two pallets by ferry.')
  await expect(active(app).getByTitle('Importation, proposed')).toBeVisible()
})

test('a selection is tagged at one press, a great one only after a question', async ({ app }) => {
  await openMessages(app)
  for (let row = 0; row < 4; row++) await app.page.keyboard.press('Shift+ArrowDown')
  await expect(inspector(app).getByText('5 rows chosen')).toBeVisible()
  await app.page.keyboard.press('w')
  await expect(app.page.getByText('Tagged ATT on 5 rows')).toBeVisible()
  await app.page.keyboard.press('Control+a')
  const { rows } = await app.call('home.overview', {})
  const all = rows.toLocaleString('en-GB')
  await expect(inspector(app).getByText(`${all} rows chosen`)).toBeVisible()
  await app.page.keyboard.press('w')
  await expect(app.page.getByRole('dialog', { name: `Tag ${all} rows?` })).toBeVisible()
  await app.page.keyboard.press('Escape')
  expect((await uses(app)).ATT).toBe(5)
  await app.page.keyboard.press('w')
  await app.page.getByRole('button', { name: `Tag ${all} rows ATT` }).click()
  await expect(
    app.page.getByText(`Tagged ATT on ${(rows - 5).toLocaleString('en-GB')} rows; 5 had it already`),
  ).toBeVisible()
  expect((await uses(app)).ATT).toBe(rows)
  await app.page.keyboard.press('Control+z')
  await expect(app.page.getByText('Undone: tag ATT')).toBeVisible()
  expect((await uses(app)).ATT).toBe(5)
})

test('an account that may not tag is told why, and who may', async ({ app }) => {
  await openMessages(app, 'administrator')
  await app.page.keyboard.press('i')
  await expect(app.page.getByText('The role administrator may not tag messages')).toBeVisible()
  await app.page.keyboard.press('Shift+T')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  expect((await uses(app)).IM).toBe(0)
})

test('an approved tag is not withdrawn by its author, and says why', async ({ app }) => {
  await openMessages(app)
  await app.page.keyboard.press('i')
  await expect(active(app).getByTitle('Importation, proposed')).toBeVisible()
  const { set } = await app.call('list.open', { of: { kind: 'all' } })
  const { rows } = await app.call('list.page', { set, from: 0, count: 1 })
  await as(app, 'supervisor')
  const tag = rows[0]?.tags[0]?.id ?? 0
  await app.call('review.decide', { targets: [{ kind: 'tag', id: tag }], decision: 'approve', reason: '' })
  await as(app, 'reviewer')
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Messages', exact: true })
    .click()
  await expect(active(app).getByTitle('Importation, approved')).toBeVisible()
  await app.page.keyboard.press('x')
  await expect(app.page.getByText('Your tag here is approved')).toBeVisible()
})

async function uses(app: WinnowApp): Promise<Record<string, number>> {
  const { defs } = await app.call('scheme.get', {})
  return Object.fromEntries(defs.map(({ code, uses: count }) => [code, count]))
}
