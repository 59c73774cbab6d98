import { expect, test, type WinnowApp } from '../support/app.ts'
import { logInAgain } from '../support/work.ts'

const messages = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Messages', exact: true })
const conversation = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Conversation', exact: true })
const side = (app: WinnowApp) => app.page.locator('[data-pane="side"]')
const first = (app: WinnowApp) => app.page.locator('[data-pane="first"]')
const inspector = (app: WinnowApp) => app.page.getByRole('complementary', { name: 'Inspector' })

async function openMessages(app: WinnowApp) {
  await app.openSample()
  await app.page.keyboard.press('g')
  await app.page.keyboard.press('m')
  await expect(messages(app).locator('[data-active]')).toBeVisible()
}

/** The longest conversation, opened from the list of conversations. */
async function openLongest(app: WinnowApp): Promise<number> {
  await app.page.keyboard.press('g')
  await app.page.keyboard.press('c')
  const list = app.page.getByRole('grid', { name: 'Conversations' })
  await expect(list.locator('[data-index="0"]')).toContainText('⇄')
  await expect(list).toBeFocused()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(conversation(app).locator('[data-active]')).toBeVisible()
  const { conversations } = await app.call('conversation.list', { text: '', sort: 'rows', from: 0, count: 1 })
  return conversations[0]?.id ?? 0
}

test('what stood on screen long enough counts as seen, and u goes to the next row that did not', async ({
  app,
}) => {
  await openMessages(app)
  const rows = messages(app).locator('[data-index]')
  await expect(rows.first().getByText('not seen')).toBeAttached()
  const counted = async () => (await app.call('reading.coverage', { of: { kind: 'all' } })).mine.rows
  await expect.poll(counted).toBeGreaterThan(5)
  const { set } = await app.call('list.open', { of: { kind: 'all' } })
  await expect(app.page.getByRole('main')).toContainText(/\d seen/)
  await app.page.keyboard.press('u')
  const active = messages(app).locator('[data-active]')
  await expect(active.getByText('not seen')).toBeAttached()
  const { position } = await app.call('list.nextUnread', { set, from: 0, direction: 'next' })
  expect(position).not.toBeNull()
})

test('a conversation opens where one left it, and the work where one was, after logging in again', async ({
  app,
}) => {
  await openMessages(app)
  const id = await openLongest(app)
  for (let step = 0; step < 7; step++) await app.page.keyboard.press('j')
  await expect(conversation(app).locator('[data-active]')).toHaveAttribute('data-index', '7')
  const { set } = await app.call('list.open', { of: { kind: 'conversation', conversation: id } })
  const [eighth = 0] = (await app.call('list.ids', { set, from: 7, count: 1 })).ids
  const kept = () => app.call('place.get', { conversation: id })
  await expect.poll(async () => (await kept()).message).toBe(eighth)
  await openLongest(app)
  await expect(conversation(app).locator('[data-active]')).toHaveAttribute('data-index', '7')
  await expect(app.page.getByText('Back where you left it')).toBeVisible()
  await expect
    .poll(async () => (await app.call('preference.get', {})).places?.stack.at(-1)?.screen)
    .toBe('conversation')
  await logInAgain(app)
  await expect(conversation(app).locator('[data-active]')).toHaveAttribute('data-index', '7')
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(app.page.getByRole('grid', { name: 'Conversations' })).toBeVisible()
})

test('bookmarks are put, stepped to, listed, opened and taken off by keys', async ({ app }) => {
  await openMessages(app)
  for (let step = 0; step < 3; step++) await app.page.keyboard.press('j')
  await expect(inspector(app)).toContainText('Row as served')
  await app.page.keyboard.press('b')
  await expect(app.page.getByText('Bookmarked')).toBeVisible()
  const active = messages(app).locator('[data-active]')
  await expect(active.getByTitle('Your bookmark')).toBeVisible()
  await app.page.keyboard.press('Shift+B')
  await app.page.getByLabel('Note').fill('the van again')
  await app.page.keyboard.press('Enter')
  await expect(active.getByTitle('Your bookmark: the van again')).toBeVisible()
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press(']')
  await expect(active).toHaveAttribute('data-index', '3')
  await app.page.keyboard.press('g')
  await app.page.keyboard.press('k')
  const list = app.page.getByRole('grid', { name: 'Bookmarks' })
  await expect(list.locator('[data-index="0"]')).toContainText('the van again')
  await app.page.keyboard.press('Delete')
  await expect(app.page.getByText('No bookmarks yet')).toBeVisible()
  await app.page.keyboard.press('Control+z')
  await expect(list.locator('[data-index="0"]')).toContainText('the van again')
  await list.focus()
  await app.page.keyboard.press('ArrowUp')
  await app.page.keyboard.press('Enter')
  await expect(conversation(app).locator('[data-active]')).toBeVisible()
})

