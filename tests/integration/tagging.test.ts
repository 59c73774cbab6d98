import { describe, expect, test } from 'vitest'
import { browseReads } from '../../electron/engine/browse/index.ts'
import { taggingReads, taggingWrites } from '../../electron/engine/tagging/index.ts'
import type { Input } from '../../shared/contract/index.ts'
import { urgentCode } from '../../shared/domain/scheme.ts'
import { Desk, defId, type PersonName } from '../support/desk.ts'
import { april } from '../support/lists.ts'
import { addRows, fileHash } from '../support/rows.ts'

const body = 'box is landing 🚢 thurs'

function desk(rows = 3) {
  const at = new Desk(browseReads, taggingReads, taggingWrites)
  const ids = addRows(
    at.db,
    'pack.csv',
    Array.from({ length: rows }, (_, k) => ({ at: april(1, 0, k), body })),
  )
  const tags = async (message: number) => (await at.as('reviewer')('tag.of', { message })).tags
  const add = (messages: number[], more: Partial<Input<'tag.add'>> = {}, who: PersonName = 'reviewer') =>
    at.as(who)('tag.add', { def: defId(at, 'COM'), messages, note: '', range: null, ...more })
  return { at, ids, first: ids[0] ?? 0, tags, add }
}

const uid = (row: number) => `${fileHash('pack.csv').slice(0, 16)}:${row}`

describe('the scheme', () => {
  const wanted = {
    code: 'VES',
    name: 'Vessel',
    category: 'importation',
    meaning: 'Names a ship.',
    key: 'b',
    colour: 3,
    shape: 'ring',
    retired: false,
  } as const

  test('of a new case is the default one, each definition with its first version', async () => {
    const { at } = desk()
    const { defs } = await at.as('reviewer')('scheme.get', {})
    expect(defs).toHaveLength(18)
    expect(defs[0]).toMatchObject({ code: 'IM', version: 1, uses: 0 })
    expect(at.db.prepare('SELECT count(*) FROM tag_def_version WHERE version = 1').pluck().get()).toBe(18)
  })

  test('counts the live tags of each definition', async () => {
    const { at, ids, add } = desk()
    const { added } = await add(ids)
    await at.as('reviewer')('tag.withdraw', { ids: added.slice(0, 1) })
    const { defs } = await at.as('reviewer')('scheme.get', {})
    expect(defs.filter(({ uses }) => uses > 0)).toMatchObject([{ code: 'COM', uses: 2 }])
  })

  test('takes a new definition at its end, and keeps each version of one that is changed', async () => {
    const { at } = desk()
    const save = at.as('supervisor')
    const made = await save('scheme.save', wanted)
    expect(made).toMatchObject({ ...wanted, version: 1, position: 19 })
    const changed = await save('scheme.save', {
      ...wanted,
      id: made.id,
      meaning: 'Names a ship or its IMO number.',
    })
    expect(changed).toMatchObject({ version: 2, position: 19 })
    const versions = at.db
      .prepare('SELECT version, definition FROM tag_def_version WHERE def = ? ORDER BY version')
      .all(made.id) as { definition: string }[]
    expect(versions.map(({ definition }) => JSON.parse(definition).meaning)).toEqual([
      'Names a ship.',
      'Names a ship or its IMO number.',
    ])
    expect(at.audit('scheme.save')).toMatchObject([
      { actor: 'supervisor', target: 'VES', detail: { before: null } },
      { target: 'VES', detail: { before: { version: 1 }, after: { version: 2 } } },
    ])
  })

  test('that is saved as it stands gets no new version', async () => {
    const { at } = desk()
    const made = await at.as('supervisor')('scheme.save', wanted)
    const again = await at.as('supervisor')('scheme.save', { ...wanted, id: made.id })
    expect(again.version).toBe(1)
    expect(at.audit('scheme.save')).toHaveLength(1)
  })

  test.each([
    ['a code that another has', { code: 'COM' }, 'The code COM is that of "Commodity"'],
    ['a key that another has', { key: 'c' }, 'The key c sets "Commodity" (COM)'],
    ['a key of navigation', { key: 'j' }, 'The key j moves about'],
  ])('refuses %s and says whose it is', async (_, change, message) => {
    const { at } = desk()
    await expect(at.as('supervisor')('scheme.save', { ...wanted, ...change })).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining(message),
    })
  })

  test('frees the key of a definition that is retired, which can be set no more', async () => {
    const { at, first, add } = desk()
    const { defs } = await at.as('supervisor')('scheme.get', {})
    const com = defs.find(({ code }) => code === 'COM')
    if (com === undefined) throw new Error('no COM')
    const { uses: _, version: __, position: ___, ...def } = com
    await at.as('supervisor')('scheme.save', { ...def, retired: true })
    await expect(at.as('supervisor')('scheme.save', { ...wanted, key: 'c' })).resolves.toMatchObject({
      key: 'c',
    })
    await expect(add([first])).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('COM (Commodity) is retired'),
    })
  })

  test('keeps the code of threats to life, by which they go to the top of the queue', async () => {
    const { at } = desk()
    const id = defId(at, urgentCode)
    for (const change of [{ code: 'XYZ' }, { code: urgentCode, retired: true }]) {
      await expect(at.as('supervisor')('scheme.save', { ...wanted, ...change, id })).rejects.toMatchObject({
        code: 'state.conflict',
      })
    }
  })
})

