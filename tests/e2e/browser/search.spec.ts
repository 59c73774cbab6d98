import { WinnowError } from '../../../shared/contract/error.ts'
import { expect, test, type WinnowApp } from '../support/app.ts'

const box = (app: WinnowApp) => app.page.getByRole('combobox', { name: 'Search messages' })
const hits = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Hits' })
const counted = (app: WinnowApp) =>
  app.page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /rows? · / })

test.beforeEach(async ({ app }) => {
  await app.openSample()
  await app.page.keyboard.press('/')
  await expect(box(app)).toBeFocused()
})

async function search(app: WinnowApp, text: string) {
  await box(app).fill(text)
  await app.page.keyboard.press('Enter')
}

async function logged(app: WinnowApp) {
  return app.call('search.log', { before: null, limit: 50 })
}

/** A word that a handful of rows hold, and how many: counted from the rows themselves. */
async function someWord(app: WinnowApp): Promise<{ word: string; rows: number }> {
  const { set, rows } = await app.call('list.open', { of: { kind: 'all' } })
  const counts = new Map<string, number>()
  for (let from = 0; from < rows; from += 500) {
    const page = await app.call('list.page', { set, from, count: Math.min(500, rows - from) })
    for (const { body } of page.rows) {
      const words = new Set((body ?? '').toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu))
      for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  await app.call('list.close', { set })
  const found = [...counts].find(([word, count]) => /^[a-z]{5,}$/.test(word) && count >= 4 && count <= 40)
  if (found === undefined) throw new Error('The sample has no word of middling frequency.')
  return { word: found[0], rows: found[1] }
}

test('a word is found in exactly the rows that hold it, marked, and the search is in the log', async ({
  app,
}) => {
  const { word, rows } = await someWord(app)
  await search(app, word)
  await expect(counted(app)).toContainText(`${rows} rows`)
  await expect(hits(app)).toBeFocused()
  await expect(hits(app).locator('[data-index="0"] mark').first()).toHaveText(new RegExp(`^${word}$`, 'i'))
  expect((await logged(app)).searches[0]).toMatchObject({ text: word, rows, account: 'reviewer' })
})

test('the hit that one stands on is shown in its conversation, and Enter opens it there', async ({ app }) => {
  const { word } = await someWord(app)
  const marked = new RegExp(`^${word}$`, 'i')
  await search(app, word)
  const beside = app.page.getByRole('region', { name: 'The hit in its conversation' })
  await expect(beside.locator('[data-active] mark').first()).toHaveText(marked)
  await app.page.keyboard.press('Enter')
  const bubbles = app.page.getByRole('grid', { name: 'Conversation', exact: true })
  await expect(bubbles.locator('[data-active] mark').first()).toHaveText(marked)
  const before = (await logged(app)).total
  await app.page.keyboard.press('Escape')
  await expect(hits(app).locator('[data-active] mark').first()).toHaveText(marked)
  expect((await logged(app)).total, 'coming back is no new search').toBe(before)
})

test('what cannot be understood is told at its place, and nothing is run', async ({ app }) => {
  const before = (await logged(app)).total
  await search(app, 'dover "two tops')
  await expect(app.page.getByRole('alert')).toContainText('This quote is never closed')
  await expect(app.page.getByRole('alert')).toContainText('"two tops')
  await expect(box(app)).toHaveAttribute('aria-invalid', 'true')
  await expect(box(app)).toBeFocused()
  expect((await logged(app)).total).toBe(before)
  await search(app, 'dover "two tops"')
  await expect(app.page.getByRole('alert')).toHaveCount(0)
})

test('no text that a person can type breaks it', async ({ app }) => {
  test.slow()
  // biome-ignore format: a table
  const typed = [
    '"', '((((', ')', '-', '*', '~', 'NEAR/x', 'NOT NOT the', 'from:', 'before:yesterday', 'kind:nonsense',
    "'; DROP TABLE message; --", '%', '\u202Eabc', '💪', 'a'.repeat(5000), 'from:ghost to:nobody', '09:15',
  ]
  for (const text of typed) {
    await search(app, text)
    const said = counted(app).or(app.page.getByRole('main').getByRole('alert'))
    await expect(said.first(), `after ${text.slice(0, 40)}`).toBeVisible()
    await expect(app.page.getByText('call.failed')).toHaveCount(0)
  }
  // biome-ignore format: a table
  const sent = [
    '(', '()', '--', '~~', 'NEAR', 'NEAR/', 'a NEAR/5 b NEAR c', 'AND', 'OR', 'NOT', 'from:""', 'from:"', 'after:2020-13-45',
    'on:0000', 'tag:', 'has:*', '_', '\\', '^a', 'a:b:c', '{col}: x', '£20', '\u0000', 'ﬁ', '한국어', '(a OR b) '.repeat(60),
    'x* y* -z*', '0', 'http://a.b/c?d=e', '('.repeat(300), 'a '.repeat(2000),
  ]
  for (const text of sent) {
    const outcome = await app.call('search.run', { text }).then(
      () => 'found',
      (error: unknown) => (error instanceof WinnowError ? error.code : String(error)),
    )
    expect(['found', 'search.problem'], `after ${text.slice(0, 40)}`).toContain(outcome)
  }
})

test('a marked stretch of time narrows the search, as text that can be read and taken back', async ({
  app,
}) => {
  await search(app, 'the')
  const before = await counted(app).innerText()
  const strip = app.page.getByRole('slider', { name: 'Hits over time' })
  await strip.focus()
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('Shift+PageDown')
  await app.page.keyboard.press('Enter')
  await expect(box(app)).toHaveValue(/^the after:2020-\d\d-\d\dT[\d:]+ before:2020-\d\d-\d\dT[\d:]+$/)
  await expect(counted(app)).not.toHaveText(before)
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(box(app)).toHaveValue('the')
  await expect(counted(app)).toHaveText(before)
})

test('filters are put into the text and taken out of it by one press', async ({ app }) => {
  const filters = app.page.getByRole('navigation', { name: 'Filters' })
  await filters.getByRole('button', { name: 'image' }).first().click()
  await expect(box(app)).toHaveValue('has:image')
  await expect(filters.getByRole('button', { name: 'image' }).first()).toHaveAttribute('aria-pressed', 'true')
  const { set, rows } = await app.call('list.open', { of: { kind: 'media' } })
  await app.call('list.close', { set })
  await expect(counted(app)).toContainText(`${rows} rows`)
  await search(app, 'dover OR calais')
  await filters.getByRole('button', { name: 'text', exact: true }).click()
  await expect(box(app)).toHaveValue('(dover OR calais) kind:text')
  await filters.getByRole('button', { name: 'text', exact: true }).click()
  await expect(box(app)).toHaveValue('(dover OR calais)')
})

test('a handle is offered by an approximate name after from:, and fills in', async ({ app }) => {
  const { handles } = await app.call('handle.list', { text: '', sort: 'rows', from: 0, count: 1 })
  const name = handles[0]?.name ?? ''
  await box(app).pressSequentially(`from:${name.slice(0, 3)}${name.slice(4, 8)}`)
  await expect(app.page.getByRole('option', { name })).toBeVisible()
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(box(app)).toHaveValue(`from:${name} `)
  await app.page.keyboard.press('Enter')
  await expect(counted(app)).toContainText(`${(handles[0]?.sent ?? 0).toLocaleString('en-GB')} rows`)
})

test('former searches stand under the empty box', async ({ app }) => {
  await search(app, 'calais')
  await expect(counted(app)).toBeVisible()
  await box(app).fill('')
  const former = app.page.getByRole('option', { name: /^calais/ })
  await expect(async () => {
    await app.page.keyboard.press('ArrowDown')
    await expect(former).toHaveAttribute('aria-selected', 'true', { timeout: 1000 })
  }).toPass()
  await app.page.keyboard.press('Enter')
  await expect(box(app)).toHaveValue('calais')
})

test('a search that finds nothing says so and what may find more', async ({ app }) => {
  await search(app, 'xyzzyqwv')
  await expect(app.page.getByText('No row matches')).toBeVisible()
  await expect(counted(app)).toContainText('0 rows')
})
