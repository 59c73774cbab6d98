import { join } from 'node:path'
import { callFrom } from '../support/bridge.ts'
import { expect, test } from '../support/desktop.ts'

test('starts to the welcome screen', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open the sample case' })).toBeVisible()
  await expect(desktop.page).toHaveTitle(/Winnow/)
})

test('quits with 0', async ({ launch }) => {
  const app = await launch()
  expect(await app.close()).toBe(0)
})

test('keeps the window’s size and the page’s own settings from one start to the next', async ({ launch }) => {
  const first = await launch()
  await first.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1010, height: 707 })
  })
  await first.page.evaluate(() => localStorage.setItem('of this spec', 'kept'))
  expect(await first.close()).toBe(0)

  const second = await launch()
  const bounds = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1010, height: 707 })
  expect(await second.page.evaluate(() => localStorage.getItem('of this spec'))).toBe('kept')
})

test('keeps the list of recent cases from one start to the next', async ({ launch, data }) => {
  const path = join(data, 'kept.winnow')
  const first = await launch()
  await callFrom(first.page, 'case.create', {
    path,
    name: 'Kept',
    operation: 'Operation Example',
    marking: 'OFFICIAL',
    administrator: { name: 'admin', password: null },
  })
  expect(await first.close()).toBe(0)

  const second = await launch()
  const { cases } = await callFrom(second.page, 'app.recent', {})
  expect(cases).toMatchObject([{ path, name: 'Kept', operation: 'Operation Example', present: true }])
})
