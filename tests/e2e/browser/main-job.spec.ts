import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { expect, test, type WinnowApp } from '../support/app.ts'
import { goTo } from '../support/work.ts'

const passwords = { 'p.mason': 'correct horse', 's.okoro': 'battery staple', 'r.khan': 'seven bells ringing' }
type Account = keyof typeof passwords

async function logIn({ page }: WinnowApp, account: Account): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByRole('combobox', { name: 'Account' }).selectOption(account)
  await page.getByLabel('Password').fill(passwords[account])
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Account: ${account}` })).toBeVisible()
}

async function addAccount({ page }: WinnowApp, name: Account, role: string): Promise<void> {
  await page.getByRole('button', { name: 'New account…' }).click()
  const dialog = page.getByRole('dialog', { name: 'New account' })
  await dialog.getByLabel('Name').fill(name)
  await dialog.getByLabel('Role').selectOption(role)
  await dialog.getByLabel('First password').fill(passwords[name])
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
}

/** A served file of six messages, one with an image, and the folder of images beside it. */
async function serve(folder: string): Promise<{ file: string; images: string }> {
  const images = join(folder, 'images')
  mkdirSync(images)
  const picture = sharp({ create: { width: 64, height: 48, channels: 3, background: '#804020' } })
  writeFileSync(join(images, 'IMG_1.jpg'), await picture.jpeg().toBuffer())
  const file = join(folder, 'tranche-1.csv')
  const rows = [
    'time,sender,recipient,text,image',
    '2020-05-04 09:00,ravenwolf,tallship,morning,',
    '2020-05-04 09:01,tallship,ravenwolf,two boxes land thursday at the dock,',
    '2020-05-04 09:02,ravenwolf,tallship,how much each,',
    '2020-05-04 09:03,tallship,ravenwolf,42 a box,',
    '2020-05-04 09:04,ravenwolf,tallship,its alan from 12 feather drive,',
    '2020-05-04 09:05,tallship,ravenwolf,,IMG_1.jpg',
  ]
  writeFileSync(file, `${rows.join('\n')}\n`)
  return { file, images }
}

test('the whole job: case, accounts, import, search, tags, attribution, review, bundle, tampering named, audit whole', async ({
  app,
}) => {
  test.slow()
  const { page, folder } = app

  await test.step('a case is made, encrypted, with its accounts', async () => {
    await page.getByRole('button', { name: 'New case…' }).click()
    const dialog = page.getByRole('dialog', { name: 'New case' })
    await dialog.getByLabel('Case name').fill('Marble')
    await dialog.getByLabel('Operation').fill('OP MARBLE')
    await dialog.getByLabel('Folder').fill(folder)
    await dialog.getByLabel('Administrator').fill('p.mason')
    await dialog.getByLabel('Password', { exact: true }).fill(passwords['p.mason'])
    await dialog.getByLabel('Password once more').fill(passwords['p.mason'])
    await dialog.getByRole('button', { name: 'Create case' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('OP MARBLE · OFFICIAL-SENSITIVE')
    await goTo(app, 'Accounts')
    await addAccount(app, 's.okoro', 'supervisor')
    await addAccount(app, 'r.khan', 'reviewer')
    const database = readFileSync(join(folder, 'Marble.winnow', 'case.db'))
    expect(database.subarray(0, 6).toString('latin1')).not.toBe('SQLite')
  })

  await test.step('a served file goes in with its images, and the ledger reconciles', async () => {
    const { file, images } = await serve(folder)
    await page.keyboard.press('Control+i')
    await page.getByLabel('File to import').fill(file)
    await page.keyboard.press('Enter')
    await page.getByLabel("Time zone of the file's clocks").selectOption('Europe/London')
    await page.getByLabel('Images (a folder or a zip)').fill(images)
    await page.getByLabel(/^I declare/).check()
    await page.getByRole('button', { name: 'Import 6 rows' }).click()
    await expect(page.getByRole('region', { name: 'Ledger' })).toContainText(
      '6 rows read = 6 stored + 0 rejected',
    )
    const { jobs } = await app.call('job.list', {})
    for (const { id } of jobs) await app.jobEnds(id)
  })

  const list = page.getByRole('grid', { name: 'Messages', exact: true })
  const active = list.locator('[data-active]')
  await test.step('a reviewer reads, searches, and tags by key', async () => {
    await logIn(app, 'r.khan')
    await goTo(app, 'Messages')
    await expect(active).toContainText('morning')
    await page.keyboard.press('j')
    await expect(active).toContainText('two boxes land thursday')
    await page.keyboard.press('q')
    await expect(active.getByTitle('Quantity, proposed')).toBeVisible()
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await expect(active).toContainText('42 a box')
    await page.keyboard.press('s')
    await expect(active.getByTitle('Price, proposed')).toBeVisible()
    await goTo(app, 'Search')
    await page.getByRole('combobox', { name: 'Search' }).fill('feather')
    await page.keyboard.press('Enter')
    await expect(page.getByText('1 row ·')).toBeVisible()
  })

  await test.step('a handle is attributed on a cited message', async () => {
    await goTo(app, 'Messages')
    await expect(active).toContainText('morning')
    for (let row = 0; row < 4; row++) await page.keyboard.press('j')
    await expect(active).toContainText('its alan')
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toContainText('its alan')
    await page.keyboard.press('Shift+C')
    await expect(page.getByText('Cited tranche-1.csv, row 6')).toBeVisible()
    await goTo(app, 'Handles')
    await page.getByLabel('Find by approximate name').fill('ravenwlf')
    await expect(page.getByRole('grid', { name: 'Handles' }).locator('[data-index="0"]')).toContainText(
      'ravenwolf',
    )
    await page.keyboard.press('Enter')
    await expect(page.getByText('1 cited for the next proposal.')).toBeVisible()
    await page.keyboard.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Who is ravenwolf?' })
    await dialog.getByLabel('Person').fill('Alan Smith')
    await dialog.getByLabel('Conclusion').fill('He gives his first name and the street he lives in.')
    await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
    await expect(dialog).toBeHidden()
  })

  await test.step('a supervisor approves two and returns one with a reason', async () => {
    await logIn(app, 's.okoro')
    await goTo(app, 'Review')
    await expect(page.getByText('1 of 3 waiting · 3 for you to decide')).toBeVisible()
    await expect(page.getByRole('region', { name: 'Tag to decide' })).toContainText('Quantity')
    await page.keyboard.press('a')
    await expect(page.getByRole('region', { name: 'Tag to decide' })).toContainText('Price')
    await page.keyboard.press('r')
    await page.getByRole('textbox', { name: 'Reason' }).fill('Of what?')
    await page.keyboard.press('Control+Enter')
    const attribution = page.getByRole('article', { name: 'Attribution of ravenwolf to Alan Smith' })
    await expect(attribution).toContainText('its alan from 12 feather drive')
    await page.keyboard.press('a')
    await expect(page.getByText('Nothing waits')).toBeVisible()
  })

  await test.step('the reviewer sees it come back', async () => {
    await logIn(app, 'r.khan')
    await goTo(app, 'Returned')
    await expect(page.getByRole('list', { name: 'Returned items' })).toContainText('Of what?')
  })

  const report = page.getByRole('region', { name: 'Verification' })
  const bundle = join(folder, 'bundle')
  await test.step('approved work is exported and verifies whole', async () => {
    await goTo(app, 'Bundles')
    await page.getByRole('button', { name: 'New bundle…' }).click()
    await page.getByLabel('Title').fill('Two boxes')
    await page.getByLabel('Messages of context on either side').fill('1')
    await page.getByLabel('Folder to write').fill(bundle)
    await page.getByRole('button', { name: 'Write the bundle' }).click()
    await expect(page.getByText(/The bundle is whole: 2 chosen rows, 4 of context, 1 image/)).toBeVisible()
    await page.getByRole('button', { name: 'Verify', exact: true }).click()
    await expect(report).toContainText('Whole: all')
    const pages = readFileSync(join(bundle, 'data', 'messages.html'), 'utf8')
    expect(pages).toContain('two boxes land thursday')
    expect(pages).not.toContain('PRC')
  })

  await test.step('a file that was tampered with is named', async () => {
    appendFileSync(join(bundle, 'data', 'messages.html'), '<!-- -->')
    await page.getByRole('form', { name: 'Verify a bundle' }).getByRole('button', { name: 'Verify' }).click()
    await expect(report).toContainText('Not whole')
    await expect(report.getByRole('row').filter({ hasText: 'data/messages.html' })).toContainText('Changed')
  })

  await test.step('the audit chain is whole', async () => {
    await goTo(app, 'Audit')
    await page.keyboard.press('v')
    await expect(page.getByText(/^Whole: each of the \d+ entries follows the one before it\.$/)).toBeVisible()
  })
})
