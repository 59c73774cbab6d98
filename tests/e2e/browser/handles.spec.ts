import { expect, test, type WinnowApp } from '../support/app.ts'
import { as, goTo, handleId, propose, standsOnARow, twoHandles } from '../support/work.ts'

const handles = (app: WinnowApp) => app.page.getByRole('grid', { name: 'Handles' })
const ledger = (app: WinnowApp, handle: string, person: string) =>
  app.page.getByRole('article', { name: `Attribution of ${handle} to ${person}` })

/** Opens a handle's page out of the list, by keys alone. */
async function openHandle(app: WinnowApp, name: string): Promise<void> {
  await goTo(app, 'Handles')
  await app.page.getByLabel('Find by approximate name').fill(name)
  await expect(handles(app).locator('[data-index="0"]')).toContainText(name)
  await app.page.keyboard.press('ArrowDown')
  await app.page.keyboard.press('Enter')
  await expect(app.page.getByRole('heading', { name, exact: true })).toBeVisible()
}

test('handles are found although a letter is wrong, opened by keys, and warn of names like theirs', async ({
  app,
}) => {
  await app.openSample()
  const { alike, other } = await twoHandles(app)
  await goTo(app, 'Handles')
  await expect(handles(app)).toBeFocused()
  await app.page.keyboard.press('j')
  await expect(handles(app).locator('[data-active]')).toHaveAttribute('data-index', '0')
  await openHandle(app, alike)
  const warning = app.page.getByText('Another handle is easily taken for this one')
  await expect(warning).toBeVisible()
  await app.page.getByRole('button', { name: other, exact: true }).click()
  await expect(app.page.getByRole('heading', { name: other, exact: true })).toBeVisible()
  await app.page.keyboard.press('Alt+ArrowLeft')
  await expect(app.page.getByRole('heading', { name: alike, exact: true })).toBeVisible()
})

test('a person is proposed by keys, on messages cited while reading, a record outside and dates day first', async ({
  app,
}) => {
  await app.openSample()
  const { plain } = await twoHandles(app)
  await openHandle(app, plain)
  await app.page.keyboard.press('Shift+M')
  const messages = app.page.getByRole('grid', { name: 'Messages of this handle' })
  await standsOnARow(app)
  await app.page.keyboard.press('Shift+C')
  await expect(app.page.getByText('1 cited for the next proposal.')).toBeVisible()
  await app.page.keyboard.press('j')
  await expect(messages.locator('[data-active]')).toHaveAttribute('data-index', '1')
  await app.page.keyboard.press('Shift+C')
  await expect(app.page.getByText('2 cited for the next proposal.')).toBeVisible()

  await app.page.keyboard.press('Control+Enter')
  const dialog = app.page.getByRole('dialog', { name: `Who is ${plain}?` })
  await expect(dialog.getByText('Name the person.')).toBeVisible()
  await app.page.keyboard.type('Alan Smith')
  await app.page.keyboard.press('Tab')
  await app.page.keyboard.type('31/4/2020')
  await app.page.keyboard.press('Tab')
  await expect(dialog.getByText('April 2020 has 30 days.')).toBeVisible()
  await app.page.keyboard.press('Shift+Tab')
  await dialog.getByRole('textbox', { name: 'From' }).fill('1/4/2020')
  await expect(dialog.getByText('1 April 2020')).toBeVisible()
  await dialog.getByLabel('Conclusion').fill('He names his own street; the handset was not found.')
  await dialog.getByLabel('Stance').nth(1).selectOption('undermines')
  await dialog.getByLabel('Note').first().fill('He gives his address.')
  await dialog.getByLabel('Outside record').fill('ANPR 12/4, AB12 CDE')
  await app.page.keyboard.press('Enter')
  await expect(dialog.getByRole('heading', { name: 'Cited (3)' })).toBeVisible()
  await dialog.getByRole('button', { name: 'Propose', exact: true }).click()

  const proposed = ledger(app, plain, 'Alan Smith')
  await expect(proposed).toContainText('proposed')
  await expect(proposed).toContainText('sole use, 2020-04-01 to the end')
  await expect(proposed.getByRole('region', { name: 'For' })).toContainText('He gives his address.')
  await expect(proposed.getByRole('region', { name: 'For' })).toContainText('ANPR 12/4, AB12 CDE')
  await expect(proposed.getByRole('heading', { name: 'Against (1)' })).toBeVisible()
  await proposed.getByRole('region', { name: 'Against' }).getByRole('button').click()
  await expect(app.page.getByRole('grid', { name: 'Messages' }).locator('[data-active]')).toBeVisible()
})

