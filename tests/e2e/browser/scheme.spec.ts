import { expect, test, type WinnowApp } from '../support/app.ts'
import { as, goTo, handleId, rowsOf, standsOnARow, tag, twoHandles } from '../support/work.ts'

const line = (app: WinnowApp, name: string) => app.page.getByRole('row').filter({ hasText: name })

test('the scheme is a legend for a reviewer: what each tag means, its key, how many rows have it', async ({
  app,
}) => {
  await app.openSample()
  const { plain } = await twoHandles(app)
  await tag(app, 'QTY', await rowsOf(app, await handleId(app, plain), 3))
  await goTo(app, 'Tag scheme')
  await expect(app.page.getByText('A supervisor changes the scheme.')).toBeVisible()
  await expect(app.page.getByRole('button', { name: /Edit/ })).toHaveCount(0)
  await expect(line(app, 'Quantity')).toContainText('Says how much')
  await expect(line(app, 'Quantity').getByRole('cell', { name: '3', exact: true })).toBeVisible()
  await line(app, 'Quantity').getByRole('button', { name: 'Show' }).click()
  await expect(app.page.getByText('3 rows ·')).toBeVisible()
})

test('a supervisor adds a tag, is told by name whose code or key is taken, and its key then sets it', async ({
  app,
}) => {
  await app.openSample('supervisor')
  await goTo(app, 'Tag scheme')
  await expect(line(app, 'Quantity')).toBeVisible()
  await app.page.keyboard.press('n')
  const dialog = app.page.getByRole('dialog', { name: 'New tag' })
  await app.page.keyboard.type('Vehicle hire')
  await dialog.getByLabel('Code').fill('qty')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Quantity')
  await dialog.getByLabel('Code').fill('hir')
  await dialog.getByLabel('Key').fill('i')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Importation')
  await dialog.getByLabel('Key').fill('9')
  await dialog.getByLabel('Meaning').fill('A vehicle is rented.')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(line(app, 'Vehicle hire')).toContainText('HIR')

  await as(app, 'reviewer')
  await goTo(app, 'Tag scheme')
  await expect(line(app, 'Vehicle hire')).toBeVisible()
  await goTo(app, 'Messages')
  const active = app.page.getByRole('grid', { name: 'Messages' }).locator('[data-active]')
  await standsOnARow(app)
  await app.page.keyboard.press('9')
  await expect(active.getByTitle('Vehicle hire, proposed')).toBeVisible()

  await as(app, 'supervisor')
  await goTo(app, 'Tag scheme')
  await app.page.getByRole('button', { name: 'Edit Vehicle hire' }).click()
  await app.page.getByRole('checkbox', { name: /Retired/ }).check()
  await app.page.getByRole('button', { name: 'Save' }).click()
  await expect(line(app, 'Vehicle hire (retired)')).toBeVisible()
  await goTo(app, 'Messages')
  await expect(active.getByTitle('Vehicle hire, proposed')).toBeVisible()
})
