import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { encodeHashes } from '../../../electron/engine/columns/block.ts'
import { matchOf } from '../../../electron/engine/columns/index.ts'
import { sourceReads, sourceWrites } from '../../../electron/engine/sources/index.ts'
import { twinReads, twinWrites } from '../../../electron/engine/twins/index.ts'
import { Desk } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { groupsOf, matchTwins } from '../../support/twins.ts'

const desk = () => new Desk(browseReads, twinReads, twinWrites, sourceReads, sourceWrites)

const noon = april(1)
const second = 1000
const minute = 60 * second

/** A row of raven's message to tall, as it stands in somebody's pack. */
const said = (owner: string, body: string, at: number, record?: string): TestRow => ({
  at,
  from: 'raven',
  to: 'tall',
  owner,
  body,
  ...(record === undefined ? {} : { record }),
})

/** "ok" twice in raven's pack and once in tall's, between them: in the order given. */
const doubtful = (at = noon) => [
  said('raven', 'ok', at),
  said('raven', 'ok', at + 4 * second),
  said('tall', 'ok', at + 2 * second),
]

/** The clusters that are listed, each its rows' ids as they stand. */
async function listed(at: Desk): Promise<number[][]> {
  const reviewer = at.as('reviewer')
  const { set, rows, total, starts } = await reviewer('twin.apart', {})
  const { ids } = await reviewer('list.ids', { set, from: 0, count: Math.max(1, rows) })
  expect(total).toBe(starts.length)
  expect((await reviewer('twin.status', {})).ambiguous).toBe(total)
  return starts.map((start, k) => ids.slice(start, starts[k + 1] ?? rows))
}