test('a returned attribution shows why, is revised by its author with what it cited, and nothing else', async ({
  app,
}) => {
  await app.openSample()
  const { plain } = await twoHandles(app)
  const id = await propose(app, plain, 'Alan Smith')
  await as(app, 'supervisor')
  const reason = 'Say on which days the street is named.'
  await app.call('review.decide', {
    targets: [{ kind: 'attribution', id }],
    decision: 'return',
    reason,
  })
  await openHandle(app, plain)
  await expect(ledger(app, plain, 'Alan Smith')).toContainText(reason)
  await expect(app.page.getByRole('button', { name: 'Revise…' })).toHaveCount(0)

  await as(app, 'reviewer')
  await goTo(app, 'Returned')
  await expect(app.page.getByRole('list', { name: 'Returned items' })).toContainText(reason)
  await app.page.getByRole('button', { name: 'Open and revise' }).click()
  await app.page.getByRole('button', { name: 'Revise…' }).click()
  const dialog = app.page.getByRole('dialog', { name: `Revise who ${plain} is` })
  await expect(dialog.getByRole('heading', { name: 'Cited (2)' })).toBeVisible()
  await expect(dialog.getByText('Somebody in this case.')).toBeVisible()
  await dialog.getByLabel('Conclusion').fill('The street is named on 3 and 9 May.')
  await dialog.getByRole('button', { name: 'Propose', exact: true }).click()
  await expect(ledger(app, plain, 'Alan Smith').first()).toContainText('The street is named on 3 and 9 May.')
  const { attributions } = await app.call('handle.get', { id: await handleId(app, plain) })
  expect(attributions.map(({ state }) => state)).toEqual(['proposed', 'superseded'])
  expect(attributions[0]?.items).toEqual(attributions[1]?.items)
  await goTo(app, 'Returned')
  await expect(app.page.getByText('Nothing came back')).toBeVisible()
})

test('a supervisor records outcomes and seizures of people, a reviewer reads them and is told who may', async ({
  app,
}) => {
  await app.openSample()
  const { plain } = await twoHandles(app)
  await goTo(app, 'People')
  await expect(app.page.getByText('Nobody yet')).toBeVisible()
  await propose(app, plain, 'Alan Smith')
  await as(app, 'supervisor')
  await goTo(app, 'People')
  const person = app.page.getByRole('article', { name: 'Alan Smith' })
  await person.getByRole('button', { name: 'Add an outcome of Alan Smith' }).click()
  await app.page.getByLabel('Outcome', { exact: true }).selectOption('charged')
  await app.page.getByLabel('Day', { exact: true }).fill('13/5/2020')
  await app.page.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(person).toContainText('charged 2020-05-13')
  await app.page.getByRole('button', { name: 'Add a seizure…' }).click()
  await app.page.getByLabel('Commodity').fill('cocaine')
  await app.page.getByLabel('Amount').fill('1,012.5')
  await app.page.getByLabel('From', { exact: true }).selectOption('Alan Smith')
  await app.page.getByRole('button', { name: 'Add', exact: true }).click()
  const seizures = app.page.getByRole('table', { name: 'Seizures' })
  await expect(seizures).toContainText('1,012.5 kg')
  await as(app, 'reviewer')
  await goTo(app, 'People')
  await expect(person).toContainText('charged 2020-05-13')
  await expect(seizures).toContainText('Alan Smith')
  await expect(app.page.getByText('A supervisor records outcomes and seizures.')).toBeVisible()
  await expect(app.page.getByRole('button', { name: /Withdraw/ })).toHaveCount(0)
  await person.getByRole('button', { name: plain }).click()
  await expect(app.page.getByRole('heading', { name: plain, exact: true })).toBeVisible()
})