describe('adding a tag', () => {
  test('puts it on each message once, with author and time, and says which carried it already', async () => {
    const { at, ids, tags, add } = desk()
    expect(await add(ids.slice(0, 1))).toMatchObject({ already: 0 })
    const { added, already } = await add([...ids, ...ids], { note: 'kilos' }, 'colleague')
    expect([added.length, already]).toEqual([2, 1])
    expect(await tags(ids[0] ?? 0)).toMatchObject([{ account: 'reviewer', state: 'proposed', note: '' }])
    expect(await tags(ids[2] ?? 0)).toMatchObject([
      { account: 'colleague', note: 'kilos', at: at.now - 2000 },
    ])
    expect(at.changed).toEqual([])
  })

  test('names what changed, so that open views reload, and nothing when nothing did', async () => {
    const { at, ids, add } = desk()
    await add(ids)
    expect(at.changed).toEqual(['tags', 'reviews'])
    await add(ids)
    expect(at.changed).toEqual([])
    expect(at.audit('tag.add')).toHaveLength(1)
  })

  test('on a range stands beside one on the whole message and beside one on another range', async () => {
    const { first, tags, add } = desk()
    await add([first])
    await add([first], { range: { from: 0, to: 3 } })
    await add([first], { range: { from: 4, to: 6 } })
    expect(await add([first], { range: { from: 4, to: 6 } })).toMatchObject({ added: [], already: 1 })
    expect((await tags(first)).map(({ from, to }) => [from, to])).toEqual([
      [null, null],
      [0, 3],
      [4, 6],
    ])
  })

  test.each([
    ['beyond the text', { from: 0, to: body.length + 1 }, 'reaches beyond the text, which ends at 23'],
    ['into the middle of a character', { from: 0, to: 16 }, 'cuts a character in two'],
    ['out of the middle of a character', { from: 16, to: 20 }, 'cuts a character in two'],
  ])('on a range that reaches %s is refused', async (_, range, message) => {
    const { first, add } = desk()
    await expect(add([first], { range })).rejects.toMatchObject({
      code: 'call.params',
      message: expect.stringContaining(message),
    })
  })

  test('on a range may end with the text and hold a whole emoji', async () => {
    const { first, add } = desk()
    await expect(add([first], { range: { from: 15, to: body.length } })).resolves.toMatchObject({
      already: 0,
    })
  })

  test('on a range of a message without text is refused', async () => {
    const { at, add } = desk()
    const [empty = 0] = addRows(at.db, 'b.csv', [{ at: 0, body: null }])
    await expect(add([empty], { range: { from: 0, to: 1 } })).rejects.toMatchObject({ code: 'call.params' })
  })

  test('to a message that is not in the case leaves none of the others tagged', async () => {
    const { ids, first, tags, add } = desk()
    await expect(add([...ids, 999])).rejects.toMatchObject({
      code: 'not.found',
      message: expect.stringContaining('999'),
    })
    expect(await tags(first)).toEqual([])
  })

  test('is put down by address for a few messages, by count and ends for many', async () => {
    const { at, ids, add } = desk(60)
    await add(ids.slice(0, 2), { note: 'kilos' })
    await add(ids)
    expect(at.audit('tag.add')).toMatchObject([
      {
        target: 'COM',
        detail: { codes: ['COM'], count: 2, messages: [uid(2), uid(3)], note: 'kilos', already: 0 },
      },
      { target: 'COM', detail: { count: 58, firstMessage: uid(4), lastMessage: uid(61), already: 2 } },
    ])
    expect(at.audit('tag.add')[1]?.detail).not.toHaveProperty('messages')
  })
})

