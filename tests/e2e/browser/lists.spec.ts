import type { Locator } from '@playwright/test'
import {
  firstInSight,
  open,
  placeOf,
  ROW,
  rest,
  rowsInSight,
  scrollTo,
  viewportOf,
  wheel,
} from '../../support/gallery/drive.ts'
import { expect, test } from '../support/gallery.ts'

/** Lists in a real browser: what jsdom cannot lay out. */
test.describe('a list of ten million rows', () => {
  test('End shows the last row at the bottom and Home the first at the top', async ({ page, gallery }) => {
    const list = await open(page, gallery('page=rows'))
    await list.focus()
    await page.keyboard.press('End')
    await expect(page.getByTestId('active')).toHaveText('9999999')
    const rows = await rowsInSight(list)
    const height = await viewportOf(list).evaluate((viewport) => viewport.clientHeight)
    expect(rows.at(-1)).toEqual({ index: 9_999_999, y: height - ROW, height: ROW })
    await expect(list.locator('[data-index="9999999"]')).toContainText('10,000,000')
    await page.keyboard.press('Home')
    expect((await rowsInSight(list))[0]).toEqual({ index: 0, y: 0, height: ROW })
  })

  test('the thumb reaches every part, and its ends are the first and the last row', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=rows'))
    for (const part of [0.25, 0.9, 0.5, 0.001, 0.75]) {
      await scrollTo(list, part)
      await rest(list)
      const rows = await rowsInSight(list)
      expect(Math.abs((rows[0]?.index ?? 0) / 10_000_000 - part)).toBeLessThan(0.01)
      expect(rows.map((row) => row.index)).toEqual(rows.map((_, nth) => (rows[0]?.index ?? 0) + nth))
    }
    await scrollTo(list, 1)
    await rest(list)
    expect((await rowsInSight(list)).at(-1)?.index).toBe(9_999_999)
    await scrollTo(list, 0)
    await rest(list)
    expect((await rowsInSight(list))[0]?.index).toBe(0)
  })

  test('a wheel moves the rows by its own pixels, anywhere, and rest moves nothing', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=rows'))
    for (const part of [0, 0.4, 0.8, 0.9999]) {
      await scrollTo(list, part)
      await rest(list)
      const before = await firstInSight(list)
      await wheel(page, list, 340)
      expect(await placeOf(list, before.index)).toBeCloseTo(before.y - 340, 1)
      await wheel(page, list, -140)
      expect(await placeOf(list, before.index)).toBeCloseTo(before.y - 200, 1)
    }
  })

  test('a long run of the wheel without a rest loses no pixel, though the thumb is put right on the way', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=rows'))
    await page.getByRole('button', { name: 'To the middle' }).click()
    await rest(list)
    const before = await firstInSight(list)
    await viewportOf(list).hover()
    for (let turn = 0; turn < 40; turn++) {
      await page.mouse.wheel(0, 3000)
      await viewportOf(list).evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    await rest(list)
    expect(Math.abs((await placeOf(list, before.index)) - (before.y - 120_000))).toBeLessThan(1)
  })

  test('from a little below the top the wheel meets the first row exactly', async ({ page, gallery }) => {
    const list = await open(page, gallery('page=rows'))
    await wheel(page, list, 5000)
    await wheel(page, list, 45_000)
    for (let turn = 0; turn < 20; turn++) await page.mouse.wheel(0, -3000)
    await rest(list)
    expect((await rowsInSight(list))[0]).toEqual({ index: 0, y: 0, height: ROW })
  })

  test('a row can be jumped to and is shown in the middle', async ({ page, gallery }) => {
    const list = await open(page, gallery('page=rows'))
    await page.getByRole('button', { name: 'Activate at 70 %' }).click()
    const row = list.locator('[data-index="7000000"]')
    await expect(row).toContainText('7,000,001')
    await expect(row).toHaveAttribute('aria-selected', 'false')
    const height = await viewportOf(list).evaluate((viewport) => viewport.clientHeight)
    expect(Math.abs((await placeOf(list, 7_000_000)) - (height - ROW) / 2)).toBeLessThan(2)
    await expect(list).toHaveAttribute('aria-activedescendant', (await row.getAttribute('id')) ?? '')
  })

  test('rows far down are painted pixel for pixel like the same rows at the top', async ({
    page,
    gallery,
  }) => {
    const far = await open(page, gallery('page=rows'))
    await far.focus()
    await page.keyboard.press('End')
    await page.mouse.move(0, 0)
    await expect(far.locator('[data-index="9999990"]')).toContainText('9,999,991')
    await rest(far)
    const wanted = []
    for (let index = 9_999_970; index < 9_999_990; index++) {
      wanted.push(await far.locator(`[data-index="${index}"]`).screenshot())
    }
    const near = await open(page, gallery('page=rows&rows=100&from=9999900'))
    await expect(near.locator('[data-index="0"]')).toContainText('9,999,901')
    await near.focus()
    await page.keyboard.press('End')
    await page.mouse.move(0, 0)
    await rest(near)
    for (const [nth, image] of wanted.entries()) {
      const same = await near.locator(`[data-index="${70 + nth}"]`).screenshot()
      expect(same.equals(image), `row ${9_999_970 + nth}`).toBe(true)
    }
  })

  test('only the rows near the viewport are in the page, after any jump', async ({ page, gallery }) => {
    const list = await open(page, gallery('page=rows'))
    for (const part of [0.13, 0.77, 0.3, 0.99]) {
      await scrollTo(list, part)
      await rest(list)
      expect(await list.locator('[data-index]').count()).toBeLessThan(70)
    }
  })

  test('keys mark ranges, Ctrl+A marks all, Enter opens, and letters are left to commands', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=rows'))
    await list.focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await expect(page.getByTestId('selected')).toHaveText('3')
    await page.keyboard.press('j')
    await expect(page.getByTestId('active')).toHaveText('2')
    await page.keyboard.press('Enter')
    await expect(page.getByTestId('opened')).toHaveText('2')
    await page.keyboard.press('Control+a')
    await expect(page.getByTestId('selected')).toHaveText('10000000')
    await list.locator('[data-index="5"]').click()
    await list.locator('[data-index="9"]').click({ modifiers: ['Shift'] })
    await expect(page.getByTestId('selected')).toHaveText('5')
  })

  test('at twice the size rows keep their place and the last one is reached', async ({
    browser,
    gallery,
  }) => {
    const context = await browser.newContext({ viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 })
    const page = await context.newPage()
    const list = await open(page, gallery('page=rows'))
    const height = await viewportOf(list).evaluate((viewport) => viewport.scrollHeight)
    expect(height * 2).toBeLessThan(2 ** 24)
    await list.focus()
    await page.keyboard.press('End')
    expect((await rowsInSight(list)).at(-1)?.index).toBe(9_999_999)
    await page.getByRole('button', { name: 'To the middle' }).click()
    await rest(list)
    const before = await firstInSight(list)
    await wheel(page, list, 300)
    expect(await placeOf(list, before.index)).toBeCloseTo(before.y - 300, 0)
    await context.close()
  })
})

