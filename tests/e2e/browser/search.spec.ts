import { WinnowError } from '../../../shared/contract/error.ts'
import { expect, test, type WinnowApp } from '../support/app.ts'

const box = (app: WinnowApp) => app.page.getByRole('combobox', { name: 'Search messages' })
const hits = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Hits' })
const counted = (app: WinnowApp) =>
  app.page
    .getByRole('main')
    .getByRole('status')
    .filter({ hasText: /rows? · / })

const filters = (app: WinnowApp) => app.page.getByRole('navigation', { name: 'Filters' })

async function rowsFound(app: WinnowApp): Promise<number> {
  const [, rows = ''] = /^([\d,]+) rows?/.exec(await counted(app).innerText()) ?? []
  return rows === '' ? Number.NaN : Number(rows.replaceAll(',', ''))
}

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

test('before anything is searched, filters are put into the text by one press', async ({ app }) => {
  await filters(app).getByRole('button', { name: 'image' }).first().click()
  await expect(box(app)).toHaveValue('has:image')
  const { set, rows } = await app.call('list.open', { of: { kind: 'media' } })
  await app.call('list.close', { set })
  await expect(counted(app)).toContainText(`${rows} rows`)
})

test('beside the hits stands what they have in common, with counts; a press narrows to it, Alt leaves it out', async ({
  app,
}) => {
  await search(app, 'the OR and')
  const all = await rowsFound(app)
  const text = filters(app).getByRole('button', { name: /^text: / })
  const stated = Number(
    /^text: ([\d,]+)/.exec((await text.getAttribute('aria-label')) ?? '')?.[1]?.replace(',', ''),
  )
  await text.click()
  await expect(box(app)).toHaveValue('(the OR and) kind:text')
  await expect.poll(() => rowsFound(app)).toBe(stated)
  await expect(text).toHaveAttribute('aria-pressed', 'true')
  await text.click()
  await expect(box(app)).toHaveValue('(the OR and)')
  await expect.poll(() => rowsFound(app)).toBe(all)
  await text.click({ modifiers: ['Alt'] })
  await expect(box(app)).toHaveValue('(the OR and) -kind:text')
  await expect.poll(() => rowsFound(app)).toBe(all - stated)
})

test('filters are reached and pressed by keys alone', async ({ app }) => {
  await search(app, 'the')
  await expect(hits(app)).toBeFocused()
  const handles = filters(app).getByRole('region', { name: 'Handles' })
  await expect(handles.getByRole('button', { name: /: \d+ rows?, \d+ messages?$/ }).first()).toBeVisible()
  await app.page.keyboard.press('Shift+F')
  await expect(filters(app).getByRole('button', { name: 'Handles' })).toBeFocused()
  await app.page.keyboard.press('ArrowDown')
  await expect(filters(app).locator(':focus')).toHaveAttribute('aria-label', /: \d+ rows?, \d+ messages?$/)
  const name = /^(.*): \d/.exec((await filters(app).locator(':focus').getAttribute('aria-label')) ?? '')?.[1]
  await app.page.keyboard.press('Space')
  await expect(box(app)).toHaveValue(`the with:${name}`)
  await app.page.keyboard.press('-')
  await expect(box(app)).toHaveValue(`the -with:${name}`)
})

test('the builder and the box are one search: each is written into the other', async ({ app }) => {
  await box(app).fill('dover -ferry (a b OR from:x)')
  await app.page.keyboard.press('Control+b')
  const builder = app.page.getByRole('region', { name: 'Search builder' })
  const line = (name: RegExp) => builder.getByRole('listitem', { name })
  await expect(line(/all of these words/).getByRole('textbox')).toHaveValue('dover')
  await expect(line(/none of these words/).getByRole('textbox')).toHaveValue('ferry')
  await expect(builder).toContainText('no line can show it: (a b OR from:x)')
  await builder.getByRole('button', { name: 'Take it out' }).click()
  await expect(box(app)).toHaveValue('dover -ferry')
  await line(/all of these words/)
    .getByRole('textbox')
    .fill('the AND')
  await expect(box(app)).toHaveValue('the "AND" -ferry')
  await line(/all of these words/)
    .getByRole('textbox')
    .fill('the')
  await line(/none of these words/)
    .getByRole('combobox')
    .selectOption('kind of row')
  await builder.getByRole('button', { name: 'text', exact: true }).click()
  await line(/all of these words/)
    .getByRole('textbox')
    .press('Enter')
  await expect(counted(app)).toBeVisible()
  const typed = await box(app).inputValue()
  const { rows, set } = await app.call('search.run', { text: typed })
  await app.call('list.close', { set })
  await expect.poll(() => rowsFound(app)).toBe(rows)
})

test('hits stand in the chosen order, and the one that one stands on is kept', async ({ app }) => {
  await search(app, 'the')
  await expect(hits(app)).toBeFocused()
  await expect(counted(app)).toContainText(/messages?/)
  await app.page.keyboard.press('End')
  const last = (await rowsFound(app)) - 1
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', String(last))
  const said = hits(app).locator('[data-active] [data-said]')
  const stood = await said.innerText()
  await app.page.getByRole('button', { name: /^Order of the hits/ }).click()
  await app.page.getByRole('menuitemcheckbox', { name: 'Newest first' }).click()
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', '0')
  await expect(said).toHaveText(stood)
  await app.page.reload()
  await expect(app.page.getByRole('button', { name: /^Order of the hits: Newest first/ })).toBeVisible()
})

