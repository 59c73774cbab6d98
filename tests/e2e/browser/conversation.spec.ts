import { expect, test, type WinnowApp } from '../support/app.ts'
import { pressTimes } from '../support/keys.ts'

const bubbles = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Conversation', exact: true })
const active = (app: WinnowApp) => bubbles(app).locator('[data-active]')
const inspector = (app: WinnowApp) => app.page.getByRole('complementary', { name: 'Inspector' })

/** Opens the conversation with the most rows from the list of conversations. */
async function openLongest(app: WinnowApp) {
  await app.openSample()
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Conversations', exact: true })
    .click()
  await expect(
    app.page.getByRole('grid', { name: 'Conversations' }).locator('[data-index="0"]'),
  ).toContainText('⇄')
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(active(app)).toBeVisible()
  const { conversations } = await app.call('conversation.list', { text: '', sort: 'rows', from: 0, count: 1 })
  const [conversation] = conversations
  if (conversation === undefined) throw new Error('The sample has no conversation.')
  return conversation
}

/** The rows of a conversation as the engine holds them, in time order. */
async function rowsOf(app: WinnowApp, conversation: number) {
  const { set, rows } = await app.call('list.open', { of: { kind: 'conversation', conversation } })
  const { rows: found } = await app.call('list.page', { set, from: 0, count: Math.min(500, rows) })
  await app.call('list.close', { set })
  return found
}

test('messages stand under the days of the shown zone, with silences that prove nothing', async ({ app }) => {
  const conversation = await openLongest(app)
  const [first] = await rowsOf(app, conversation.id)
  if (first?.sentAt == null) throw new Error('The first row has no time.')
  const day = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  })
  await expect(bubbles(app).getByRole('heading', { name: day.format(first.sentAt) })).toBeVisible()
  const gap = bubbles(app).getByText('(not proof of no contact)')
  for (let page = 0; page < 12 && (await gap.count()) === 0; page++) await app.page.keyboard.press('PageDown')
  await expect(gap.first()).toBeVisible()
  const [one, other] = conversation.participants
  const main = app.page.getByRole('main')
  await expect(main.getByRole('button', { name: one?.name ?? '', exact: true })).toBeVisible()
  await expect(main.getByRole('button', { name: other?.name ?? '', exact: true })).toBeVisible()
})

test('j and k step from message to message, and the inspector follows', async ({ app }) => {
  const conversation = await openLongest(app)
  const rows = await rowsOf(app, conversation.id)
  await app.page.keyboard.press('j')
  await app.page.keyboard.press('j')
  await expect(inspector(app)).toContainText(rows[2]?.address.uid ?? 'no row')
  await app.page.keyboard.press('k')
  await expect(inspector(app)).toContainText(rows[1]?.address.uid ?? 'no row')
})

test('what stood in sight long enough is recorded as seen, and nothing else', async ({ app }) => {
  const conversation = await openLongest(app)
  const rows = await rowsOf(app, conversation.id)
  const first = rows[0]?.id ?? 0
  const far = rows[200]?.id ?? 0
  const seenBy = async (id: number) =>
    (await app.call('message.get', { id })).seenBy.map(({ account }) => account)
  await expect.poll(() => seenBy(first)).toEqual(['reviewer'])
  expect(await seenBy(far)).toEqual([])
})