test.describe('a conversation of 250,000 messages of unknown height', () => {
  /** px from the viewport's upper edge to a message's. */
  const yOf = async (list: Locator, index: number) => {
    const found = (await rowsInSight(list)).find((row) => row.index === index)
    if (!found) throw new Error(`Message ${index} is not in sight.`)
    return found.y
  }

  test('its end is the bottom of the last message, its beginning the top of the first', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=bubbles'))
    await page.getByRole('button', { name: 'To the end' }).click()
    await expect(list.locator('[data-index="249999"]')).not.toContainText('…')
    await rest(list)
    const height = await viewportOf(list).evaluate((viewport) => viewport.clientHeight)
    const last = (await rowsInSight(list)).at(-1)
    expect(last?.index).toBe(249_999)
    expect((last?.y ?? 0) + (last?.height ?? 0)).toBeCloseTo(height, 0)
    await list.focus()
    await page.keyboard.press('Home')
    await rest(list)
    expect((await rowsInSight(list))[0]).toMatchObject({ index: 0, y: 0 })
  })

  test('at the end the last message stays at the bottom when images come and go', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=bubbles'))
    await page.getByRole('button', { name: 'To the end' }).click()
    await expect(list.locator('[data-index="249999"]')).not.toContainText('…')
    const bottom = () =>
      list.locator('[data-index="249999"]').evaluate((row) => row.getBoundingClientRect().bottom)
    const before = await bottom()
    for (const name of ['Show images', 'Hide images', 'Show images']) {
      await page.getByRole('button', { name }).click()
      await rest(list)
      expect(await bottom()).toBeCloseTo(before, 0)
    }
    await wheel(page, list, -4000)
    const first = await firstInSight(list)
    await page.getByRole('button', { name: 'Hide images' }).click()
    await rest(list)
    expect(await yOf(list, first.index)).toBeCloseTo(first.y, 0)
  })

  test('what one looks at stands still when images arrive above, in and below it', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=bubbles'))
    await page.getByRole('button', { name: 'To the middle' }).click()
    await expect(list.locator('[data-index="125000"]')).not.toContainText('…')
    await wheel(page, list, 2000)
    const before = await firstInSight(list)
    await page.getByRole('button', { name: 'Show images' }).click()
    // Drawn rows reach beyond the viewport, so some of the images push from above.
    await expect.poll(() => list.getByTestId('image').count()).toBeGreaterThan(4)
    const above = await list.locator(`[data-index="${before.index - 1}"]`).evaluate((row) => {
      return [...(row.parentElement?.children ?? [])].filter(
        (other) => other.querySelector('[data-testid="image"]') && row.compareDocumentPosition(other) & 2,
      ).length
    })
    expect(above).toBeGreaterThan(0)
    await rest(list)
    expect(await yOf(list, before.index)).toBeCloseTo(before.y, 0)
    await page.getByRole('button', { name: 'Hide images' }).click()
    await rest(list)
    expect(await yOf(list, before.index)).toBeCloseTo(before.y, 0)
  })

  test('a message that was jumped to keeps its place while the texts around it arrive', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=bubbles&delay=500'))
    await page.getByRole('button', { name: 'To the middle' }).click()
    await expect(list.locator('[data-index="125000"]')).toContainText('…')
    const places = await list.evaluate(async (grid) => {
      const seen: number[] = []
      // Drawn unknown at first, then known: until a second after the last of them came.
      while (grid.textContent?.includes('…') || seen.length < 60) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
        const row = grid.querySelector('[data-index="125000"]')
        if (row) seen.push(Math.round(row.getBoundingClientRect().top))
      }
      return seen
    })
    await expect(list.locator('[data-index="125000"]')).not.toContainText('…')
    expect(Math.max(...places) - Math.min(...places)).toBeLessThanOrEqual(1)
  })

  test('scrolling back over messages not yet measured moves by the wheel alone', async ({
    page,
    gallery,
  }) => {
    const list = await open(page, gallery('page=bubbles'))
    await page.getByRole('button', { name: 'Show images' }).click()
    await page.getByRole('button', { name: 'To the middle' }).click()
    await rest(list)
    for (let turn = 0; turn < 12; turn++) {
      await expect(list.getByText('…', { exact: true })).toHaveCount(0)
      const before = await firstInSight(list)
      await wheel(page, list, -200)
      expect(await yOf(list, before.index)).toBeCloseTo(before.y + 200, 0)
    }
  })

  test('a narrower window keeps the first message in sight where it was', async ({ page, gallery }) => {
    const list = await open(page, gallery('page=bubbles'))
    await page.getByRole('button', { name: 'To the middle' }).click()
    await rest(list)
    await wheel(page, list, 300)
    const before = await firstInSight(list)
    await page.setViewportSize({ width: 480, height: 900 })
    await rest(list)
    const top = await viewportOf(list).evaluate((viewport) => viewport.getBoundingClientRect().top)
    const y = await list
      .locator(`[data-index="${before.index}"]`)
      .evaluate((row) => row.getBoundingClientRect().top)
    // The bar above the list may have wrapped; the message stays where it was in the list.
    expect(y - top).toBeCloseTo(before.y, 0)
  })
})
