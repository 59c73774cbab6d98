import { describe, expect, test } from 'vitest'
import { attributionReads, attributionWrites } from '../../electron/engine/attribution/index.ts'
import { browseReads } from '../../electron/engine/browse/index.ts'
import type { Input } from '../../shared/contract/index.ts'
import { Desk, type PersonName } from '../support/desk.ts'
import { april, idBy } from '../support/lists.ts'
import { addRows, fileHash } from '../support/rows.ts'

const picture = { name: 'dog.jpg', bytes: new Uint8Array([7]), type: 'image/jpeg' }

function desk() {
  const at = new Desk(browseReads, attributionReads, attributionWrites)
  const rows = addRows(
    at.db,
    'pack.csv',
    [
      { at: april(1), from: 'ravenwolf', to: 'tallship', body: 'mum is 69 tomorrow' },
      { at: april(1, 23, 59), from: 'tallship', to: 'ravenwolf' },
      { at: april(3), from: 'ravenwolf', to: 'tallship' },
      { at: null, from: 'ravenwolf', to: 'tallship' },
      { at: april(9), from: 'ravenwo1f', to: 'foxglove', images: ['dog.jpg'] },
      { at: april(9), from: 'ironmoon', to: 'ravenwolf', conversation: 'Sunday football' },
    ],
    [picture],
  )
  const handle = idBy(at, 'handle', 'ravenwolf')
  const proposal: Input<'attribution.propose'> = {
    handle,
    person: { name: 'Alex Example' },
    fromDay: null,
    toDay: null,
    use: 'sole',
    conclusion: 'Alex Example used ravenwolf.',
    items: [],
  }
  const propose = (more: Partial<Input<'attribution.propose'>> = {}, who: PersonName = 'reviewer') =>
    at.as(who)('attribution.propose', { ...proposal, ...more })
  const setState = (id: number, state: string) =>
    at.db.prepare('UPDATE attribution SET state = ? WHERE id = ?').run(state, id)
  const list = async (more: Partial<Input<'handle.list'>> = {}) => {
    const all = { text: '', sort: 'name', from: 0, count: 50 } as const
    return (await at.as('reviewer')('handle.list', { ...all, ...more })).handles
  }
  return { at, rows, handle, proposal, propose, setState, list }
}

describe('the list of handles', () => {
  const names = (handles: { name: string }[]) => handles.map(({ name }) => name)

  test('is sorted as asked for, with rows sent and received and both ends of their time', async () => {
    const { list } = desk()
    expect(names(await list())).toEqual(['foxglove', 'ironmoon', 'ravenwo1f', 'ravenwolf', 'tallship'])
    const [busiest] = await list({ sort: 'rows' })
    expect(busiest).toMatchObject({
      name: 'ravenwolf',
      sent: 3,
      received: 2,
      firstAt: april(1),
      lastAt: april(9),
    })
    expect(names(await list({ sort: 'first' })).slice(0, 2)).toEqual(['ravenwolf', 'tallship'])
    expect(names(await list({ sort: 'rows', from: 1, count: 1 }))).toEqual(['tallship'])
  })

  test.each([
    ['ravenwlof', ['ravenwo1f', 'ravenwolf']],
    ['RAVENWOLF', ['ravenwolf', 'ravenwo1f']],
    ['moon', ['ironmoon']],
    ['zz', []],
  ])('finds by approximate name: %s', async (text, expected) => {
    expect(names(await desk().list({ text }))).toEqual(expected)
  })

  test('knows each handle by the state of its attributions, and shows those of one state', async () => {
    const { propose, setState, list } = desk()
    const { id } = await propose()
    const one = async (state: 'proposed' | 'approved' | 'rejected' | 'unidentified') =>
      names(await list({ state }))
    expect(await one('proposed')).toEqual(['ravenwolf'])
    setState(id, 'approved')
    expect(await one('approved')).toEqual(['ravenwolf'])
    setState(id, 'rejected')
    expect(await one('rejected')).toEqual(['ravenwolf'])
    setState(id, 'withdrawn')
    expect(await one('unidentified')).toHaveLength(5)
  })

  test('names the person of the approved attribution before the one of a proposed', async () => {
    const { propose, setState, list } = desk()
    const approved = await propose()
    await propose({ person: { name: 'Sam Sample' }, use: 'shared' })
    const person = async () => (await list({ text: 'ravenwolf' }))[0]?.person?.name
    expect(await person()).toBe('Sam Sample')
    setState(approved.id, 'approved')
    expect(await person()).toBe('Alex Example')
  })
})

