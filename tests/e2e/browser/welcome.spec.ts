import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type WinnowApp } from '../support/app.ts'

const password = 'correct horse'

/** A case with one account, closed again. */
async function makeCase({ call, folder }: WinnowApp, name: string): Promise<string> {
  const path = join(folder, `${name}.winnow`)
  await call('case.create', {
    path,
    name,
    operation: 'OP MARBLE',
    marking: 'OFFICIAL-SENSITIVE',
    administrator: { name: 'p.mason', password },
  })
  await call('case.close', {})
  return path
}

test.beforeEach(async ({ app: { page } }) => {
  await expect(page.getByRole('button', { name: 'New case…' })).toBeVisible()
})

test('a case is made by keyboard alone, the lock hides it, and Escape there closes it', async ({ app }) => {
  const { page, folder } = app
  await page.keyboard.press('n')
  const dialog = page.getByRole('dialog', { name: 'New case' })
  const create = dialog.getByRole('button', { name: 'Create case' })
  await expect(dialog.getByLabel('Case name')).toBeFocused()
  await page.keyboard.type('First case')
  await page.keyboard.press('Tab')
  await page.keyboard.type('OP MARBLE')
  await dialog.getByLabel('Folder').fill(folder)
  await expect(dialog.getByText(`The case will be ${folder}/First case.winnow`)).toBeVisible()
  await dialog.getByLabel('Administrator').fill('p.mason')
  await dialog.getByLabel('Password', { exact: true }).fill('short')
  await dialog.getByLabel('Password once more').fill('other')
  await expect(dialog.getByText('The two are not the same.')).toBeVisible()
  await expect(create).toBeDisabled()
  await dialog.getByLabel('Password', { exact: true }).fill(password)
  await dialog.getByLabel('Password once more').fill(password)
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { level: 1 })).toHaveText('OP MARBLE · OFFICIAL-SENSITIVE')
  await expect(page.getByText('Nothing has been imported yet')).toBeVisible()

  await page.keyboard.press('Control+l')
  await expect(page.getByLabel('Password')).toBeFocused()
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeHidden()
  await expect(page.getByText('OFFICIAL-SENSITIVE')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'Winnow' })).toBeVisible()
  await expect(page.getByRole('button', { name: /^First case · OP MARBLE/ })).toBeEnabled()
})

test('a wrong password says so, five in a row have to wait, the right one opens the case', async ({
  app,
}) => {
  const { page, call } = app
  await call('case.open', { path: await makeCase(app, 'Locked') })
  const box = page.getByLabel('Password')
  await expect(box).toBeFocused()
  const logIn = page.getByRole('button', { name: 'Log in' })
  for (let tries = 1; tries <= 5; tries++) {
    await box.fill('wrong')
    await page.keyboard.press('Enter')
    await expect(box).toHaveValue('')
    await expect(page.getByText(/Wrong password/)).toBeVisible()
  }
  await expect(logIn).toBeDisabled()
  await expect(page.getByText(/5 times in a row: \d+ s left/)).toBeVisible()

  await expect(logIn).toBeEnabled()
  await box.fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Account: p.mason, administrator' })).toBeVisible()
})

test('a person changes their own password, and only the new one opens the case', async ({ app }) => {
  const { page, call } = app
  await call('case.open', { path: await makeCase(app, 'Changed') })
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: /^Account:/ }).click()
  await page.getByRole('menuitem', { name: 'Change my password…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change my password' })
  await dialog.getByLabel('Old password').fill('not it')
  await dialog.getByLabel('New password', { exact: true }).fill('rainy tuesday')
  await dialog.getByLabel('New password once more').fill('rainy tuesday')
  await page.keyboard.press('Enter')
  await expect(dialog.getByText('The old password is wrong; nothing was changed.')).toBeVisible()
  await dialog.getByLabel('Old password').fill(password)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()

  await page.keyboard.press('Control+l')
  await page.getByLabel('Password').fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Wrong password/)).toBeVisible()
  await page.getByLabel('Password').fill('rainy tuesday')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation', { name: 'Screens' })).toBeVisible()
})

test('the welcome screen tells a case that is gone, forgets it, and refuses a folder that is none', async ({
  app,
}) => {
  const { page, call, folder } = app
  rmSync(await makeCase(app, 'Gone'), { recursive: true })
  await page.reload()
  const recent = page.getByRole('region', { name: 'Recent cases' })
  await expect(recent.getByRole('button', { name: /^Gone/ })).toBeDisabled()
  await expect(recent).toContainText('no longer there')
  await recent.getByRole('button', { name: 'Take Gone off this list' }).click()
  await expect(recent).toBeHidden()
  expect((await call('app.recent', {})).cases).toEqual([])

  await page.keyboard.press('o')
  const dialog = page.getByRole('dialog', { name: 'Open a case' })
  await dialog.getByLabel('Case folder').fill(folder)
  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('button', { name: 'Open' })).toBeEnabled()
  await expect(dialog.getByLabel('Case folder')).toHaveAccessibleDescription(/is not a case|no case/i)
})

test('the sample case opens with one key and lets each of its accounts in without a password', async ({
  app,
}) => {
  const { page } = app
  await page.keyboard.press('s')
  await expect(page.getByRole('button', { name: 'Account: reviewer, reviewer' })).toBeVisible()
  await page.keyboard.press('Control+l')
  await expect(page.getByText('This case has no passwords.')).toBeVisible()
  await page.getByRole('button', { name: 'supervisor' }).click()
  await expect(page.getByRole('button', { name: 'Account: supervisor, supervisor' })).toBeVisible()
})
