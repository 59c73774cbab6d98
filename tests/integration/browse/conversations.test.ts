import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { Desk } from '../../support/desk.ts'
import { april, idBy } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'

const desk = () => new Desk(browseReads)

describe('conversations', () => {
  function talk() {
    const at = desk()
    addRows(at.db, 'a.csv', [
      { at: april(3), from: 'ravenwolf', to: 'tallship' },
      { at: april(4), from: 'ravenwolf', to: 'tallship' },
      { at: april(1), from: 'foxglove', to: 'ironmoon' },
      { at: april(9), from: 'ravenwolf', to: 'foxglove', conversation: 'Sunday football' },
    ])
    return at
  }
  const list = async (at: Desk, text: string, sort: 'rows' | 'name' | 'first' | 'last' = 'rows') => {
    const answer = await at.as('reviewer')('conversation.list', { text, sort, from: 0, count: 10 })
    return answer.conversations.map(({ name }) => name)
  }
  const direct = 'ravenwolf ⇄ tallship'
  const other = 'foxglove ⇄ ironmoon'
  const group = 'Sunday football'

  test('are sorted as asked for', async () => {
    const at = talk()
    expect((await list(at, '', 'rows'))[0]).toBe(direct)
    expect(await list(at, '', 'name')).toEqual([other, direct, group])
    expect(await list(at, '', 'first')).toEqual([other, direct, group])
    expect(await list(at, '', 'last')).toEqual([group, direct, other])
  })

  test.each([
    ['football', [group]],
    ['fotball', [group]],
    ['ravenwlof', [direct, group]],
    ['raven ship', [direct]],
    ['IRONMOON', [other]],
    ['nobody here', []],
  ])('are found by approximate name or participant: %s', async (text, expected) => {
    expect((await list(talk(), text)).sort()).toEqual([...expected].sort())
  })

  test('come with participants, rows and both ends of their time', async () => {
    const at = talk()
    const id = idBy(at, 'conversation', direct)
    expect(await at.as('reviewer')('conversation.get', { id })).toMatchObject({
      name: direct,
      participants: [{ name: 'ravenwolf' }, { name: 'tallship' }],
      rows: 2,
      firstAt: april(3),
      lastAt: april(4),
    })
    await expect(at.as('reviewer')('conversation.get', { id: 99 })).rejects.toMatchObject({
      code: 'not.found',
    })
  })

  test('of a later import are found too', async () => {
    const at = talk()
    expect(await list(at, 'saltking')).toEqual([])
    addRows(at.db, 'b.csv', [{ at: april(5), from: 'saltking', to: 'ravenwolf' }])
    expect(await list(at, 'saltking')).toEqual(['ravenwolf ⇄ saltking'])
  })
})