describe('the page of a handle', () => {
  test('counts rows sent and received on each UTC day that has any', async () => {
    const { at, handle } = desk()
    const { days } = await at.as('reviewer')('handle.get', { id: handle })
    expect(days).toEqual([
      { day: '2020-04-01', sent: 1, received: 1 },
      { day: '2020-04-03', sent: 1, received: 0 },
      { day: '2020-04-09', sent: 0, received: 1 },
    ])
  })

  test('names whom it talks to, the busiest conversation first, and names that are like its own', async () => {
    const { at, handle } = desk()
    const page = await at.as('reviewer')('handle.get', { id: handle })
    expect(page.contacts).toMatchObject([
      { name: 'tallship', rows: 4, firstAt: april(1), lastAt: april(3) },
      { name: 'ironmoon', rows: 1 },
    ])
    expect(page.alike).toEqual([{ id: idBy(at, 'handle', 'ravenwo1f'), name: 'ravenwo1f' }])
  })

  test('tells how the served files spell its name where they differ, sent or received', async () => {
    const { at, handle } = desk()
    addRows(at.db, 'other.csv', [
      { at: april(2), from: 'ravenwolf', to: 'tallship', spelled: { From: 'RavenWolf', To: 'tallship' } },
      { at: april(2), from: 'tallship', to: 'ravenwolf', spelled: { From: 'tallship', To: 'RAVENWOLF ' } },
      { at: april(2), from: 'ravenwolf', to: 'tallship', spelled: { From: 'ravenwolf', To: 'TallShip' } },
      { at: april(2), from: 'ravenwolf', to: 'tallship', burn: '{60}' },
    ])
    const aliases = async (id: number) => (await at.as('reviewer')('handle.get', { id })).aliases
    expect(await aliases(handle)).toEqual(['RAVENWOLF ', 'RavenWolf'])
    expect(await aliases(idBy(at, 'handle', 'tallship'))).toEqual(['TallShip'])
    expect(await aliases(idBy(at, 'handle', 'foxglove'))).toEqual([])
  })

  test('of a handle that is not in the case is an error', async () => {
    await expect(desk().at.as('reviewer')('handle.get', { id: 99 })).rejects.toMatchObject({
      code: 'not.found',
    })
  })
})

