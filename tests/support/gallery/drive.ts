import type { Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

/** Driving the gallery's lists in a real browser. */
export const ROW = 20

/** Opens a page of the gallery and gives its list, once that has rows. */
export async function open(page: Page, url: string): Promise<Locator> {
  await page.goto(url)
  const list = page.getByRole('grid')
  await expect(list).toBeVisible()
  await expect(list.locator('[data-index]').first()).toBeAttached()
  return list
}

export const viewportOf = (list: Locator) => list.locator(':scope > [tabindex="-1"]')

/** Rows wholly in sight, with the distance of their upper edge from the viewport's. */
export function rowsInSight(list: Locator): Promise<{ index: number; y: number; height: number }[]> {
  return viewportOf(list).evaluate((viewport) => {
    const frame = viewport.getBoundingClientRect()
    return [...viewport.querySelectorAll('[data-index]')]
      .map((row) => ({ index: Number(row.getAttribute('data-index')), box: row.getBoundingClientRect() }))
      .filter(({ box }) => box.top >= frame.top - 0.5 && box.bottom <= frame.bottom + 0.5)
      .map(({ index, box }) => ({ index, y: box.top - frame.top, height: box.height }))
      .sort((a, b) => a.y - b.y)
  })
}

export async function firstInSight(list: Locator) {
  const [first] = await rowsInSight(list)
  if (!first) throw new Error('No row is in sight.')
  return first
}

/** px from the viewport's upper edge to a row's, or to where it would be among rows of one height. */
export async function placeOf(list: Locator, index: number): Promise<number> {
  const first = await firstInSight(list)
  return first.y + (index - first.index) * ROW
}

/** Until nothing has moved for ten frames: wheel scrolling is animated, and rest puts the thumb right. */
export async function rest(list: Locator): Promise<void> {
  await viewportOf(list).evaluate(async (viewport) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    let before = Number.NaN
    for (let still = 0; still < 10; ) {
      await frame()
      const row = viewport.querySelector('[data-index]')
      const now = viewport.scrollTop + (row?.getBoundingClientRect().top ?? 0)
      still = now === before ? still + 1 : 0
      before = now
    }
  })
}

export async function wheel(page: Page, list: Locator, deltaY: number): Promise<void> {
  await viewportOf(list).hover()
  await page.mouse.wheel(0, deltaY)
  await rest(list)
}

export const scrollTo = (list: Locator, fraction: number) =>
  viewportOf(list).evaluate((viewport, part) => {
    viewport.scrollTop = (viewport.scrollHeight - viewport.clientHeight) * part
  }, fraction)
