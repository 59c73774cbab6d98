import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { Desk } from '../../support/desk.ts'
import { april, openList } from '../../support/lists.ts'
import { addRows } from '../../support/rows.ts'

const desk = () => new Desk(browseReads)

describe('seeking in a list', () => {
  /** A day's rows, one an hour from 1 April on, and two without a time. */
  async function hourly() {
    const at = desk()
    const ids = addRows(at.db, 'a.csv', [
      ...Array.from({ length: 48 }, (_, k) => ({ at: april(1, k) })),
      { at: null },
      { at: null },
    ])
    const { set } = await openList(at, { kind: 'all' })
    return { at, ids, set, ask: at.as('reviewer') }
  }

  test('by time gives the first row at or after it, and null beyond the last', async () => {
    const { set, ask } = await hourly()
    const seek = async (time: number) => (await ask('list.seekTime', { set, at: time })).position
    expect(await seek(0)).toBe(0)
    expect(await seek(april(1, 5))).toBe(5)
    expect(await seek(april(1, 5, 1))).toBe(6)
    expect(await seek(april(1, 47))).toBe(47)
    expect(await seek(april(1, 47, 1))).toBeNull()
  })

  test('by message gives its position, dated or not, and null for one that is not there', async () => {
    const { set, ask, ids } = await hourly()
    for (const [position, id] of ids.entries()) {
      expect(await ask('list.seekMessage', { set, message: id })).toEqual({ position })
    }
    expect(await ask('list.seekMessage', { set, message: 999 })).toEqual({ position: null })
  })

  test('counts rows per bucket and those without a time', async () => {
    const { set, ask } = await hourly()
    expect(await ask('list.histogram', { set, buckets: 10 })).toEqual({
      from: april(1, 0),
      width: 6 * 3_600_000,
      counts: [6, 6, 6, 6, 6, 6, 6, 6],
      unknown: 2,
    })
  })

  test('over an empty list, or one without any time, has no buckets', async () => {
    const at = desk()
    const empty = await openList(at, { kind: 'all' })
    const ask = at.as('reviewer')
    expect(await ask('list.histogram', { set: empty.set, buckets: 5 })).toMatchObject({
      from: null,
      counts: [],
      unknown: 0,
    })
    addRows(at.db, 'a.csv', [{ at: null }])
    const undated = await openList(at, { kind: 'all' })
    expect(await ask('list.histogram', { set: undated.set, buckets: 5 })).toMatchObject({
      from: null,
      counts: [],
      unknown: 1,
    })
    expect(await ask('list.seekTime', { set: undated.set, at: 0 })).toEqual({ position: null })
  })

  test('agrees with a plain scan, whatever the times', async () => {
    const times = fc.array(fc.option(fc.integer({ min: 0, max: 4_000_000_000 })), { maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(times, times, fc.integer({ min: 1, max: 30 }), async (a, b, buckets) => {
        const at = desk()
        addRows(
          at.db,
          'a',
          a.map((time) => ({ at: time })),
        )
        addRows(
          at.db,
          'b',
          b.map((time) => ({ at: time })),
        )
        const { set } = await openList(at, { kind: 'all' })
        const ask = at.as('reviewer')
        const dated = [...a, ...b].filter((time) => time !== null).sort((x, y) => x - y)
        const { from, width, counts, unknown } = await ask('list.histogram', { set, buckets })
        expect(unknown).toBe(a.length + b.length - dated.length)
        expect(counts).toEqual(
          counts.map((_, k) => {
            const start = (from ?? 0) + k * width
            return dated.filter((time) => time >= start && time < start + width).length
          }),
        )
        for (const time of [0, ...dated.slice(0, 3).map((each) => each + 1)]) {
          const expected = dated.findIndex((each) => each >= time)
          const { position } = await ask('list.seekTime', { set, at: time })
          expect(position).toBe(expected === -1 ? null : expected)
        }
      }),
      { numRuns: 15 },
    )
  })
})
