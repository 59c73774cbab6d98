import { test as plain } from '@playwright/test'
import { flawsOf } from '../support/accessible.ts'
import { expect, test, type WinnowApp } from '../support/app.ts'
import { declare, declareZone, importButton, ledger, lookAt, written } from '../support/importing.ts'
import { as, goTo, handleId, propose, rowsOf, standsOnARow, tag, twoHandles } from '../support/work.ts'

/** In light and in dark. */
async function isAccessible({ page }: WinnowApp, what: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await flawsOf(page), `${what}, ${colorScheme}`).toEqual([])
  }
}

plain('what cannot be named, reached or read is found out', async ({ page }) => {
  await page.setContent(`
    <main style="background: #fff; color: #000">
      <h1>Title</h1><h3>Below</h3>
      <button></button>
      <p style="color: #bbb">pale</p>
      <p id="a">one</p><p id="a" aria-labelledby="b">two</p>
      <span role="gridcell">cell</span>
      <p tabindex="3">third</p>
      <img src="data:,">
    </main>`)
  const flaws = (await flawsOf(page)).join('\n')
  for (const flaw of [
    'a button has no name',
    'contrast 1.',
    'the id a stands twice',
    'names b, which is not there',
    'a gridcell outside of row',
    'takes the focus out of turn',
    'an image without alt',
    'a heading of level 3 behind one of level 1',
  ])
    expect(flaws).toContain(flaw)
})

test('every screen of reading and searching can be named, reached and read, in light and in dark', async ({
  app,
}) => {
  const { page } = app
  await app.openSample()
  const { list } = await app.call('watch.save', {
    list: null,
    version: null,
    name: 'Goods',
    note: 'from the glossary',
    colour: 1,
    terms: [
      { text: 'washing', note: 'machine' },
      { text: 'tops (', note: '' },
    ],
  })
  await app.jobEnds((await app.call('watch.run', { again: false })).job)
  expect(list).toBeGreaterThan(0)
  await isAccessible(app, 'home')

  await goTo(app, 'Messages')
  await standsOnARow(app)
  await page.keyboard.press('b')
  await isAccessible(app, 'messages')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await isAccessible(app, 'the sheet of keys')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: 'Find anything' })).toBeFocused()
  await isAccessible(app, 'the palette')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('grid', { name: 'Conversation', exact: true })).toBeVisible()
  await isAccessible(app, 'a conversation')

  await goTo(app, 'Days')
  await standsOnARow(app)
  await isAccessible(app, 'a day')

  await goTo(app, 'Search')
  await isAccessible(app, 'search, before anything is searched')
  await page.getByRole('combobox', { name: 'Search messages' }).fill('washing OR box*')
  await page.keyboard.press('Enter')
  await standsOnARow(app)
  await page.keyboard.press('Control+b')
  await expect(page.getByRole('button', { name: 'Add a line' })).toBeVisible()
  await isAccessible(app, 'hits, facets and the builder')

  await goTo(app, 'Searches')
  await expect(page.getByRole('grid')).toContainText('washing OR box*')
  await page.keyboard.press('j')
  await expect(page.getByRole('button', { name: 'Compare with now' })).toBeVisible()
  await isAccessible(app, 'the record of a search')

  await goTo(app, 'Watch-lists')
  await expect(page.getByRole('grid', { name: 'Terms of Goods' })).toContainText('washing')
  await isAccessible(app, 'a watch-list')

  await goTo(app, 'Images')
  await standsOnARow(app)
  await isAccessible(app, 'images')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('row')
  await isAccessible(app, 'one image')
  await page.keyboard.press('Escape')

  await goTo(app, 'Bookmarks')
  await standsOnARow(app)
  await isAccessible(app, 'bookmarks')

  await goTo(app, 'Handles')
  await expect(page.getByRole('grid', { name: 'Handles' }).locator('[data-index="0"]')).toBeVisible()
  await page.keyboard.press('j')
  await isAccessible(app, 'handles')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: /^For and against/ })).toBeVisible()
  await isAccessible(app, 'a handle')
})

test('every screen of importing, deciding and keeping a case can be named, reached and read, in light and in dark', async ({
  app,
}) => {
  const { page } = app
  await app.openSample('reviewer')
  const { plain } = await twoHandles(app)
  await propose(app, plain, 'John SMITH')
  await tag(app, 'IM', await rowsOf(app, await handleId(app, plain), 1))
  await as(app, 'supervisor')
  const damaged = [
    '2020-07-01 09:00,anna,bob,one,3.5E+14',
    '2020-07-01 09:01,bob,anna,two,3.6E+14',
    'only,two',
  ]
  await lookAt(app, written(app, 'served.csv', `time,sender,recipient,text,peer no\n${damaged.join('\n')}\n`))
  await expect(page.getByLabel("Time zone of the file's clocks")).toBeFocused()
  await isAccessible(app, 'the import form')
  await declareZone(app, 'Europe/London')
  await declare(app)
  await importButton(app).click()
  await expect(ledger(app)).toContainText('3 rows read = 2 stored + 1 rejected')
  await isAccessible(app, 'the ledger of an import')
  await ledger(app).getByRole('button', { name: 'Show the rejected rows' }).click()
  await expect(page.getByRole('table', { name: 'Rejected rows' })).toContainText('only,two')
  await isAccessible(app, 'rejected rows')
  await page.keyboard.press('t')
  await isAccessible(app, 'rejected rows under another mapping')
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('a')
  await isAccessible(app, 'a source')

  await goTo(app, 'Twins')
  await expect(page.getByRole('button', { name: 'Show their rows' })).toBeVisible()
  await isAccessible(app, 'twins')
  for (const [key, name] of [
    ['l', 'Left apart'],
    ['p', 'Pairs of handles'],
    ['s', 'Silences'],
  ] as const) {
    await page.keyboard.press(key)
    await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
    await isAccessible(app, name)
  }

  await goTo(app, 'Review')
  await expect(page.getByRole('status').filter({ hasText: '1 of 2 waiting' })).toBeVisible()
  await isAccessible(app, 'an attribution to decide')
  await page.keyboard.press('n')
  await expect(page.getByRole('region', { name: 'Tag to decide' })).toBeVisible()
  await isAccessible(app, 'a tag to decide')
  for (const screen of ['Returned', 'People', 'Tag scheme', 'Bundles', 'Audit']) {
    await goTo(app, screen)
    await isAccessible(app, screen)
  }
})
