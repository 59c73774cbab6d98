import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { readingMapReads } from '../../../electron/engine/reading-map/index.ts'
import { seenWrites } from '../../../electron/engine/seen/index.ts'
import { taggingWrites } from '../../../electron/engine/tagging/index.ts'
import { Desk, defId } from '../../support/desk.ts'
import { april, idBy, openList } from '../../support/lists.ts'
import { addRows, type TestRow } from '../../support/rows.ts'

const desk = () => new Desk(browseReads, readingMapReads, taggingWrites, seenWrites)

const hour = 3_600_000
const day = 24 * hour

const between = (at: number | null, from = 'ann', to = 'ben'): TestRow => ({ at, from, to })

async function conversation(at: Desk, name: string) {
  const id = at.db
    .prepare(`SELECT conversation FROM message WHERE id = (SELECT min(id) FROM message WHERE body = ?)`)
    .pluck()
    .get(name)
  return openList(at, { kind: 'conversation', conversation: Number(id) })
}

describe('the map of a list', () => {
  test('counts tags and what a person has not seen bucket by bucket, as a plain count does', async () => {
    const marks = fc.record({ tagged: fc.boolean(), seen: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(
        fc.array(marks, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, buckets) => {
          const at = desk()
          const ids = addRows(
            at.db,
            'a.csv',
            rows.map((_, k) => between(april(1) + k * hour)),
          )
          const im = defId(at, 'IM')
          for (const [k, { tagged, seen }] of rows.entries()) {
            const message = ids[k] ?? 0
            if (tagged)
              await at.as('colleague')('tag.add', { def: im, messages: [message], note: '', range: null })
            if (seen) await at.as('reviewer')('message.seen', { looks: [{ id: message, ms: 60_000 }] })
          }
          const { set } = await openList(at, { kind: 'all' })
          const map = await at.as('reviewer')('list.map', { set, buckets })
          const count = Math.min(buckets, rows.length)
          const bucketOf = (k: number) => Math.floor((k * count) / rows.length)
          const lane = (has: (mark: { tagged: boolean; seen: boolean }) => boolean) =>
            Array.from(
              { length: count },
              (_, bucket) => rows.filter((mark, k) => bucketOf(k) === bucket && has(mark)).length,
            )
          expect(map).toEqual({
            rows: rows.length,
            tagged: lane(({ tagged }) => tagged),
            unread: lane(({ seen }) => !seen),
            starts: Array.from(
              { length: count },
              (_, bucket) => april(1) + rows.findIndex((_, k) => bucketOf(k) === bucket) * hour,
            ),
          })
        },
      ),
      { numRuns: 15 },
    )
  })

  test('is empty for an empty list, and stops when nobody waits for it any more', async () => {
    const at = desk()
    const { set } = await openList(at, { kind: 'all' })
    expect(await at.as('reviewer')('list.map', { set, buckets: 10 })).toEqual({
      rows: 0,
      tagged: [],
      unread: [],
      starts: [],
    })
    addRows(at.db, 'a.csv', [between(april(1))])
    const { set: filled } = await openList(at, { kind: 'all' })
    at.cancelled = true
    await expect(at.as('reviewer')('list.map', { set: filled, buckets: 10 })).rejects.toMatchObject({
      code: 'call.cancelled',
    })
  })
})

describe('gaps', () => {
  test('of a day and more are told, and which end has rows elsewhere in them', async () => {
    const at = desk()
    addRows(at.db, 'a.csv', [
      { ...between(april(1)), body: 'first' },
      between(april(1, 14)),
      between(april(3), 'ben', 'cat'),
      between(april(5)),
      between(april(9)),
      between(null),
    ])
    const handles = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
    const { set } = await conversation(at, 'first')
    const { gaps, total } = await at.as('reviewer')('list.gaps', { set, handles })
    expect(gaps).toEqual([
      { position: 2, from: april(1, 14), to: april(5), elsewhere: [idBy(at, 'handle', 'ben')] },
      { position: 3, from: april(5), to: april(9), elsewhere: [] },
    ])
    expect(total).toBe(2)
  })

  test('longer than a night are told where nothing at all is held for either end', async () => {
    const at = desk()
    addRows(at.db, 'a.csv', [
      { ...between(april(1, 0)), body: 'first' },
      between(april(1, 11)),
      between(april(2, 0)),
      between(april(2, 3), 'cat', 'ann'),
      between(april(2, 14)),
    ])
    const handles = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
    const { set } = await conversation(at, 'first')
    const { gaps } = await at.as('reviewer')('list.gaps', { set, handles })
    expect(gaps).toEqual([{ position: 2, from: april(1, 11), to: april(2, 0), elsewhere: [] }])
    const plain = await at.as('reviewer')('list.gaps', { set, handles: [] })
    expect(plain.gaps).toEqual([])
  })

  test('of more than 2,000 the longest are told, still in the order of the list', async () => {
    const at = desk()
    const days = Array.from({ length: 2050 }, (_, k) => k)
    const times = days.map((k) => april(1) + k * (k < 60 ? 1 : 2) * day)
    addRows(at.db, 'a.csv', [...times.map((time) => between(time))])
    const { set } = await openList(at, { kind: 'all' })
    const { gaps, total } = await at.as('reviewer')('list.gaps', { set, handles: [] })
    expect(total).toBe(2049)
    expect(gaps).toHaveLength(2000)
    const lengths = gaps.map(({ from, to }) => to - from)
    expect(Math.min(...lengths)).toBe(day)
    expect(lengths.filter((length) => length === 2 * day)).toHaveLength(1989)
    expect(gaps.map(({ position }) => position)).toEqual(
      gaps.map(({ position }) => position).toSorted((a, b) => a - b),
    )
  })

  test('come with what is held of either end’s own pack', async () => {
    const at = desk()
    addRows(at.db, 'ann.csv', [
      { ...between(april(1)), owner: 'ann', body: 'first' },
      { ...between(april(4), 'ben', 'ann'), owner: 'ann' },
      { ...between(april(8)), owner: 'cat' },
    ])
    const [ann = 0, ben = 0] = [idBy(at, 'handle', 'ann'), idBy(at, 'handle', 'ben')]
    const { set } = await conversation(at, 'first')
    const { packs } = await at.as('reviewer')('list.gaps', { set, handles: [ann, ben] })
    expect(packs).toEqual([
      { handle: ann, rows: 2, firstAt: april(1), lastAt: april(4), begins: 0, ends: 2 },
      { handle: ben, rows: 0, firstAt: null, lastAt: null, begins: 0, ends: 0 },
    ])
  })
})

describe('rows from instant to instant', () => {
  test('are those of a plain count, with the places where they begin', async () => {
    const time = fc.integer({ min: 0, max: 40 })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(time), { maxLength: 30 }),
        fc.uniqueArray(time, { minLength: 2, maxLength: 8 }),
        async (hours, marks) => {
          const at = desk()
          const rows = hours.map((k) => between(k === null ? null : april(1) + k * hour))
          addRows(at.db, 'a.csv', rows.slice(0, 15))
          addRows(at.db, 'b.csv', rows.slice(15))
          const edges = marks.toSorted((a, b) => a - b).map((k) => april(1) + k * hour)
          const { set } = await openList(at, { kind: 'all' })
          const { counts, positions } = await at.as('reviewer')('list.counts', { set, edges })
          const times = rows.flatMap(({ at }) => at ?? [])
          expect(positions).toEqual(edges.map((edge) => times.filter((time) => time < edge).length))
          expect(counts).toEqual(
            edges
              .slice(1)
              .map((to, k) => times.filter((time) => time >= (edges[k] ?? 0) && time < to).length),
          )
        },
      ),
      { numRuns: 25 },
    )
  })

  test('the rows next to an empty day are told, and that there is none', async () => {
    const at = desk()
    const neighbours = (from: number, to: number) => at.as('reviewer')('span.neighbours', { from, to })
    expect(await neighbours(april(2), april(3))).toEqual({ before: null, after: null })
    addRows(at.db, 'a.csv', [between(april(1)), between(april(5)), between(null)])
    expect(await neighbours(april(2), april(3))).toEqual({ before: april(1), after: april(5) })
    expect(await neighbours(april(5), april(6))).toEqual({ before: april(1), after: null })
    expect(await neighbours(april(1), april(2))).toEqual({ before: null, after: april(5) })
  })
})