describe('withdrawing and restoring', () => {
  test('takes one’s own tags off and puts them back as they were', async () => {
    const { at, ids, first, tags, add } = desk()
    const { added } = await add(ids)
    await at.as('reviewer')('tag.withdraw', { ids: added })
    expect(await tags(first)).toEqual([])
    await at.as('reviewer')('tag.restore', { ids: added })
    expect(await tags(first)).toMatchObject([{ id: added[0], state: 'proposed' }])
    expect(at.audit('tag.withdraw')).toMatchObject([
      { detail: { count: 3, messages: [uid(2), uid(3), uid(4)] } },
    ])
    expect(at.audit('tag.restore')).toHaveLength(1)
  })

  test('gives a returned tag back as returned', async () => {
    const { at, first, tags, add } = desk()
    const { added } = await add([first])
    at.db.prepare("UPDATE tag SET state = 'returned'").run()
    await at.as('reviewer')('tag.withdraw', { ids: added })
    await at.as('reviewer')('tag.restore', { ids: added })
    expect(await tags(first)).toMatchObject([{ state: 'returned' }])
  })

  test('is its author’s alone, and all or nothing', async () => {
    const { at, ids, first, tags, add } = desk()
    const { added } = await add([first])
    const { added: others } = await add(ids.slice(1), {}, 'colleague')
    const all = [...added, ...others]
    await expect(at.as('reviewer')('tag.withdraw', { ids: all })).rejects.toMatchObject({
      code: 'state.conflict',
      message: `COM on ${uid(3)}: Only its author can have it withdrawn.`,
      details: { kind: 'tag', id: others[0] },
    })
    expect(await tags(first)).toHaveLength(1)
  })

  test('leaves an approved tag alone and says how it can be superseded', async () => {
    const { at, first, add } = desk()
    const { added } = await add([first])
    at.db.prepare("UPDATE tag SET state = 'approved'").run()
    await expect(at.as('reviewer')('tag.withdraw', { ids: added })).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('until its approver takes that decision back'),
    })
  })

  test('does not put a tag beside the same one that was set in the meantime', async () => {
    const { at, first, add } = desk()
    const { added } = await add([first])
    await at.as('reviewer')('tag.withdraw', { ids: added })
    await add([first], {}, 'colleague')
    await expect(at.as('reviewer')('tag.restore', { ids: added })).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('carries that tag by now'),
    })
  })

  test('does not put two of the same back at once', async () => {
    const { at, first, add } = desk()
    const one = await add([first])
    await at.as('reviewer')('tag.withdraw', { ids: one.added })
    const two = await add([first])
    await at.as('reviewer')('tag.withdraw', { ids: two.added })
    const both = [...one.added, ...two.added]
    await expect(at.as('reviewer')('tag.restore', { ids: both })).rejects.toMatchObject({
      code: 'state.conflict',
    })
  })

  test('of a tag that is not there names it', async () => {
    const { at, first, add } = desk()
    const { added } = await add([first])
    await expect(at.as('reviewer')('tag.withdraw', { ids: [...added, 77] })).rejects.toMatchObject({
      code: 'not.found',
      message: 'This case has no tag 77.',
    })
  })
})

