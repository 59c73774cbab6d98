import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { expect, showsAccount, type WinnowApp } from './app.ts'

/** Goes to a screen by its name in the navigation. */
export const goTo = (app: WinnowApp, screen: string): Promise<void> =>
  app.page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: new RegExp(`^${screen}[ \\d,]*$`) })
    .click()

/** Waits until the row in focus has come: only then a key is about it. */
export const standsOnARow = (app: WinnowApp): Promise<void> =>
  expect(
    app.page.getByRole('complementary', { name: 'Inspector' }).getByRole('region', { name: 'Address' }),
  ).toBeVisible()

/** The account of the sample case that works from here on, once the page shows it: a key pressed sooner is the former's. */
export const as = async (app: WinnowApp, account: 'reviewer' | 'supervisor' | 'administrator') => {
  await app.call('case.sample', { account })
  await showsAccount(app.page, account)
}

/** Closes the sample case and opens it again, each once the page shows it: what is looked for then is none of the first log-in's. */
export async function logInAgain(app: WinnowApp): Promise<void> {
  await app.call('case.close', {})
  await expect(app.page.getByRole('button', { name: 'New case…' })).toBeVisible()
  await as(app, 'reviewer')
}

/** The id of the handle with this name. */
export async function handleId(app: WinnowApp, name: string): Promise<number> {
  const { handles } = await app.call('handle.list', { text: name, sort: 'rows', from: 0, count: 10 })
  const handle = handles.find((each) => each.name === name)
  if (handle === undefined) throw new Error(`The sample has no handle ${name}.`)
  return handle.id
}

/** A handle of the sample with many rows that no other is easily taken for, and one that another is. */
export async function twoHandles(app: WinnowApp): Promise<{ plain: string; alike: string; other: string }> {
  const { handles } = await app.call('handle.list', { text: '', sort: 'rows', from: 0, count: 100 })
  let plain = ''
  let near = { alike: '', other: '' }
  for (const { id, name } of handles) {
    const { alike } = await app.call('handle.get', { id })
    const [other] = alike
    if (other === undefined) plain ||= name
    else if (near.alike === '') near = { alike: name, other: other.name }
  }
  return { plain, ...near }
}

/** The first rows of a handle. */
export async function rowsOf(app: WinnowApp, handle: number, count: number): Promise<MessageRow[]> {
  const { set } = await app.call('list.open', { of: { kind: 'handle', handle: handle } })
  const { rows } = await app.call('list.page', { set, from: 0, count })
  await app.call('list.close', { set })
  return rows
}

/** Proposes, as whoever is logged in, that a person used a handle, on its first two rows. */
export async function propose(app: WinnowApp, name: string, person: string): Promise<number> {
  const handle = await handleId(app, name)
  const rows = await rowsOf(app, handle, 2)
  const proposal: Input<'attribution.propose'> = {
    handle: handle,
    person: { name: person },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'The user names his own street.',
    items: rows.map(({ id }, index) => ({
      stance: index === 0 ? 'supports' : 'undermines',
      basis: 'fact',
      message: id,
      media: null,
      outside: null,
      note: `note ${index + 1}`,
    })),
  }
  return (await app.call('attribution.propose', proposal)).id
}

/** Proposes a tag, by its code, on rows. @returns the tags' ids */
export async function tag(
  app: WinnowApp,
  code: string,
  rows: readonly MessageRow[],
  note = '',
): Promise<readonly number[]> {
  const { defs } = await app.call('scheme.get', {})
  const def = defs.find((each) => each.code === code)
  if (def === undefined) throw new Error(`The scheme has no ${code}.`)
  const messages = rows.map(({ id }) => id)
  return (await app.call('tag.add', { def: def.id, messages, note, range: null })).added
}
