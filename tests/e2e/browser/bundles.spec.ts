import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type WinnowApp } from '../support/app.ts'
import { as, goTo, handleId, rowsOf, tag, twoHandles } from '../support/work.ts'

const form = (app: WinnowApp) => app.page.getByRole('form', { name: 'New bundle' })
const report = (app: WinnowApp) => app.page.getByRole('region', { name: 'Verification' })

test('approved work is exported, verified whole, and each fault of a tampered bundle is named', async ({
  app,
}) => {
  await app.openSample()
  await goTo(app, 'Bundles')
  await expect(app.page.getByText('No bundle has been made')).toBeVisible()
  const { plain } = await twoHandles(app)
  const rows = await rowsOf(app, await handleId(app, plain), 3)
  const tags = await tag(app, 'QTY', rows)
  await as(app, 'supervisor')
  const targets = tags.slice(0, 2).map((id) => ({ kind: 'tag' as const, id }))
  await app.call('review.decide', { targets, decision: 'approve', reason: '' })

  await goTo(app, 'Bundles')
  await expect(app.page.getByText('No bundle has been made')).toBeVisible()
  await app.page.keyboard.press('n')
  await expect(form(app)).toContainText('2 chosen rows')
  await app.page.keyboard.type('Two boxes')
  await form(app).getByLabel('Exhibit reference').fill('ABC/1')
  const folder = join(app.folder, 'bundle one')
  await form(app).getByLabel('Folder to write').fill(folder)
  await form(app).getByRole('button', { name: 'Write the bundle' }).click()
  await expect(app.page.getByText(/The bundle is whole: 2 chosen rows/)).toBeVisible()
  const manifest = (await app.call('bundle.list', {})).exports[0]?.manifestSha256 ?? 'none'
  await expect(app.page.getByText(manifest, { exact: true })).toBeVisible()
  expect(readFileSync(join(folder, 'data', 'messages.html'), 'utf8')).toContain('Two boxes')

  await app.page.getByRole('button', { name: 'Verify', exact: true }).click()
  await expect(report(app)).toContainText(/Whole: all \d+ files are as they were written/)
  await expect(report(app)).toContainText(manifest)

  appendFileSync(join(folder, 'data', 'messages.csv'), 'one row more\r\n')
  rmSync(join(folder, 'data', 'audit.csv'))
  writeFileSync(join(folder, 'data', 'slipped-in.txt'), 'not listed')
  await app.page
    .getByRole('form', { name: 'Verify a bundle' })
    .getByRole('button', { name: 'Verify' })
    .click()
  const fault = (name: string) => report(app).getByRole('row').filter({ hasText: name })
  await expect(report(app)).toContainText('Not whole')
  await expect(fault('data/messages.csv')).toContainText('Changed')
  await expect(fault('data/audit.csv')).toContainText('Missing')
  await expect(fault('data/slipped-in.txt')).toContainText('Added')
})

test('rows chosen in a list, or the hits of a search, are taken to a new bundle by a key', async ({
  app,
}) => {
  await app.openSample()
  await goTo(app, 'Messages')
  await expect(app.page.getByRole('grid', { name: 'Messages' }).locator('[data-active]')).toBeVisible()
  for (let row = 0; row < 3; row++) await app.page.keyboard.press('Shift+ArrowDown')
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  await expect(inspector.getByText('4 rows chosen')).toBeVisible()
  await app.page.keyboard.press('Control+e')
  await expect(form(app).getByRole('radio', { name: 'The 4 rows chosen in a list' })).toBeChecked()
  await expect(form(app)).toContainText('4 chosen rows')
  await form(app).getByLabel('Messages of context on either side').fill('many')
  await expect(form(app)).toContainText('A number from 0 to 100.')

  await app.page.keyboard.press('Escape')
  await goTo(app, 'Search')
  await app.page.getByRole('combobox', { name: 'Search' }).fill('kitchen')
  await app.page.keyboard.press('Enter')
  const hits = await app.call('search.run', { text: 'kitchen' })
  await expect(app.page.getByText(`${hits.rows} rows`).first()).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Control+e')
  await expect(form(app).getByLabel('Search', { exact: true })).toHaveValue('kitchen')
  await expect(form(app)).toContainText(`${hits.rows} chosen row`)
})

test('a folder is completed while it is typed, and one that exists is refused without harm', async ({
  app,
}) => {
  await app.openSample('supervisor')
  const taken = join(app.folder, 'exhibits')
  mkdirSync(taken)
  await goTo(app, 'Bundles')
  await app.page.keyboard.press('n')
  await form(app).getByLabel('Title').fill('Kitchens')
  await form(app).getByRole('radio', { name: 'The hits of a search' }).check()
  await form(app).getByLabel('Search', { exact: true }).fill('kitchen')
  const box = form(app).getByRole('combobox', { name: 'Folder to write' })
  await box.pressSequentially(join(app.folder, 'exh'))
  const completion = app.page.getByRole('option', { name: taken })
  await expect(completion).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await expect(completion).toHaveAttribute('aria-selected', 'true')
  await app.page.keyboard.press('Tab')
  await expect(box).toHaveValue(new RegExp(`^${taken}`))
  await box.fill(taken)
  await form(app).getByRole('button', { name: 'Write the bundle' }).click()
  await expect(app.page.getByRole('alert')).toContainText(taken)
  expect(existsSync(join(taken, 'bagit.txt'))).toBe(false)
})