describe('revising', () => {
  test('proposes a changed tag and takes the old one off; taking it back brings the old one back', async () => {
    const { at, first, tags, add } = desk()
    const { added } = await add([first], { note: 'box' })
    const [old = 0] = added
    const person = at.as('reviewer')
    const { id } = await person('tag.revise', { id: old, note: 'box = kilo', range: { from: 0, to: 3 } })
    expect(await tags(first)).toMatchObject([{ id, note: 'box = kilo', from: 0, to: 3, state: 'proposed' }])
    await expect(person('tag.restore', { ids: [old] })).rejects.toMatchObject({ code: 'state.conflict' })
    await person('tag.withdraw', { ids: [id] })
    await person('tag.restore', { ids: [old] })
    expect(await tags(first)).toMatchObject([{ id: old, note: 'box' }])
    expect(at.audit('tag.revise')).toMatchObject([{ target: uid(2), detail: { tag: id, supersedes: old } }])
  })

  test('leaves an approved tag standing until the changed one is decided, one at a time', async () => {
    const { at, first, tags, add } = desk()
    const { added } = await add([first])
    const [old = 0] = added
    at.db.prepare("UPDATE tag SET state = 'approved'").run()
    const { id } = await at.as('colleague')('tag.revise', { id: old, note: 'not a commodity', range: null })
    expect(await tags(first)).toMatchObject([
      { id: old, state: 'approved' },
      { id, state: 'proposed' },
    ])
    await expect(
      at.as('reviewer')('tag.revise', { id: old, note: 'again', range: null }),
    ).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('waits for a decision already'),
    })
  })

  test('is refused for another person’s proposal, a bad range, and a range that carries the same tag', async () => {
    const { at, first, add } = desk()
    const { added } = await add([first])
    const [old = 0] = added
    await add([first], { range: { from: 0, to: 3 } })
    const revise = (who: PersonName, range: { from: number; to: number } | null) =>
      at.as(who)('tag.revise', { id: old, note: '', range })
    await expect(revise('colleague', null)).rejects.toMatchObject({ code: 'state.conflict' })
    await expect(revise('reviewer', { from: 3, to: 3 })).rejects.toMatchObject({ code: 'call.params' })
    await expect(revise('reviewer', { from: 0, to: 99 })).rejects.toMatchObject({ code: 'call.params' })
    await expect(revise('reviewer', { from: 0, to: 3 })).rejects.toMatchObject({ code: 'state.conflict' })
  })
})

test('the history of a message tells each step of its tags with who and when', async () => {
  const { at, first, add } = desk()
  const { added } = await add([first], { note: 'box' })
  await at.as('reviewer')('tag.withdraw', { ids: added })
  await at.as('reviewer')('tag.restore', { ids: added })
  const [old = 0] = added
  await at.as('reviewer')('tag.revise', { id: old, note: 'box = kilo', range: null })
  const { history } = await at.as('reviewer')('message.get', { id: first })
  expect(history.map(({ actor, what, note }) => [actor, what, note])).toEqual([
    ['reviewer', 'tag COM proposed', 'box'],
    ['reviewer', 'tag COM withdrawn', ''],
    ['reviewer', 'tag COM restored', ''],
    ['reviewer', 'tag COM proposed in place of the one before', 'box = kilo'],
    ['reviewer', 'tag COM superseded', ''],
  ])
})

test('tags cannot be edited or deleted behind the rules’ back', async () => {
  const { at, first, add } = desk()
  await add([first])
  expect(() => at.db.exec("UPDATE tag SET note = 'other'")).toThrow('superseded, never edited')
  expect(() => at.db.exec('DELETE FROM tag')).toThrow('never deleted')
  await at.as('reviewer')('tag.withdraw', { ids: [1] })
  expect(() => at.db.exec('DELETE FROM withdrawal')).toThrow('append-only')
})
