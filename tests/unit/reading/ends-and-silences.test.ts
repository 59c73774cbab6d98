import { describe, expect, test } from 'vitest'
import { endsOf } from '../../../renderer/lists/bubbles/ends.ts'
import { silenceText } from '../../../renderer/lists/bubbles/silence-text.ts'
import { breaksOf, talkOf } from '../../../renderer/lists/bubbles/talk.ts'
import type { Gap, Pack } from '../../../shared/contract/reading-map.ts'
import { packSchema } from '../../../shared/contract/reading-map.ts'
import { alteredColumn, saysSo } from '../../../shared/domain/altered.ts'
import { lengthText } from '../../../shared/domain/length-text.ts'
import { messageRow } from '../../support/message-row.ts'

const ann = { id: 1, name: 'ann' }
const ben = { id: 2, name: 'ben' }
const names = new Map([
  [1, 'ann'],
  [2, 'ben'],
])
const served = (parts: Parameters<typeof messageRow>[0] = {}) =>
  messageRow({ sender: ann, recipient: ben, owner: ann, ...parts })

describe('where a message was served', () => {
  test('one end: the margin says whose pack has it, and whether the other pack is held at all', () => {
    expect(endsOf(served(), () => false)).toEqual({
      text: 'one end',
      title: 'Served in the pack of ann only: no pack of ben is held',
      twins: false,
    })
    expect(endsOf(served({ owner: ben }), (handle) => handle === 1)?.title).toBe(
      'Served in the pack of ben only: the pack of ann is held and has no such row',
    )
    expect(endsOf(served(), () => undefined)?.title).toBe('Served in the pack of ann only')
  })

  test('both ends and repeated rows are a way to the others', () => {
    const both = endsOf(served({ twins: { kind: 'both ends', others: 1 } }), () => true)
    expect(both).toMatchObject({ text: 'both ends', twins: true })
    expect(endsOf(served({ twins: { kind: 'both ends', others: 2 } }), () => true)?.text).toBe('both ends ×3')
    expect(endsOf(served({ twins: { kind: 'repeated', others: 1 } }), () => true)?.text).toBe(
      '×2 in one pack',
    )
  })

  test('in a group there is no one other end, and without a pack nothing is said', () => {
    expect(endsOf(served({ recipient: null }), () => true)?.text).toBe('one pack')
    expect(endsOf(served({ owner: null }), () => true)).toBeNull()
  })
})

describe('a silence in words', () => {
  const gap = (parts: Partial<Gap> = {}) => ({
    from: Date.UTC(2020, 3, 14, 8, 15),
    to: Date.UTC(2020, 3, 14, 21, 40),
    elsewhere: [],
    ...parts,
  })

  test('says that nothing is held for either end, and that this proves nothing', () => {
    expect(silenceText(gap(), names, null, 'Europe/London')).toBe(
      'no data for either end between 2020-04-14 09:15 and 22:40, 13 h 25 min (not proof of no contact)',
    )
  })

  test('names the end that has rows elsewhere', () => {
    const long = gap({ to: Date.UTC(2020, 3, 16, 8, 15), elsewhere: [packSchema.shape.handle.parse(2)] })
    expect(silenceText(long, names, null, 'UTC')).toBe(
      'no rows between 2020-04-14 08:15 and 2020-04-16 08:15, 2 days (not proof of no contact; ben has rows elsewhere)',
    )
  })

  test('says that messages were set to vanish where it lasts as long as they were kept', () => {
    const week = gap({ to: Date.UTC(2020, 3, 21, 8, 15) })
    expect(silenceText(week, names, 604_800, 'UTC')).toContain('set to vanish after 7 days')
    expect(silenceText(gap(), names, 604_800, 'UTC')).not.toContain('vanish')
  })

  test('of which nothing more is known is one of rows', () => {
    const { from, to } = gap()
    expect(silenceText({ from, to }, new Map(), null, 'UTC')).toMatch(/^no rows between/)
  })
})

describe('packs of a conversation', () => {
  const pack = (parts: Partial<Record<keyof Pack, unknown>>): Pack =>
    packSchema.parse({ handle: 1, rows: 5, firstAt: 10, lastAt: 20, begins: 0, ends: 9, ...parts })

  test('begin and end within it where rows stand on their other side, and stop the keys there', () => {
    const talk = talkOf([], [pack({}), pack({ handle: 2, begins: 3, ends: 12 })], names, 12)
    expect(talk.edges).toEqual([
      { position: 3, edge: 'begins', handle: 2, at: 10 },
      { position: 9, edge: 'ends', handle: 1, at: 20 },
    ])
    expect(talk.edgesAt(9)).toHaveLength(1)
    expect(breaksOf(talk)).toEqual([3, 9])
  })

  test('of which none is held are told from those not asked about', () => {
    const talk = talkOf([], [pack({ rows: 0, firstAt: null, lastAt: null, ends: 0 })], names, 12)
    expect(talk.edges).toEqual([])
    expect(talk.holds(1)).toBe(false)
    expect(talk.holds(2)).toBeUndefined()
  })
})

test('the length of a stretch is told in its two largest units', () => {
  const minute = 60_000
  expect(lengthText(45_000)).toBe('45 s')
  expect(lengthText(59 * minute)).toBe('59 min')
  expect(lengthText(27 * 60 * minute + 40 * minute)).toBe('27 h 40 min')
  expect(lengthText(48 * 60 * minute)).toBe('2 days')
  expect(lengthText(76 * 60 * minute)).toBe('3 days 4 h')
  expect(lengthText(604_800_000)).toBe('7 days')
})

test('columns of any supplier that say a message was edited or deleted are known by their names and cells', () => {
  for (const name of ['deleted', 'Deleted', 'is_deleted', 'deleted_state', 'Deleted at']) {
    expect(alteredColumn(name)).toBe('deleted')
  }
  for (const name of ['edited', 'Edited At', 'lastEdited', 'edit_date']) {
    expect(alteredColumn(name)).toBe('edited')
  }
  for (const name of ['credited', 'editor', 'undeleted', 'Message']) expect(alteredColumn(name)).toBeNull()
  for (const cell of ['Deleted', 'yes', '2020-04-14', 'true']) expect(saysSo(cell)).toBe(true)
  for (const cell of [null, '', ' No ', 'false', 'Intact', '0']) expect(saysSo(cell)).toBe(false)
})