test('characters are marked by keys, and a tag stands on them', async ({ app }) => {
  const conversation = await openLongest(app)
  const rows = await rowsOf(app, conversation.id)
  const at = rows.findIndex(({ kind, body }) => kind === 'text' && (body?.length ?? 0) > 12)
  const body = rows[at]?.body ?? ''
  await pressTimes(app.page, 'j', at)
  await expect(active(app)).toContainText(body)
  for (let step = 0; step < 8; step++) await app.page.keyboard.press('Shift+ArrowRight')
  await app.page.keyboard.press('Shift+ArrowLeft')
  await expect(app.page.getByText('7 characters marked')).toBeVisible()
  await app.page.keyboard.press('q')
  await expect(app.page.getByText('Tagged QTY on 7 characters')).toBeVisible()
  await expect(inspector(app).locator('blockquote')).toHaveText(body.slice(0, 7))
  const { tags } = await app.call('tag.of', { message: rows[at]?.id ?? 0 })
  expect(tags).toMatchObject([{ from: 0, to: 7, state: 'proposed' }])
  // The marking holds for the next key, and Escape lets go of it before it leaves the conversation.
  await app.page.keyboard.press('s')
  await expect(app.page.getByText('Tagged PRC on 7 characters')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('v')
  await expect(app.page.getByText('Tagged TRN on 1 row')).toBeVisible()
})

test('characters are marked with the pointer as well', async ({ app }) => {
  const conversation = await openLongest(app)
  const rows = await rowsOf(app, conversation.id)
  const row = rows.find(({ kind, body }) => kind === 'text' && (body?.length ?? 0) > 12)
  const body = app.page.locator(`[data-body="${row?.id}"]`)
  const box = await body.boundingBox()
  if (row === undefined || box === null) throw new Error('No text is in sight.')
  // Another message than the one that has the focus.
  if (row.id === rows[0]?.id) await app.page.keyboard.press('j')
  await app.page.mouse.move(box.x + 1, box.y + 8)
  await app.page.mouse.down()
  await app.page.mouse.move(box.x + 40, box.y + 8, { steps: 4 })
  await app.page.mouse.up()
  await expect(app.page.getByText(/\d+ characters marked/)).toBeVisible()
  await expect(inspector(app)).toContainText(row.address.uid)
  await app.page.keyboard.press('h')
  await expect
    .poll(async () => (await app.call('tag.of', { message: row.id })).tags)
    .toMatchObject([{ from: 0 }])
})

test('an image is hidden until r, its reveal is in the audit, and r again shows it large', async ({
  app,
}) => {
  await app.openSample()
  const { set, rows } = await app.call('list.open', { of: { kind: 'media' } })
  const page = await app.call('list.page', { set, from: 0, count: Math.min(rows, 500) })
  const row = page.rows.find(({ media }) => media.every(({ id, problem }) => id !== null && problem === null))
  if (row === undefined) throw new Error('The sample has no image that can be shown.')
  await app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Conversations', exact: true })
    .click()
  await app.page.getByLabel('Find by approximate name').fill(row.conversation.name)
  await app.page.getByText(row.conversation.name, { exact: true }).first().dblclick()
  await expect(active(app)).toBeVisible()
  const name = row.media[0]?.name ?? ''
  const image = bubbles(app).locator('[data-active]').getByRole('img')
  const opened = await app.call('list.open', {
    of: { kind: 'conversation', conversation: row.conversation.id },
  })
  const { position } = await app.call('list.seekMessage', { set: opened.set, message: row.id })
  for (let step = 0; step < (position ?? 0); step++) {
    await app.page.keyboard.press('j')
    await expect(active(app)).toHaveAttribute('data-index', String(step + 1))
  }
  await expect(image).toHaveAccessibleName(`${name}, hidden`)
  await app.page.keyboard.press('r')
  await expect(image).toHaveAccessibleName(name)
  const { entries } = await app.call('audit.page', { before: null, limit: 1, action: 'media.reveal' })
  expect(entries).toMatchObject([{ actor: 'reviewer', target: row.address.uid }])
  await app.page.keyboard.press('r')
  const large = app.page.getByRole('dialog', { name })
  await expect(large.getByRole('img')).toHaveJSProperty('complete', true)
  await large.getByRole('button', { name: 'Larger' }).click()
  await expect(large.getByText('100 %')).toBeVisible()
  await app.page.keyboard.press('Escape')
  await app.page.keyboard.press('Shift+R')
  await expect(image).toHaveAccessibleName(`${name}, hidden`)
})

test('opened from a search, its hits are marked, counted and stepped through', async ({ app }) => {
  await app.openSample()
  await app.page.keyboard.press('/')
  await app.page.getByRole('combobox', { name: 'Search messages' }).fill('the')
  await app.page.keyboard.press('Enter')
  const hits = app.page.getByRole('grid', { name: 'Hits' })
  await expect(hits).toBeFocused()
  await expect(hits.locator('[data-active]')).toBeVisible()
  await app.page.keyboard.press('Enter')
  await expect(active(app)).toBeVisible()
  const told = app.page.getByText(/^hit 1 of/)
  await expect(told).toBeVisible()
  const count = Number(/of ([\d,]+)/.exec(await told.innerText())?.[1]?.replaceAll(',', ''))
  await expect(active(app).locator('mark').first()).toHaveText(/^the$/i)
  if (count > 1) {
    await app.page.keyboard.press('n')
    await expect(app.page.getByText(/^hit 2 of/)).toBeVisible()
    await expect(active(app).locator('mark').first()).toHaveText(/^the$/i)
    await app.page.keyboard.press('Shift+N')
    await expect(app.page.getByText(/^hit 1 of/)).toBeVisible()
  }
  await app.page.keyboard.press('Shift+N')
  await expect(app.page.getByText(new RegExp(`^hit ${count.toLocaleString('en-GB')} of`))).toBeVisible()
})

test('silences and days are stepped through by keys, and the map goes to both ends', async ({ app }) => {
  const conversation = await openLongest(app)
  const { set, rows } = await app.call('list.open', {
    of: { kind: 'conversation', conversation: conversation.id },
  })
  const { gaps } = await app.call('list.gaps', {
    set,
    handles: conversation.participants.map(({ id }) => id),
  })
  const [first] = gaps
  if (first === undefined) throw new Error('The longest conversation of the sample has no silence.')
  await expect(app.page.getByRole('button', { name: 'Next gap' })).toBeVisible()
  await app.page.keyboard.press(']')
  await expect(active(app)).toHaveAttribute('data-index', String(first.position))
  await expect(active(app)).toContainText('not proof of no contact')
  await app.page.keyboard.press('{')
  await app.page.keyboard.press('Home')
  await expect(active(app)).toHaveAttribute('data-index', '0')
  await app.page.keyboard.press('}')
  await expect(active(app)).not.toHaveAttribute('data-index', '0')
  await expect(active(app).getByRole('heading')).toBeVisible()
  const map = app.page.getByRole('slider', { name: 'Map of the conversation' })
  await map.focus()
  await app.page.keyboard.press('End')
  await expect(map).toHaveAttribute('aria-valuemax', String(rows))
  await expect(map).not.toHaveAttribute('aria-valuenow', '1')
  await app.page.keyboard.press('Home')
  await expect(map).toHaveAttribute('aria-valuenow', '1')
})

test('a day across the case opens from the row in focus, and its hours are a press away', async ({ app }) => {
  const conversation = await openLongest(app)
  const [first] = await rowsOf(app, conversation.id)
  if (first?.sentAt == null) throw new Error('The first row has no time.')
  await app.page.keyboard.press('g')
  await app.page.keyboard.press('d')
  const lines = app.page.getByRole('grid', { name: 'Messages of these days' })
  await expect(lines.locator('[data-active]')).toBeVisible()
  const hours = app.page.getByRole('list', { name: 'Rows by the hour' })
  await expect(hours.getByRole('button')).toHaveCount(24)
  const heading = app.page.getByRole('heading', { level: 2 }).first()
  const shown = await heading.innerText()
  await app.page.keyboard.press('}')
  await expect(heading).not.toHaveText(shown)
  await app.page.keyboard.press('{')
  await expect(heading).toHaveText(shown)
  await expect(lines).toBeFocused()
  await expect(lines.locator('[data-active]')).toBeVisible()
  await app.page.keyboard.press('Enter')
  await expect(bubbles(app)).toBeVisible()
})

test('two handles stand side by side in one order of time, found by keys alone', async ({ app }) => {
  await app.openSample()
  const { handles } = await app.call('handle.list', { text: '', sort: 'rows', from: 0, count: 2 })
  const [one, other] = handles
  if (one === undefined || other === undefined) throw new Error('The sample has no two handles.')
  await app.page.keyboard.press('Control+k')
  await app.page.keyboard.type('Two handles side by side')
  await app.page.keyboard.press('Enter')
  for (const { name } of [one, other]) {
    const field = app.page.getByRole('combobox', { name: 'Handle, by approximate name' })
    await field.fill(name)
    await expect(app.page.getByRole('option').first()).toContainText(name)
    await app.page.keyboard.press('Enter')
  }
  const { rows } = await app.call('list.open', {
    of: { kind: 'pair', handles: [one.id, other.id], rows: 'either' },
  })
  const beside = app.page.getByRole('grid', { name: 'Two handles side by side' })
  await expect(beside).toHaveAttribute('aria-rowcount', String(rows))
  await expect(beside.locator('[data-active]')).toBeVisible()
})