test('a second pane looks something up beside the work, with keys that follow the focus', async ({ app }) => {
  await openMessages(app)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('j')
  await expect(inspector(app)).toContainText('Row as served')
  await app.page.keyboard.press('Alt+Enter')
  await expect(side(app).getByRole('grid', { name: 'Conversation', exact: true })).toBeFocused()
  const open = side(app).locator('[data-active]')
  await expect(open).toBeVisible()
  await app.page.keyboard.press('j')
  // The work stays where it was.
  await expect(first(app).locator('[data-active]')).toHaveAttribute('data-index', '2')
  const uidOf = async (position: number) => {
    const { set } = await app.call('list.open', { of: { kind: 'all' } })
    return (await app.call('list.page', { set, from: position, count: 1 })).rows[0]?.address.uid ?? 'none'
  }
  await app.page.keyboard.press('F6')
  await expect(messages(app)).toBeFocused()
  await expect(inspector(app)).toContainText(await uidOf(2))
  await app.page.keyboard.press('j')
  await expect(first(app).locator('[data-active]')).toHaveAttribute('data-index', '3')
  await expect(inspector(app)).toContainText(await uidOf(3))
  await app.page.keyboard.press('Shift+F6')
  await expect(first(app).getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await expect(side(app).getByRole('grid', { name: 'Messages', exact: true })).toBeVisible()
  // Both panes, and where they have been, are there again after logging in.
  await expect
    .poll(async () => (await app.call('preference.get', {})).places?.side?.stack.at(-1)?.screen)
    .toBe('messages')
  await logInAgain(app)
  await expect(first(app).getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await expect(side(app).getByRole('grid', { name: 'Messages', exact: true })).toBeVisible()
  await app.page.keyboard.press('Control+\\')
  await expect(side(app)).toHaveCount(0)
  await app.page.keyboard.press('Control+\\')
  await expect(side(app).getByRole('combobox').first()).toBeFocused()
})

test('columns are chosen, moved and made wider for oneself, and are so again after logging in', async ({
  app,
}) => {
  await openMessages(app)
  await app.page.keyboard.press('Shift+K')
  const dialog = app.page.getByRole('dialog', { name: 'Columns' })
  await dialog.getByRole('checkbox', { name: 'To', exact: true }).click()
  await dialog.getByRole('checkbox', { name: 'Served row' }).click()
  await dialog.getByRole('button', { name: 'Move From to the left' }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const titles = () =>
    messages(app)
      .getByRole('columnheader')
      .evaluateAll((headings) => headings.map((heading) => heading.getAttribute('aria-label')))
  const wanted = ['No.', 'Seen', 'From', 'Sent (London)', 'Text', 'Tags', 'Served row']
  await app.page.keyboard.press('Shift+I')
  await expect.poll(titles).toEqual(wanted)
  const from = messages(app).getByRole('columnheader', { name: 'From' })
  const before = await from.boundingBox()
  if (before === null) throw new Error('The column is not there.')
  await app.page.mouse.move(before.x + before.width - 2, before.y + 8)
  await app.page.mouse.down()
  await app.page.mouse.move(before.x + before.width + 58, before.y + 8, { steps: 4 })
  await app.page.mouse.up()
  await expect
    .poll(async () => Math.round((await from.boundingBox())?.width ?? 0))
    .toBe(Math.round(before.width) + 60)
  await expect
    .poll(async () => (await app.call('preference.get', {})).columns?.widths.sender)
    .toBe(Math.round(before.width) + 60)
  await logInAgain(app)
  await expect(messages(app)).toBeVisible()
  await expect.poll(titles).toEqual(wanted)
})

test('digits typed in a list begin a date, and Enter goes there', async ({ app }) => {
  await openMessages(app)
  const { set } = await app.call('list.open', { of: { kind: 'all' } })
  const { rows } = await app.call('list.page', { set, from: 200, count: 1 })
  const day = new Date(rows[0]?.sentAt ?? 0).toISOString().slice(0, 10)
  await app.page.keyboard.type(day, { delay: 30 })
  const box = app.page.getByRole('dialog', { name: 'Jump to a date' }).getByRole('textbox')
  await expect(box).toHaveValue(day)
  await app.page.keyboard.press('Enter')
  await expect(messages(app).locator('[data-active] time')).toContainText(day)
})

test('a message is copied with what was said around it, and the audit says so', async ({ app, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await openMessages(app)
  await openLongest(app)
  for (let step = 0; step < 5; step++) await app.page.keyboard.press('j')
  await expect(inspector(app)).toContainText('Row as served')
  await app.page.keyboard.press('Alt+y')
  await expect(app.page.getByText('Copied the message and 6 rows around; the audit says so')).toBeVisible()
  const text = await app.page.evaluate(() => navigator.clipboard.readText())
  expect(text.match(/messages\.csv\)?, row \d+/g)?.length).toBeGreaterThanOrEqual(7)
  expect(text).toContain('SHA-256 of')
  const types = await app.page.evaluate(async () => (await navigator.clipboard.read())[0]?.types)
  expect(types).toContain('text/html')
  await expect
    .poll(
      async () =>
        (await app.call('audit.page', { before: null, limit: 50, action: 'message.copy' })).entries.length,
    )
    .toBe(1)
})
