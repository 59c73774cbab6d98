import { citation } from '../../../shared/domain/citation.ts'
import { expect, showsAccount, test, type WinnowApp } from '../support/app.ts'
import { pressTimes } from '../support/keys.ts'
import { logInAgain } from '../support/work.ts'

const goTo = (app: WinnowApp, screen: string) =>
  app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click()

const list = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Messages' })
const inspectorRow = (app: WinnowApp) =>
  app.page.getByRole('complementary', { name: 'Inspector' }).getByText('Row', { exact: true })
const active = (app: WinnowApp) => list(app).locator('[data-active]')

test.beforeEach(async ({ app }) => {
  await app.openSample()
  await goTo(app, 'Messages')
  await expect(active(app)).toBeVisible()
})

test('all messages stand in time order, counted, and the list has the focus', async ({ app }) => {
  const { rows } = await app.call('home.overview', {})
  const counted = rows.toLocaleString('en-GB')
  await expect(app.page.getByText(`${counted} rows ·`)).toBeVisible()
  await expect(list(app)).toBeFocused()
  // The headings are a row as well.
  await expect(list(app)).toHaveAttribute('aria-rowcount', String(rows + 1))
  const times = await list(app)
    .locator('time')
    .evaluateAll((found) => found.map((time) => time.getAttribute('datetime')))
  expect(times.length).toBeGreaterThan(20)
  expect(times).toEqual(times.toSorted())
})

test('keys move to the end, to the beginning and row by row, and the place is told', async ({ app }) => {
  const { rows } = await app.call('home.overview', {})
  const counted = rows.toLocaleString('en-GB')
  await app.page.keyboard.press('End')
  await expect(app.page.getByText(`row ${counted} of ${counted}`)).toBeVisible()
  await expect(active(app)).toContainText(counted)
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('k')
  await expect(app.page.getByText(`row 2 of ${counted}`)).toBeVisible()
})