test('grouped by conversation, hits say which group one reads in, and keys go from group to group', async ({
  app,
}) => {
  await search(app, 'the')
  await app.page.getByRole('button', { name: /^Order of the hits/ }).click()
  await app.page.getByRole('menuitemcheckbox', { name: /^By conversation/ }).click()
  const bar = app.page.getByRole('region', { name: 'Groups of hits' })
  await expect(bar).toContainText(/group 1 of \d+/)
  const size = Number(/(\d+) rows?/.exec(await bar.innerText())?.[1])
  await hits(app).focus()
  await app.page.keyboard.press('Alt+ArrowDown')
  await expect(bar).toContainText(/group 2 of/)
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', String(size))
  // Each group stands below its heading, which is no row.
  const name = /^(.+?)\s+\d+ rows?/.exec((await bar.innerText()).replaceAll('\n', ' '))?.[1] ?? 'none'
  await expect(hits(app).locator('[data-section="1"]')).toContainText(name)
  await app.page.keyboard.press('k')
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', String(size - 1))
  // Keys that are pressed before the list of groups is there are not lost.
  await app.page.keyboard.press('Alt+ArrowDown')
  await expect(bar).toContainText(/group 2 of/)
  await app.page.keyboard.press('Shift+G')
  await app.page.keyboard.press('Home')
  await app.page.keyboard.press('Enter')
  await expect(bar).toContainText(/group 1 of/)
})

test('End pressed before all hits are here goes to the last of them when they are', async ({ app }) => {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await app.page.route('**/message', async (route) => {
    if (route.request().postData()?.includes('"search.run"')) await held
    await route.continue()
  })
  await search(app, 'the')
  await expect(hits(app)).toBeFocused()
  await app.page.keyboard.press('End')
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', '99')
  letThrough()
  await expect(counted(app)).toBeVisible()
  const rows = await rowsFound(app)
  expect(rows).toBeGreaterThan(100)
  await expect(hits(app).locator('[data-active]')).toHaveAttribute('data-index', String(rows - 1))
  await app.page.unroute('**/message')
})

test('hits are sorted by the heading of a column', async ({ app }) => {
  await search(app, 'the')
  await expect(counted(app)).toBeVisible()
  const heading = hits(app).getByRole('columnheader', { name: 'Text', exact: true })
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'ascending')
  await expect(
    app.page.getByRole('button', { name: 'Order of the hits: Sorted by length of text' }),
  ).toBeVisible()
  await heading.getByRole('button').click()
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  await hits(app).focus()
  await app.page.keyboard.press('Home')
  const { set } = await app.call('search.run', { text: 'the' })
  const sorted = await app.call('list.sort', { set, column: 'text', descending: true })
  const { rows } = await app.call('list.page', { set: sorted.set, from: 0, count: 1 })
  await expect(app.page.getByRole('complementary', { name: 'Inspector' })).toContainText(
    rows[0]?.address.uid ?? 'none',
  )
})

test('between one search and the next the list is never empty for longer than a frame or two', async ({
  app,
}) => {
  await search(app, 'the')
  await expect(hits(app)).toBeFocused()
  await app.page.evaluate(() => {
    const frames: number[] = []
    Object.assign(window, { frames })
    const look = () => {
      frames.push(
        document.querySelectorAll(
          '[aria-label="Hits"] [data-index] [role="gridcell"]:nth-child(2):not(:empty)',
        ).length,
      )
      requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  })
  for (const text of ['and', 'a OR i', 'to', 'is', 'the']) {
    await search(app, text)
    await expect(hits(app)).toBeFocused()
    await expect(counted(app)).toBeVisible()
  }
  const frames = await app.page.evaluate(() => (window as unknown as { frames: number[] }).frames)
  const blank = frames
    .map((rows) => (rows === 0 ? '0' : ' '))
    .join('')
    .split(/ +/)
  expect(Math.max(...blank.map(({ length }) => length))).toBeLessThanOrEqual(2)
})

test('a saved search is offered in the box by its name, and can be part of another', async ({ app }) => {
  await search(app, 'the OR and')
  const found = await rowsFound(app)
  await app.page.keyboard.press('Control+s')
  await app.page.getByRole('textbox', { name: 'Name' }).fill('small words')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('dialog')).toHaveCount(0)
  await app.page.keyboard.press('/')
  await box(app).pressSequentially('search:small')
  await app.page.getByRole('option', { name: /^small words/ }).click()
  await expect(box(app)).toHaveValue('search:"small words" ')
  await app.page.keyboard.press('Enter')
  await expect.poll(() => rowsFound(app)).toBe(found)
  await expect(hits(app).locator('mark').first()).toHaveText(/^(the|and)$/i)
})

test('at the size of a small laptop at twice the zoom, hits can be read and filters give way', async ({
  app,
}) => {
  await app.page.setViewportSize({ width: 720, height: 450 })
  await search(app, 'the')
  await expect(hits(app).locator('[data-index="2"]')).toBeInViewport()
  await expect(box(app)).toBeInViewport()
  await expect(filters(app)).toHaveCount(0)
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

test('the up arrow in the empty box reaches former searches too', async ({ app }) => {
  await search(app, 'calais')
  await expect(counted(app)).toBeVisible()
  await box(app).fill('')
  await app.page.keyboard.press('Escape')
  await expect(async () => {
    await app.page.keyboard.press('ArrowUp')
    await expect(app.page.getByRole('option', { name: /^calais/ })).toBeVisible({ timeout: 1000 })
  }).toPass()
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
