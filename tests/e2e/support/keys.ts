import type { Page } from '@playwright/test'

/**
 * Presses a key many times, as fast as a person can at most: after some presses the page draws a frame. Presses without any pause come before
 * all other work of the page, and React takes fifty redraws with work left over for a circle that never ends.
 */
export async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let pressed = 1; pressed <= times; pressed++) {
    await page.keyboard.press(key)
    if (pressed % 10 === 0) await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
  }
}