describe('rows that the rule left apart', () => {
  test('are listed cluster by cluster in the order of time, and can be looked up there', async () => {
    const at = desk()
    const [d = 0, e = 0, f = 0] = addRows(at.db, 'later.csv', doubtful(noon + 60 * minute))
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'earlier.csv', [
      ...doubtful(),
      said('raven', 'alone', noon),
      said('tall', 'two boxes', noon),
      said('raven', 'two boxes', noon),
    ])
    expect(await matchTwins(at)).toMatchObject({ ambiguous: 2 })
    expect(await listed(at)).toEqual([
      [a, c, b],
      [d, f, e],
    ])
    const reviewer = at.as('reviewer')
    const { set, messages } = await reviewer('twin.apart', {})
    expect(messages).toBe(6)
    const { rows } = await reviewer('list.page', { set, from: 3, count: 10 })
    expect(rows.map(({ id }) => id)).toEqual([d, f, e])
    expect(await reviewer('list.seekMessage', { set, message: f })).toEqual({ position: 4 })
    expect((await reviewer('twin.status', {})).runs.map(({ ambiguous }) => ambiguous)).toEqual([2])
  })

  test('are none where every row has its match', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'ok', noon), said('tall', 'ok', noon)])
    await matchTwins(at)
    expect(await listed(at)).toEqual([])
  })

  test('are decided on again with the rows of a later file that have their text, and stay where it has none', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', [
      ...doubtful(),
      ...doubtful(noon + 60 * minute).map((row) => ({ ...row, body: 'no' })),
    ])
    await matchTwins(at)
    const [, others = []] = await listed(at)
    expect(await listed(at)).toEqual([[a, c, b], others])
    // Tall's second "ok" comes with a later file: the rule can match them now.
    const [d = 0] = addRows(at.db, 'two.csv', [said('tall', 'ok', noon + 5 * second)])
    expect(await matchTwins(at)).toMatchObject({ ambiguous: 0 })
    expect(await listed(at)).toEqual([others])
    expect(groupsOf(at)).toEqual([
      [a, c],
      [b, d],
    ])
    // And a third one puts all of them in doubt.
    const [e = 0] = addRows(at.db, 'three.csv', [said('tall', 'ok', noon + 7 * second)])
    expect(await matchTwins(at)).toMatchObject({ ambiguous: 1 })
    expect(await listed(at)).toEqual([[a, c, b, d, e], others])
  })

  test('are matched anew with the whole case, under another tolerance', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', doubtful())
    await matchTwins(at)
    expect(await listed(at)).toHaveLength(1)
    await matchTwins(at, second)
    expect(await listed(at)).toEqual([])
    await matchTwins(at, 10 * second)
    expect(await listed(at)).toHaveLength(1)
  })

  test('are the same file by file as all at once', async () => {
    const row = fc.record({
      owner: fc.constantFrom('raven', 'tall', 'iron'),
      body: fc.constantFrom('ok', 'no'),
      at: fc.integer({ min: 0, max: 30 }).map((k) => noon + k * 2 * second),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 3 }),
        async (files) => {
          const at = desk()
          for (const [k, rows] of files.entries()) {
            addRows(
              at.db,
              `file ${k}`,
              rows.map(({ owner, body, at: when }) => said(owner, body, when)),
            )
            await matchTwins(at)
          }
          const byFile = await listed(at)
          const told = byFile.flat()
          expect(new Set(told).size).toBe(told.length)
          const linked = new Set(groupsOf(at).flat())
          expect(told.filter((id) => linked.has(id))).toEqual([])
          at.db.exec('DELETE FROM pack_clock')
          expect(await matchTwins(at)).toMatchObject({ ambiguous: byFile.length })
          expect(await listed(at)).toEqual(byFile)
        },
      ),
      { numRuns: 25 },
    )
  })

  test('are no cluster where record ids say which is which', async () => {
    const at = desk()
    const [a = 0, , c = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon, 'r-17'),
      said('raven', 'ok', noon + 4 * second, 'r-18'),
      said('tall', 'ok', noon + 2 * second, 'r-17'),
    ])
    expect(await matchTwins(at)).toMatchObject({ ambiguous: 0 })
    expect(groupsOf(at)).toEqual([[a, c]])
    expect(await listed(at)).toEqual([])
  })

  test('are still one where record ids say it of some rows only', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0, d = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon, 'r-17'),
      said('raven', 'ok', noon + 4 * second, 'r-18'),
      said('tall', 'ok', noon + 2 * second, 'r-17'),
      said('iron', 'ok', noon + 3 * second, 'r-30'),
    ])
    expect(await matchTwins(at)).toMatchObject({ ambiguous: 1 })
    expect(groupsOf(at)).toEqual([[a, c]])
    expect(await listed(at)).toEqual([[a, c, d, b]])
  })

  test('are no cluster of two texts that have one number by chance', async () => {
    const at = desk()
    addRows(at.db, 'one.csv', [said('raven', 'ok', noon), said('raven', 'ok', noon + 4 * second)])
    at.db.exec('DROP TRIGGER message_no_update')
    addRows(at.db, 'two.csv', [said('tall', 'no', noon + 2 * second)])
    const [low = 0, high = 0] = matchOf(at.db, { first: 1, last: 2 }, 1) ?? []
    at.db
      .prepare(`UPDATE message_column SET data = ? WHERE column = 'match' AND first_id = 3`)
      .run(encodeHashes(Float64Array.of(low + high * 2 ** 32), 1))
    expect(await matchTwins(at)).toMatchObject({ groups: 0, ambiguous: 0 })
    expect(await listed(at)).toEqual([])
  })

  test('leave the list when a person joined what belongs together, and come back when that is undone', async () => {
    const at = desk()
    const [a = 0, b = 0, c = 0] = addRows(at.db, 'one.csv', doubtful())
    await matchTwins(at)
    const reviewer = at.as('reviewer')
    await reviewer('twin.join', { messages: [a, c], note: 'two seconds apart, as all others' })
    // The other "ok" of raven's pack has nothing left to be matched with.
    expect(await listed(at)).toEqual([])
    expect((await reviewer('twin.status', {})).runs[0]?.ambiguous).toBe(1)
    await reviewer('twin.split', { message: c, note: 'Undone' })
    expect(await listed(at)).toEqual([[a, c, b]])
    await reviewer('twin.join', { messages: [a, b, c], note: 'sent once, served thrice' })
    expect(await listed(at)).toEqual([])
    await matchTwins(at)
    expect(await listed(at)).toEqual([])
  })

  test('stay listed as long as some of them can still be matched', async () => {
    const at = desk()
    const [a1 = 0, a2 = 0, a3 = 0, b1 = 0, b2 = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon),
      said('raven', 'ok', noon + 4 * second),
      said('raven', 'ok', noon + 8 * second),
      said('tall', 'ok', noon + second),
      said('tall', 'ok', noon + 9 * second),
    ])
    await matchTwins(at)
    const reviewer = at.as('reviewer')
    await reviewer('twin.join', { messages: [a1, b1], note: 'the first' })
    expect(await listed(at)).toEqual([[a1, b1, a2, a3, b2]])
    const { set } = await reviewer('twin.apart', {})
    const { rows } = await reviewer('list.page', { set, from: 0, count: 3 })
    expect(rows.map(({ twins }) => twins?.others ?? 0)).toEqual([1, 1, 0])
    await reviewer('twin.join', { messages: [a3, b2], note: 'the last' })
    expect(await listed(at)).toEqual([])
  })

  test('of a withdrawn source are not listed, nor is what is left where nothing else could be their match', async () => {
    const at = desk()
    const [a = 0, b = 0, e = 0] = addRows(at.db, 'one.csv', [
      said('raven', 'ok', noon),
      said('raven', 'ok', noon + 4 * second),
      said('iron', 'ok', noon + 3 * second),
    ])
    const [c = 0] = addRows(at.db, 'two.csv', [said('tall', 'ok', noon + 2 * second)])
    await matchTwins(at)
    expect(await listed(at)).toEqual([[a, c, e, b]])
    const supervisor = at.as('supervisor')
    await supervisor('source.withdraw', { source: 2, reason: 'served by mistake' })
    expect(await listed(at)).toEqual([[a, e, b]])
    await supervisor('source.withdraw', { source: 1, reason: 'this too' })
    expect(await listed(at)).toEqual([])
    await supervisor('source.reinstate', { source: 2, reason: 'it was none' })
    expect(await listed(at)).toEqual([])
    await supervisor('source.reinstate', { source: 1, reason: 'nor this' })
    expect(await listed(at)).toEqual([[a, c, e, b]])
  })
})