describe('proposing', () => {
  test('keeps what was said, by whom, with each citation for and against', async () => {
    const { at, rows, propose } = desk()
    const [birthday = 0] = rows
    const media = at.db.prepare('SELECT id FROM media').pluck().get() as number
    const base = { message: null, media: null, outside: null }
    const { id } = await propose({
      fromDay: '2020-04-01',
      toDay: '2020-04-30',
      items: [
        {
          ...base,
          stance: 'supports',
          basis: 'fact',
          message: birthday,
          note: 'the mother turned 69 on 2 April',
        },
        { ...base, stance: 'undermines', basis: 'assessment', media, note: 'not his dog' },
        { ...base, stance: 'neutral', basis: 'fact', outside: 'custody record 12/20', note: '' },
      ],
    })
    const attribution = await at.as('colleague')('attribution.get', { id })
    expect(attribution).toMatchObject({
      handle: { name: 'ravenwolf' },
      person: { name: 'Alex Example' },
      state: 'proposed',
      author: 'reviewer',
      fromDay: '2020-04-01',
      decisions: [],
    })
    expect(attribution.items).toMatchObject([
      {
        stance: 'supports',
        cited: {
          uid: `${fileHash('pack.csv').slice(0, 16)}:2`,
          row: 2,
          sender: 'ravenwolf',
          body: 'mum is 69 tomorrow',
        },
      },
      {
        stance: 'undermines',
        basis: 'assessment',
        cited: null,
        mediaSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      { outside: 'custody record 12/20', cited: null },
    ])
    expect(at.audit('attribution.propose')).toMatchObject([
      {
        target: 'ravenwolf',
        detail: {
          attribution: id,
          person: 'Alex Example',
          use: 'sole',
          fromDay: '2020-04-01',
          items: [
            { message: `${fileHash('pack.csv').slice(0, 16)}:2` },
            { message: null },
            { message: null },
          ],
        },
      },
    ])
    const { history } = await at.as('reviewer')('message.get', { id: birthday })
    expect(history).toMatchObject([{ what: 'cited for: ravenwolf is Alex Example (proposed)' }])
  })

  test('makes a new person by name, and uses an existing one by id only', async () => {
    const { at, propose } = desk()
    await propose()
    const again = propose({ handle: idBy(at, 'handle', 'tallship'), person: { name: ' alex  EXAMPLE' } })
    await expect(again).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('a person named Alex Example already'),
      details: { person: 1 },
    })
    await propose({ handle: idBy(at, 'handle', 'tallship'), person: { id: 1 } })
    const { people } = await at.as('reviewer')('person.list', { text: '' })
    expect(people).toMatchObject([
      { name: 'Alex Example', handles: [{ name: 'ravenwolf', state: 'proposed' }, { name: 'tallship' }] },
    ])
  })

  test.each([
    ['an unknown handle', { handle: 99 }, 'not.found'],
    ['an unknown person', { person: { id: 99 } }, 'not.found'],
    ['a day that does not exist', { fromDay: '2020-04-31' }, 'call.params'],
    ['an end before its beginning', { fromDay: '2020-04-02', toDay: '2020-04-01' }, 'call.params'],
    [
      'a message that is not in the case',
      {
        items: [
          {
            stance: 'supports' as const,
            basis: 'fact' as const,
            message: 99,
            media: null,
            outside: null,
            note: '',
          },
        ],
      },
      'not.found',
    ],
  ])('with %s leaves nothing behind, not even the new person', async (_, more, code) => {
    const { at, propose } = desk()
    await expect(propose(more)).rejects.toMatchObject({ code })
    expect((await at.as('reviewer')('person.list', { text: '' })).people).toEqual([])
    expect(at.audit('person.save')).toEqual([])
  })

  test('the same person on the same days twice is refused; on other days it is allowed', async () => {
    const { propose } = desk()
    await propose({ fromDay: '2020-04-01', toDay: '2020-04-10' })
    const again = (fromDay: string) => propose({ person: { id: 1 }, fromDay }, 'colleague')
    await expect(again('2020-04-10')).rejects.toMatchObject({
      code: 'state.conflict',
      message: expect.stringContaining('It is proposed already, by reviewer'),
    })
    await expect(again('2020-04-11')).resolves.toMatchObject({ id: 2 })
  })
})

describe('revising and withdrawing', () => {
  test('an own proposal gives way to the revised one', async () => {
    const { at, proposal, propose } = desk()
    const { id } = await propose()
    const revised = await at.as('reviewer')('attribution.revise', {
      ...proposal,
      person: { id: 1 },
      conclusion: 'Alex Example used ravenwolf from 1 April.',
      fromDay: '2020-04-01',
      supersedes: id,
    })
    const states = async (each: number) => (await at.as('reviewer')('attribution.get', { id: each })).state
    expect([await states(id), await states(revised.id)]).toEqual(['superseded', 'proposed'])
    expect(at.audit('attribution.revise')).toMatchObject([
      { target: 'ravenwolf', detail: { supersedes: id } },
    ])
  })

  test('an approved one stands until the revised one is decided, one at a time', async () => {
    const { at, proposal, propose, setState } = desk()
    const { id } = await propose()
    setState(id, 'approved')
    const revise = () =>
      at.as('colleague')('attribution.revise', { ...proposal, person: { id: 1 }, supersedes: id })
    await revise()
    expect((await at.as('reviewer')('attribution.get', { id })).state).toBe('approved')
    await expect(revise()).rejects.toMatchObject({ code: 'state.conflict' })
  })

  test('is refused for another’s proposal, a rejected one, and another handle', async () => {
    const { at, proposal, propose, setState } = desk()
    const { id } = await propose()
    const revise = (who: PersonName, more: Partial<typeof proposal> = {}) =>
      at.as(who)('attribution.revise', { ...proposal, person: { id: 1 }, ...more, supersedes: id })
    await expect(revise('colleague')).rejects.toMatchObject({ code: 'state.conflict' })
    await expect(revise('reviewer', { handle: idBy(at, 'handle', 'tallship') })).rejects.toMatchObject({
      message: expect.stringContaining('about the same handle'),
    })
    setState(id, 'rejected')
    await expect(revise('reviewer')).rejects.toMatchObject({
      message: expect.stringContaining('propose the attribution anew'),
    })
  })

  test('an own proposal is withdrawn, an approved one is not', async () => {
    const { at, propose, setState } = desk()
    const { id } = await propose()
    await expect(at.as('colleague')('attribution.withdraw', { id })).rejects.toMatchObject({
      code: 'state.conflict',
    })
    setState(id, 'approved')
    await expect(at.as('reviewer')('attribution.withdraw', { id })).rejects.toMatchObject({
      message: expect.stringMatching(/^ravenwolf is Alex Example: It is approved/),
    })
    setState(id, 'proposed')
    await at.as('reviewer')('attribution.withdraw', { id })
    expect((await at.as('reviewer')('attribution.get', { id })).state).toBe('withdrawn')
    expect(at.audit('attribution.withdraw')).toMatchObject([
      { target: 'ravenwolf', detail: { attribution: id } },
    ])
  })

  test('nothing of it can be edited or deleted behind the rules’ back', async () => {
    const { at, propose } = desk()
    await propose()
    expect(() => at.db.exec("UPDATE attribution SET conclusion = 'other'")).toThrow('never edited')
    expect(() => at.db.exec('DELETE FROM attribution')).toThrow('never deleted')
  })
})

