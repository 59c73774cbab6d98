import { describe, expect, test } from 'vitest'
import { columns } from '../../../electron/engine/columns/index.ts'
import { twinReads, twinWrites } from '../../../electron/engine/twins/index.ts'
import { scan } from '../../../electron/engine/twins/report-scan.ts'
import { Desk } from '../../support/desk.ts'
import { april } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { matchTwins } from '../../support/twins.ts'

const desk = () => new Desk(twinReads, twinWrites)
const page = { from: 0, count: 100 }
const second = 1000

const row = (owner: string, from: string, to: string, body: string, at: number | null): TestRow => ({
  owner,
  from,
  to,
  body,
  at,
})

/** Raven's and tall's packs; iron's is not held. Tall's clock is 4 s ahead. */
async function packs(): Promise<Desk> {
  const at = desk()
  const ahead = 4 * second
  const both = Array.from({ length: 5 }, (_, k) => [
    row('raven', 'raven', 'tall', `both ${k}`, april(1, k)),
    row('tall', 'raven', 'tall', `both ${k}`, april(1, k) + ahead),
  ]).flat()
  addRows(at.db, 'one.csv', [
    ...both,
    row('raven', 'raven', 'tall', 'only at raven', april(2)),
    row('tall', 'tall', 'raven', 'only at tall', april(5)),
    row('tall', 'tall', 'raven', 'tall again', april(9)),
    row('raven', 'tall', 'raven', 'eight', april(12)),
    row('tall', 'tall', 'raven', 'nine', april(12) + 5 * second),
  ])
  addRows(at.db, 'two.csv', [
    row('tall', 'iron', 'tall', 'hello', april(3)),
    row('tall', 'iron', 'tall', 'hello', april(3)),
    row('tall', 'tall', 'iron', 'when?', null),
  ])
  await matchTwins(at)
  return at
}

describe('the report per pair of handles', () => {
  test('says what both packs have, what only one has, what differs, and how far the clocks are apart', async () => {
    const at = await packs()
    const { total, pairs } = await at.as('reviewer')('report.pairs', { text: '', sort: 'rows', ...page })
    expect(total).toBe(2)
    expect(pairs).toMatchObject([
      {
        a: { name: 'raven' },
        b: { name: 'tall' },
        packA: true,
        packB: true,
        rows: 15,
        messages: 10,
        matched: 5,
        onlyA: 2,
        onlyB: 3,
        differing: 1,
        skew: 4 * second,
      },
      {
        a: { name: 'tall' },
        b: { name: 'iron' },
        packA: true,
        packB: false,
        rows: 3,
        messages: 2,
        matched: 0,
        onlyA: 2,
        onlyB: 0,
        differing: 0,
        skew: null,
      },
    ])
  })

  test('is sorted as asked for, found by a name, and given in pages', async () => {
    const at = await packs()
    const names = async (params: {
      text?: string
      sort?: 'rows' | 'onlyA'
      from?: number
      count?: number
    }) => {
      const { pairs } = await at.as('reviewer')('report.pairs', {
        text: '',
        sort: 'rows',
        ...page,
        ...params,
      })
      return pairs.map(({ a, b }) => `${a.name} ${b.name}`)
    }
    expect(await names({ sort: 'onlyA' })).toEqual(['raven tall', 'tall iron'])
    expect(await names({ text: 'iron' })).toEqual(['tall iron'])
    expect(await names({ from: 1, count: 1 })).toEqual(['tall iron'])
  })

  test('follows what a person joins', async () => {
    const at = await packs()
    const reviewer = at.as('reviewer')
    const ids = at.db
      .prepare("SELECT id FROM message WHERE body IN ('eight', 'nine')")
      .pluck()
      .all() as number[]
    await reviewer('report.pairs', { text: '', sort: 'rows', ...page })
    await reviewer('twin.join', { messages: ids, note: 'one is misread' })
    const { pairs } = await reviewer('report.pairs', { text: '', sort: 'rows', ...page })
    expect(pairs[0]).toMatchObject({ messages: 9, matched: 6, onlyA: 1, onlyB: 2, differing: 0 })
  })

  test('is the same whether pairs are worked out at once or in parts', async () => {
    const at = await packs()
    const runs = [{ first: 1, last: 18 }]
    const group = (id: number) => (id % 3 === 0 ? 1 + Math.floor(id / 6) : 0)
    const inParts = await scan(at.reader.db, columns(at.reader), runs, group, 10_000, () => {}, 4)
    const atOnce = await scan(at.reader.db, columns(at.reader), runs, group, 10_000, () => {})
    const rowsOf = ({ pairs }: typeof atOnce) =>
      Array.from({ length: pairs.length }, (_, p) =>
        [pairs.a, pairs.b, pairs.rows, pairs.messages, pairs.matched, pairs.onlyA, pairs.onlyB].map(
          (column) => column[p],
        ),
      ).sort()
    expect(rowsOf(inParts)).toEqual(rowsOf(atOnce))
    expect(inParts.activity).toEqual(atOnce.activity)
  })
})

test('handles without a pack are listed by how often they occur', async () => {
  const at = await packs()
  expect(await at.as('reviewer')('report.missingPacks', page)).toMatchObject({
    total: 1,
    packs: 2,
    handles: [{ handle: { name: 'iron' }, rows: 3, contacts: 1, firstAt: april(3), lastAt: april(3) }],
  })
})

test('silences are the days without a row between the first and the last, the longest first', async () => {
  const at = await packs()
  const { total, handles } = await at.as('reviewer')('report.silences', page)
  const day = (n: number) => april(n) / 86_400_000 - 0.5
  expect(total).toBe(2)
  expect(handles.find(({ handle }) => handle.name === 'tall')).toMatchObject({
    pack: true,
    firstAt: april(1, 0),
    lastAt: april(12) + 5 * second,
    daysWith: 6,
    daysWithout: 6,
    longest: [
      { from: day(6), to: day(8) },
      { from: day(10), to: day(11) },
      { from: day(4), to: day(4) },
    ],
  })
})

test('a case without rows has reports without entries', async () => {
  const reviewer = desk().as('reviewer')
  expect(await reviewer('report.pairs', { text: '', sort: 'rows', ...page })).toEqual({ total: 0, pairs: [] })
  expect(await reviewer('report.missingPacks', page)).toEqual({ total: 0, packs: 0, handles: [] })
  expect(await reviewer('report.silences', page)).toEqual({ total: 0, handles: [] })
})
