import { describe, expect, test } from 'vitest'
import { attributing } from '../../support/attributing.ts'
import type { PersonName } from '../../support/desk.ts'
import { idBy } from '../../support/lists.ts'
import { fileHash } from '../../support/rows.ts'

describe('proposing', () => {
  test('keeps what was said, by whom, with each citation for and against', async () => {
    const { at, rows, propose } = attributing()
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
    const { at, propose } = attributing()
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
    const { at, propose } = attributing()
    await expect(propose(more)).rejects.toMatchObject({ code })
    expect((await at.as('reviewer')('person.list', { text: '' })).people).toEqual([])
    expect(at.audit('person.save')).toEqual([])
  })

  test('the same person on the same days twice is refused; on other days it is allowed', async () => {
    const { propose } = attributing()
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
    const { at, proposal, propose } = attributing()
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
    const { at, proposal, propose, setState } = attributing()
    const { id } = await propose()
    setState(id, 'approved')
    const revise = () =>
      at.as('colleague')('attribution.revise', { ...proposal, person: { id: 1 }, supersedes: id })
    await revise()
    expect((await at.as('reviewer')('attribution.get', { id })).state).toBe('approved')
    await expect(revise()).rejects.toMatchObject({ code: 'state.conflict' })
  })

  test('is refused for another’s proposal, a rejected one, and another handle', async () => {
    const { at, proposal, propose, setState } = attributing()
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
    const { at, propose, setState } = attributing()
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
    const { at, propose } = attributing()
    await propose()
    expect(() => at.db.exec("UPDATE attribution SET conclusion = 'other'")).toThrow('never edited')
    expect(() => at.db.exec('DELETE FROM attribution')).toThrow('never deleted')
  })
})

describe('people, outcomes and seizures', () => {
  test('a person’s name and note can be changed, with what they were in the audit', async () => {
    const { at, propose } = attributing()
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
    const { at, propose } = attributing()
    await propose()
    await expect(
      at.as('reviewer')('person.save', { id: 1, name: 'ALEX EXAMPLE', note: '' }),
    ).resolves.toEqual({ id: 1 })
  })

  test('outcomes stand with their person until they are withdrawn', async () => {
    const { at, propose } = attributing()
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
    const { at, propose } = attributing()
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
