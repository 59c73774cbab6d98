import { join } from 'node:path'
import { callFrom } from '../support/bridge.ts'
import { expect, test } from '../support/desktop.ts'

test('starts to the welcome screen', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open the sample case' })).toBeVisible()
  await expect(desktop.page).toHaveTitle(/Winnow/)
})

test('quits with 0 and begins where it left off: window, settings of the page, recent cases', async ({
  launch,
}) => {
  const first = await launch()
  const path = join(first.folder, 'kept.winnow')
  await callFrom(first.page, 'case.create', {
    path,
    name: 'Kept',
    operation: 'Operation Example',
    marking: 'OFFICIAL',
    administrator: { name: 'admin', password: null },
  })
  await first.page.evaluate(() => localStorage.setItem('of this spec', 'kept'))
  await first.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ width: 1010, height: 707 })
  })
  expect(await first.close()).toBe(0)

  const second = await launch()
  const bounds = await second.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getNormalBounds(),
  )
  expect(bounds).toMatchObject({ width: 1010, height: 707 })
  expect(await second.page.evaluate(() => localStorage.getItem('of this spec'))).toBe('kept')
  const { cases } = await callFrom(second.page, 'app.recent', {})
  expect(cases).toMatchObject([{ path, name: 'Kept', operation: 'Operation Example', present: true }])
})
