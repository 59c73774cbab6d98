import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type WinnowApp } from '../support/app.ts'

const grid = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Images' })
const here = (app: WinnowApp) => grid(app).locator('[role="gridcell"][aria-selected="true"]')

test.beforeEach(async ({ app }) => {
  await app.openSample()
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Images', exact: true })
    .click()
  await expect(here(app)).toBeVisible()
})

async function withImages(app: WinnowApp) {
  const { set, rows } = await app.call('list.open', { of: { kind: 'media' } })
  const page = await app.call('list.page', { set, from: 0, count: Math.min(500, rows) })
  await app.call('list.close', { set })
  return page.rows
}

/** A row before all others whose image is cut off, imported as the administrator; the images screen is shown again. */
async function importBroken(app: WinnowApp) {
  const images = join(app.folder, 'images')
  mkdirSync(images)
  writeFileSync(join(images, 'cut.jpg'), Buffer.from('ffd8ffe000104a464946', 'hex'))
  const path = join(app.folder, 'cut.csv')
  writeFileSync(path, 'From,To,Sent,Text,Image\nravenwolf,tallship,2020-03-01 09:00:00,look,cut.jpg\n')
  await app.openSample('administrator')
  const { mapping } = await app.call('import.inspect', { path })
  const { job } = await app.call('import.start', {
    path,
    images,
    mapping: { ...mapping, zone: 'UTC' },
    mappingName: 'cut',
    supplier: '',
    exhibit: '',
    continuity: '',
  })
  await app.jobEnds(job)
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Images', exact: true })
    .click()
}

test('every row with images is there, hidden, and counted', async ({ app }) => {
  const rows = await withImages(app)
  await expect(app.page.getByText(`${rows.length} rows with images`)).toBeVisible()
  const shown = await grid(app)
    .getByRole('img')
    .evaluateAll((found) => found.map((image) => image.getAttribute('alt')))
  expect(shown.length).toBeGreaterThan(5)
  for (const name of shown) expect(name).toMatch(/, hidden$/)
})

test('arrows walk through the grid, r reveals and is recorded, Enter opens the message', async ({ app }) => {
  const rows = await withImages(app)
  const showable = rows.findIndex(
    ({ media }, index) => index > 0 && media.every(({ id, problem }) => id !== null && problem === null),
  )
  const row = rows[showable]
  if (row === undefined) throw new Error('The sample has no image that can be shown.')
  for (let step = 0; step < showable; step++) await app.page.keyboard.press('ArrowRight')
  await expect(app.page.getByText(`${showable + 1} of ${rows.length}`)).toBeVisible()
  const name = row.media[0]?.name ?? ''
  await expect(here(app).getByRole('img', { name: `${name}, hidden` })).toBeVisible()
  await app.page.keyboard.press('r')
  await expect(here(app).getByRole('img', { name, exact: true })).toBeVisible()
  const { entries } = await app.call('audit.page', { before: null, limit: 1, action: 'media.reveal' })
  expect(entries).toMatchObject([{ actor: 'reviewer', target: row.address.uid }])
  await app.page.keyboard.press('Enter')
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  await expect(app.page.getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await expect(inspector).toContainText(row.address.uid)
})

test('an image that was not served or cannot be decoded says so', async ({ app }) => {
  await importBroken(app)
  await expect(here(app)).toBeVisible()
  const rows = await withImages(app)
  const missing = rows.findIndex(({ media }) => media[0]?.id === null)
  const broken = rows.findIndex(({ media }) => media[0] !== undefined && media[0].problem !== null)
  expect(missing).toBeGreaterThanOrEqual(0)
  expect(broken).toBeGreaterThanOrEqual(0)
  let at = 0
  for (const [index, words] of [
    [missing, 'not among the images served'],
    [broken, rows[broken]?.media[0]?.problem ?? ''],
  ] as const) {
    const key = index > at ? 'ArrowRight' : 'ArrowLeft'
    for (; at !== index; at += index > at ? 1 : -1) await app.page.keyboard.press(key)
    await expect(here(app)).toContainText(words)
    await app.page.keyboard.press('r')
    await expect(app.page.getByText('Its image cannot be shown')).toBeVisible()
  }
})
