import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type WinnowApp } from '../support/app.ts'
import { pressTimes } from '../support/keys.ts'

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

async function opened(app: WinnowApp) {
  const { set, rows, positions } = await app.call('gallery.open', {
    filters: {},
    alike: null,
    order: { by: 'sent', reverse: false },
    group: null,
  })
  const { images } = await app.call('gallery.page', { set, from: 0, count: Math.min(200, positions) })
  await app.call('gallery.close', { set })
  return { images, rows }
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

test('every image is there once, hidden, and counted', async ({ app }) => {
  const { images, rows } = await opened(app)
  await expect(app.page.getByText(`${images.length} images in ${rows} rows`)).toBeVisible()
  await expect(grid(app).getByRole('img').first()).toBeVisible()
  const shown = await grid(app)
    .locator('img')
    .evaluateAll((found) => found.map((image) => image.getAttribute('alt')))
  for (const name of shown) expect(name).toMatch(/, hidden$/)
})

test('arrows walk through the grid, r reveals and is recorded, Enter opens the image, its row leads to the message', async ({
  app,
}) => {
  const { images } = await opened(app)
  const showable = images.findIndex(
    ({ media }, index) => index > 0 && media.id !== null && media.problem === null,
  )
  const image = images[showable]
  if (image === undefined) throw new Error('The sample has no image that can be shown.')
  await pressTimes(app.page, 'ArrowRight', showable)
  await expect(app.page.getByText(`${showable + 1} of ${images.length}`)).toBeVisible()
  await expect(here(app).getByRole('img', { name: `${image.media.name}, hidden` })).toBeVisible()
  await app.page.keyboard.press('r')
  await expect(here(app).getByRole('img', { name: image.media.name, exact: true })).toBeVisible()
  const { entries } = await app.call('audit.page', { before: null, limit: 1, action: 'media.reveal' })
  expect(entries).toMatchObject([{ actor: 'reviewer', target: image.row.address.uid }])
  await app.page.keyboard.press('Enter')
  const viewer = app.page.getByRole('dialog')
  await expect(viewer.getByText('revealed by you, and recorded')).toBeVisible()
  await viewer.getByRole('listbox', { name: 'Rows that carry the image' }).focus()
  await app.page.keyboard.press('Enter')
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  await expect(app.page.getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await expect(inspector).toContainText(image.row.address.uid)
})

test('b puts look-alikes together, a compares with one image, a facet narrows, and Shift+B shows all in the clear', async ({
  app,
}) => {
  const { images } = await opened(app)
  const { page } = app
  await page.keyboard.press('b')
  await expect(page.getByText(/images in [\d,]+ rows, \d+ groups/)).toBeVisible()
  await expect(
    grid(app)
      .getByText(/^\+\d+ alike$/)
      .first(),
  ).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByText(`1 of ${images.length}`)).toBeVisible()
  await expect(page.getByText(/, \d+ groups/)).toHaveCount(0)
  await expect(here(app)).toContainText(images[0]?.media.name ?? '')

  await page.keyboard.press('a')
  const comparison = page.getByRole('region', { name: 'Comparison' })
  await expect(comparison).toContainText(images[0]?.media.name ?? '')
  await page.keyboard.press('Escape')
  await expect(comparison).toBeHidden()

  const taken = Object.groupBy(images, ({ device }) => device ?? '')
  const [name = '', ofOne = []] = Object.entries(taken).find(([device]) => device !== '') ?? []
  const ofDevice = ofOne.length
  // Those of the comparison stand until those of all images are here.
  const device = page
    .getByRole('region', { name: 'Device' })
    .getByRole('button', { name: `${name} ${ofDevice}`, exact: true })
  await device.click()
  await expect(page.getByText(`${ofDevice} images of ${images.length} in`)).toBeVisible()
  await page.getByRole('button', { name: 'Take all filters off' }).click()
  await expect(page.getByText(`${images.length} images in`)).toBeVisible()

  await page.keyboard.press('Shift+B')
  const clear = page.getByText(/Images are shown in the clear/)
  await expect(clear).toBeVisible()
  await expect(grid(app).locator('img:not([alt$="hidden"])').first()).toBeVisible()
  await page.keyboard.press('Shift+B')
  await expect(clear).toBeHidden()
  await expect(grid(app).locator('img:not([alt$="hidden"])')).toHaveCount(0)
})

test('an image that was not served or cannot be decoded says so', async ({ app }) => {
  await importBroken(app)
  await expect(here(app)).toBeVisible()
  // The cursor stays with the image that it was on; the navigation has the focus.
  await grid(app).focus()
  await app.page.keyboard.press('Home')
  const { images } = await opened(app)
  const missing = images.findIndex(({ media }) => media.id === null)
  const broken = images.findIndex(({ media }) => media.problem !== null)
  expect(missing).toBeGreaterThanOrEqual(0)
  expect(broken).toBeGreaterThanOrEqual(0)
  let at = 0
  for (const [index, words] of [
    [missing, 'not among the images served'],
    [broken, images[broken]?.media.problem ?? ''],
  ] as const) {
    await pressTimes(app.page, index > at ? 'ArrowRight' : 'ArrowLeft', Math.abs(index - at))
    at = index
    await expect(here(app)).toContainText(words)
    await app.page.keyboard.press('r')
    await expect(app.page.getByText('The image cannot be shown')).toBeVisible()
  }
})