describe('people, outcomes and seizures', () => {
  test('a person’s name and note can be changed, with what they were in the audit', async () => {
    const { at, propose } = desk()
    await propose()
    await at.as('reviewer')('person.save', { id: 1, name: 'Alexander Example', note: 'born 1979' })
    const { people } = await at.as('reviewer')('person.list', { text: 'alexnder' })
    expect(people).toMatchObject([{ name: 'Alexander Example', note: 'born 1979' }])
    expect(at.audit('person.save').at(-1)).toMatchObject({ detail: { before: { name: 'Alex Example' } } })
    await expect(at.as('reviewer')('person.save', { id: 9, name: 'x', note: '' })).rejects.toMatchObject({
      code: 'not.found',
    })
  })

  test('a person keeps their own name when only the note changes', async () => {
    const { at, propose } = desk()
    await propose()
    await expect(
      at.as('reviewer')('person.save', { id: 1, name: 'ALEX EXAMPLE', note: '' }),
    ).resolves.toEqual({ id: 1 })
  })

  test('outcomes stand with their person until they are withdrawn', async () => {
    const { at, propose } = desk()
    await propose()
    const act = at.as('supervisor')
    const { id } = await act('outcome.add', { person: 1, kind: 'arrested', day: '2020-06-16', note: '' })
    await act('outcome.add', { person: 1, kind: 'charged', day: null, note: 'conspiracy' })
    const outcomes = async () =>
      (await act('person.list', { text: '' })).people[0]?.outcomes.map(({ kind }) => kind)
    expect(await outcomes()).toEqual(['arrested', 'charged'])
    await act('outcome.withdraw', { id })
    expect(await outcomes()).toEqual(['charged'])
    await expect(act('outcome.withdraw', { id })).rejects.toMatchObject({ code: 'state.conflict' })
    await expect(
      act('outcome.add', { person: 9, kind: 'charged', day: null, note: '' }),
    ).rejects.toMatchObject({
      code: 'not.found',
    })
    expect(at.audit('outcome.withdraw')).toMatchObject([
      { target: 'Alex Example', detail: { kind: 'arrested' } },
    ])
  })

  test('seizures are listed newest first until they are withdrawn', async () => {
    const { at, propose } = desk()
    await propose()
    const act = at.as('supervisor')
    const add = (
      day: string | null,
      commodity: string,
      amount: number,
      unit: string,
      person: number | null,
    ) => act('seizure.add', { day, commodity, amount, unit, person, note: '' })
    await add('2020-06-01', 'cocaine', 109, 'kg', 1)
    const { id } = await add('2020-06-09', 'cash', 1_800_000, 'GBP', null)
    await add(null, 'heroin', 24, 'kg', null)
    const names = async () => (await act('seizure.list', {})).seizures.map(({ commodity }) => commodity)
    expect(await names()).toEqual(['cash', 'cocaine', 'heroin'])
    expect((await act('seizure.list', {})).seizures[1]).toMatchObject({
      person: { name: 'Alex Example' },
      account: 'supervisor',
    })
    await act('seizure.withdraw', { id })
    expect(await names()).toEqual(['cocaine', 'heroin'])
    await expect(add('2020-02-30', 'cocaine', 1, 'kg', null)).rejects.toMatchObject({ code: 'call.params' })
  })
})
