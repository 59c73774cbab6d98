import { open } from '../../support/gallery/drive.ts'
import { expect, test } from '../support/gallery.ts'

/** The frame and the components in a real browser. */
test.describe('the frame', () => {
  const query = 'page=frame'

  test('fits 720 by 450 px, as at 200 % zoom, with the marking and every screen in reach', async ({
    page,
    gallery,
  }) => {
    await page.setViewportSize({ width: 720, height: 450 })
    await open(page, gallery(query))
    const overflow = await page.evaluate(() => ({
      x: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      y: document.documentElement.scrollHeight - document.documentElement.clientHeight,
    }))
    expect(overflow).toEqual({ x: 0, y: 0 })
    await expect(page.getByText('OFFICIAL-SENSITIVE')).toBeInViewport({ ratio: 1 })
    for (const entry of await page.getByRole('navigation').getByRole('button').all()) {
      await entry.scrollIntoViewIfNeeded()
      await expect(entry).toBeInViewport({ ratio: 1 })
    }
  })

  test('the palette finds an action by an approximate name and a handle by its beginning', async ({
    page,
    gallery,
  }) => {
    await open(page, gallery(query))
    await page.keyboard.press('Control+k')
    const box = page.getByRole('combobox', { name: 'Find anything' })
    await expect(box).toBeFocused()
    await box.fill('bundels')
    await expect(page.getByRole('option').first()).toContainText('Go to Bundles')
    await box.fill('foxg')
    await expect(page.getByRole('group', { name: 'Handles' }).getByRole('option')).toHaveText([
      /foxglove/,
      /foxglov3/,
    ])
    await box.fill('bundles')
    await expect(page.getByRole('option').first()).toContainText('Go to Bundles')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Bundles' })).toHaveAttribute('aria-current', 'page')
  })

  test('a chord goes to a screen, and the keys sheet lists what applies here only', async ({
    page,
    gallery,
  }) => {
    await open(page, gallery(query))
    await page.keyboard.press('g')
    await page.keyboard.press('r')
    await expect(page.getByRole('button', { name: /^Review/ })).toHaveAttribute('aria-current', 'page')
    await page.keyboard.press('?')
    const sheet = page.getByRole('dialog', { name: 'Keys that apply here' })
    await expect(sheet.getByText('Go to Audit')).toBeVisible()
    await expect(sheet.getByText('Approve')).toHaveCount(0)
    await page.keyboard.press('Escape')
    await expect(sheet).toHaveCount(0)
  })

  test('the inspector is resized by the keyboard and remembers it', async ({ page, gallery }) => {
    await open(page, gallery(query))
    const edge = page.getByRole('separator', { name: 'Inspector width' })
    await edge.focus()
    await page.keyboard.press('Shift+ArrowLeft')
    await expect(edge).toHaveAttribute('aria-valuenow', '384')
    await page.reload()
    await expect(edge).toHaveAttribute('aria-valuenow', '384')
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toHaveJSProperty('clientWidth', 384)
  })

  test('the menu key opens the menu of the active row, and Escape gives the list its focus back', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery(query))
    await list.focus()
    await page.keyboard.press('Shift+F10')
    await expect(page.getByRole('menuitem', { name: /Open in conversation/ })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(list).toBeFocused()
  })
})

test('days are narrowed by dragging over them, and the whole comes back with Escape', async ({
  page,
  gallery,
}) => {
  await page.goto(gallery('page=components'))
  const strip = page.getByRole('slider', { name: 'Messages a day' })
  await strip.scrollIntoViewIfNeeded()
  const box = await strip.boundingBox()
  if (!box) throw new Error('The strip is not shown.')
  const day = box.width / 74
  await page.mouse.move(box.x + 10.5 * day, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + 30.5 * day, box.y + 20, { steps: 5 })
  await page.mouse.up()
  await expect(page.getByTestId('range')).toHaveText('10–30')
  await strip.focus()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('range')).toHaveText('all')
})

test('the edge of a pane follows the pointer and stops at its limits', async ({ page, gallery }) => {
  await open(page, gallery('page=frame'))
  const edge = page.getByRole('separator', { name: 'Inspector width' })
  const box = await edge.boundingBox()
  if (!box) throw new Error('The edge is not shown.')
  await page.mouse.move(box.x, 300)
  await page.mouse.down()
  await page.mouse.move(box.x - 100, 300, { steps: 5 })
  await expect(edge).toHaveAttribute('aria-valuenow', '420')
  await page.mouse.move(box.x + 400, 300, { steps: 5 })
  await page.mouse.up()
  await expect(edge).toHaveAttribute('aria-valuenow', '200')
})

test('nothing on any page asks another host for anything, and every control has a name', async ({
  page,
  gallery,
}) => {
  const { origin } = new URL(gallery(''))
  const foreign: string[] = []
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`) && !request.url().startsWith('data:'))
      foreign.push(request.url())
  })
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text())
  })
  for (const name of ['frame', 'components', 'rows', 'bubbles']) {
    await page.goto(gallery(`page=${name}`))
    await expect(page.locator('#root > *').first()).toBeVisible()
    const nameless = await page
      .locator('button, input, select, textarea, [role="slider"], [role="separator"], [role="grid"]')
      .evaluateAll((controls) =>
        controls
          .filter((control) => {
            const labels = control instanceof HTMLInputElement ? (control.labels?.length ?? 0) : 0
            const labelled = document.querySelector(`label[for="${CSS.escape(control.id)}"]`)
            return !(control.getAttribute('aria-label') || control.textContent?.trim() || labels || labelled)
          })
          .map((control) => control.outerHTML),
      )
    expect(nameless).toEqual([])
  }
  expect(foreign).toEqual([])
  expect(faults).toEqual([])
})
