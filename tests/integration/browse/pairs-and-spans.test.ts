import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { sourceWrites } from '../../../electron/engine/sources/index.ts'
import { Desk } from '../../support/desk.ts'
import { april, idBy, idsOf } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'

const desk = () => new Desk(browseReads, sourceWrites)

const people = ['ann', 'ben', 'cat'] as const

/** Two-person conversations, and a group in which no single recipient is named. */
const row: fc.Arbitrary<TestRow> = fc
  .record({
    at: fc.option(fc.integer({ min: 0, max: 60 }).map((hour) => april(1, 0) + hour * 3_600_000)),
    from: fc.option(fc.constantFrom(...people)),
    to: fc.option(fc.constantFrom(...people)),
    group: fc.boolean(),
  })
  .map(({ group, to, ...rest }) =>
    group ? { ...rest, to: null, conversation: 'the three' } : { ...rest, to },
  )

const files = fc.array(fc.array(row, { maxLength: 14 }), { minLength: 1, maxLength: 3 })

/** Everybody of `people` has written, so that each of them has an id. */
const everybody: readonly TestRow[] = people.map((from) => ({
  at: april(1),
  from,
  conversation: 'the three',
}))

function filled(rows: readonly (readonly TestRow[])[]): Desk {
  const at = desk()
  addRows(at.db, 'everybody.csv', everybody)
  for (const [k, part] of rows.entries()) addRows(at.db, `file ${k}`, part)
  return at
}

interface Plain {
  id: number
  sent_at: number | null
  sender: number | null
  recipient: number | null
  conversation: number
}

function plain(at: Desk): Plain[] {
  return at.db
    .prepare<[], Plain>(
      'SELECT id, sent_at, sender, recipient, conversation FROM message ORDER BY sent_at IS NULL, sent_at, id',
    )
    .all()
}

const takesPart = (at: Desk, conversation: number, handle: number) =>
  at.db
    .prepare('SELECT 1 FROM participant WHERE conversation = ? AND handle = ?')
    .get(conversation, handle) !== undefined

describe('rows between two handles', () => {
  test('are those that one wrote to the other, and to groups of both, in any conversation', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (rows) => {
        const at = filled(rows)
        const [ann, ben] = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
        const wrote = (from: number, to: number) => (one: Plain) =>
          one.sender === from &&
          (one.recipient === to || (one.recipient === null && takesPart(at, one.conversation, to)))
        const expected = plain(at).filter((one) => wrote(ann, ben)(one) || wrote(ben, ann)(one))
        expect(await idsOf(at, { kind: 'pair', handles: [ann, ben], rows: 'between' })).toEqual(
          expected.map(({ id }) => id),
        )
      }),
      { numRuns: 20 },
    )
  })

  test('with everything else of either are their whole traffic, each row once', async () => {
    await fc.assert(
      fc.asyncProperty(files, async (rows) => {
        const at = filled(rows)
        const [ann, ben] = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
        const of = (handle: number) => (one: Plain) =>
          one.sender === handle ||
          one.recipient === handle ||
          (one.recipient === null && takesPart(at, one.conversation, handle))
        const ids = (wanted: (one: Plain) => boolean) =>
          plain(at)
            .filter(wanted)
            .map(({ id }) => id)
        expect(await idsOf(at, { kind: 'handle', handle: ann, groups: true })).toEqual(ids(of(ann)))
        expect(await idsOf(at, { kind: 'pair', handles: [ann, ben], rows: 'either' })).toEqual(
          ids((one) => of(ann)(one) || of(ben)(one)),
        )
      }),
      { numRuns: 20 },
    )
  })

  test('leave out what was withdrawn, and a handle that the case does not have is said so', async () => {
    const at = desk()
    const [kept] = addRows(at.db, 'a.csv', [{ at: april(1), from: 'ann', to: 'ben' }])
    addRows(at.db, 'b.csv', [{ at: april(2), from: 'ben', to: 'ann' }])
    await at.as('supervisor')('source.withdraw', { source: 2, reason: 'served in error' })
    const handles: [number, number] = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
    expect(await idsOf(at, { kind: 'pair', handles, rows: 'between' })).toEqual([kept])
    await expect(idsOf(at, { kind: 'pair', handles: [1, 99], rows: 'either' })).rejects.toThrow(
      'This case has no handle 99.',
    )
  })
})

describe('a stretch of time across the case', () => {
  test('holds the rows sent from its first instant to before its last, whatever their imports', async () => {
    const bound = fc.integer({ min: -5, max: 65 }).map((hour) => april(1, 0) + hour * 3_600_000)
    await fc.assert(
      fc.asyncProperty(files, bound, bound, async (rows, from, to) => {
        const at = filled(rows)
        const expected = plain(at).filter(
          ({ sent_at }) => sent_at !== null && sent_at >= from && sent_at < to,
        )
        const list = await at.as('reviewer')('list.open', { of: { kind: 'span', from, to } })
        expect(list).toMatchObject({ rows: expected.length, messages: expected.length })
        expect(await idsOf(at, { kind: 'span', from, to })).toEqual(expected.map(({ id }) => id))
        for (const [position, { id }] of expected.entries()) {
          expect(await at.as('reviewer')('list.seekMessage', { set: list.set, message: id })).toEqual({
            position,
          })
        }
      }),
      { numRuns: 20 },
    )
  })
})