test('a heading sorts by its column, pressed again the other way round, and the list is so again after logging in', async ({
  app,
}) => {
  const { set } = await app.call('list.open', { of: { kind: 'all' } })
  const sortedBy = async (descending: boolean) => {
    const sorted = await app.call('list.sort', { set, column: 'sender', descending })
    const { rows } = await app.call('list.page', { set: sorted.set, from: 0, count: 5 })
    return rows.map(({ sender }) => sender?.name ?? 'unknown')
  }
  const heading = list(app).getByRole('columnheader', { name: 'From', exact: true })
  const shown = async (direction: string, names: readonly string[]) => {
    await expect(heading).toHaveAttribute('aria-sort', direction)
    await list(app).focus()
    await app.page.keyboard.press('Home')
    for (const [row, name] of names.entries())
      await expect(list(app).locator(`[data-index="${row}"]`)).toContainText(name)
  }
  await app.page.keyboard.press('End')
  await expect(inspectorRow(app)).toBeVisible()
  const standing = await active(app).innerText()
  await heading.getByRole('button').click()
  // The row that one stood on is still the one that one stands on, wherever it is now.
  await expect(active(app)).toContainText(standing.split('\n').at(-1) ?? '')
  await shown('ascending', await sortedBy(false))
  await app.page.keyboard.press('Shift+E')
  await shown('descending', await sortedBy(true))
  await expect
    .poll(async () => (await app.call('preference.get', {})).view?.['messages.sort.all'])
    .toBe('-sender')
  await logInAgain(app)
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await app.page.keyboard.press('Control+k')
  await app.page.keyboard.type('sort by time')
  await app.page.keyboard.press('Enter')
  await expect(list(app).getByRole('columnheader', { name: 'Sent (London)' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
})

test('a typed date is jumped to by the clock that is shown', async ({ app }) => {
  await app.page.keyboard.press('Shift+D')
  const date = app.page.getByLabel('Date, by the clock of London')
  await date.fill('31/4/2020')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByText('April 2020 has 30 days.')).toBeVisible()
  await date.fill('14/5/2020')
  await expect(app.page.getByText('14 May 2020, London (BST)')).toBeVisible()
  await app.page.keyboard.press('Enter')
  await expect(active(app)).toContainText('2020-05-14')
  await app.page.keyboard.press('k')
  await expect(active(app)).toContainText('2020-05-13')
  await expect(list(app)).toBeFocused()
})

test('rows are chosen by Shift, by Ctrl and all at once', async ({ app }) => {
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  for (let row = 0; row < 5; row++) await app.page.keyboard.press('Shift+ArrowDown')
  await expect(inspector.getByText('6 rows chosen')).toBeVisible()
  await list(app)
    .locator('[data-index="9"]')
    .click({ modifiers: ['ControlOrMeta'] })
  await expect(inspector.getByText('7 rows chosen')).toBeVisible()
  await app.page.keyboard.press('Control+a')
  const { rows } = await app.call('home.overview', {})
  await expect(inspector.getByText(`${rows.toLocaleString('en-GB')} rows chosen`)).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await expect(inspector.getByText('rows chosen')).toHaveCount(0)
})

test('Enter opens the message in its conversation, and Back finds the row again', async ({ app }) => {
  await pressTimes(app.page, 'j', 60)
  await expect(app.page.getByText('row 61 of')).toBeVisible()
  const text = await active(app).locator('[data-said]').innerText()
  await app.page.keyboard.press('Enter')
  const bubbles = app.page.getByRole('grid', { name: 'Conversation' })
  await expect(bubbles.locator('[data-active]')).toContainText(text.slice(0, 20))
  await app.page.keyboard.press('Escape')
  await expect(app.page.getByText('row 61 of')).toBeVisible()
  await expect(list(app)).toBeFocused()
})

test('the inspector comes and goes, and the list keeps its place and the focus', async ({ app }) => {
  await app.page.keyboard.press('End')
  const last = await active(app).getAttribute('data-index')
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  await app.page.keyboard.press('Shift+I')
  await expect(inspector).toHaveCount(0)
  await expect(list(app)).toBeFocused()
  await app.page.keyboard.press('Shift+I')
  await expect(inspector).toBeVisible()
  await expect(active(app)).toHaveAttribute('data-index', last ?? '')
  await expect(list(app)).toBeFocused()
})

test('the citation of a row is copied by a key, as its address says', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await app.page.keyboard.press('j')
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  const { set } = await app.call('list.open', { of: { kind: 'all' } })
  const { rows } = await app.call('list.page', { set, from: 1, count: 1 })
  const [found] = rows
  if (found === undefined) throw new Error('The list has no second row.')
  const { uid } = found.address
  await expect(inspector).toContainText(uid)
  await app.page.keyboard.press('Shift+Y')
  await expect(app.page.getByText(`Copied ${citation(found.address)}`)).toBeVisible()
  expect(await app.page.evaluate(() => navigator.clipboard.readText())).toContain(uid)
})

test('times are shown in the zone that is chosen, and in both beside the row', async ({ app }) => {
  const inspector = app.page.getByRole('complementary', { name: 'Inspector' })
  const sent = inspector.getByRole('region', { name: 'Sent' })
  await expect(sent.getByText('London (BST)')).toBeVisible()
  await expect(sent.getByText(/\d UTC$/)).toBeVisible()
  const london = await active(app).locator('time').innerText()
  await app.page.keyboard.press('Control+Shift+U')
  await expect(active(app).locator('time')).not.toHaveText(london)
  await expect(list(app).getByRole('columnheader', { name: 'Sent (UTC)' })).toBeVisible()
})

test('conversations are found by an approximate name and open with Enter', async ({ app }) => {
  await goTo(app, 'Conversations')
  const conversations = app.page.getByRole('grid', { name: 'Conversations' })
  const first = conversations.locator('[data-index="0"]')
  await expect(first.getByRole('gridcell').first()).toContainText('⇄')
  const name = (await first.getByRole('gridcell').first().innerText()).split(' ⇄ ')[0] ?? ''
  const slipped = `${name.slice(0, 4)}${name.slice(5)}`
  await app.page.getByLabel('Find by approximate name').fill(slipped)
  await expect(first).toContainText(name)
  await app.page.keyboard.press('ArrowDown')
  await expect(conversations).toBeFocused()
  await expect(conversations.locator('[data-active]')).toContainText(name)
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await expect(app.page.getByRole('main').getByRole('button', { name, exact: true })).toBeVisible()
})

test('a list that holds nothing says what to do', async ({ app }) => {
  await app.call('case.close', {})
  await app.call('case.create', {
    path: `${app.folder}/empty.winnow`,
    name: 'Empty',
    operation: 'Empty',
    marking: 'OFFICIAL',
    administrator: { name: 'administrator', password: null },
  })
  await showsAccount(app.page, 'administrator')
  await goTo(app, 'Messages')
  await expect(app.page.getByText('No messages here')).toBeVisible()
  await goTo(app, 'Conversations')
  await expect(app.page.getByText('No conversations yet')).toBeVisible()
  await goTo(app, 'Images')
  await expect(app.page.getByText('No images yet')).toBeVisible()
})
