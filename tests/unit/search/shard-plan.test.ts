import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Shard } from '../../../electron/engine/search/shard.ts'
import { planShards } from '../../../electron/engine/search/shard-plan.ts'

const shard = (firstId: number, lastId: number): Shard => ({
  path: `${firstId}.db`,
  firstId,
  lastId,
  rows: 0,
})

const planned = (shards: readonly Shard[], firstId: number, lastId: number, cores: number) =>
  planShards(shards, firstId, lastId, cores).map(
    (task) => `${task.firstId}–${task.lastId}${task.shard === null ? '' : ` into ${task.shard.path}`}`,
  )

describe('the plan of the shards', () => {
  it('puts a small case into one shard', () => {
    expect(planned([], 1, 5000, 8)).toEqual(['1–5000'])
  })

  it('splits a big case over the cores', () => {
    expect(planned([], 1, 10_000_000, 2)).toEqual(['1–5000000', '5000001–10000000'])
  })

  it('gives no core less than a quarter of a million rows', () => {
    expect(planned([], 1, 600_000, 8)).toEqual(['1–300000', '300001–600000'])
  })

  it('keeps shards below eight million rows, however few cores there are', () => {
    expect(planned([], 1, 20_000_000, 1)).toHaveLength(3)
  })

  it('adds a small import to the last shard until that covers two million rows', () => {
    expect(planned([shard(1, 900_000)], 1, 1_000_000, 2)).toEqual(['900001–1000000 into 1.db'])
    expect(planned([shard(1, 1_950_000)], 1, 2_050_000, 2)).toEqual(['1950001–2050000'])
  })

  it('has nothing to do when all is covered, and nothing for an empty case', () => {
    expect(planned([shard(1, 10), shard(11, 20)], 1, 20, 2)).toEqual([])
    expect(planned([], 1, 0, 2)).toEqual([])
  })

  it('fills the gap of a lost shard, of a killed one, and of one that was only begun', () => {
    expect(planned([shard(3_000_001, 6_000_000)], 1, 6_000_000, 2)).toEqual(['1–1500000', '1500001–3000000'])
    expect(planned([shard(1, 100), shard(201, 300)], 1, 300, 2)).toEqual(['101–200 into 1.db'])
    expect(planned([shard(1, 0)], 1, 3_000_000, 2)).toEqual(['1–1500000 into 1.db', '1500001–3000000'])
  })

  it('covers every id exactly once, whatever is there already', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 30_000_000 }), { minLength: 2, maxLength: 9 })
    fc.assert(
      fc.property(
        cuts,
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 0, max: 30_000_000 }),
        (points, cores, last) => {
          const ends = points.sort((a, b) => a - b)
          const shards = ends.flatMap((end, i) => (i % 2 === 1 ? [shard((ends[i - 1] ?? 0) + 1, end)] : []))
          const tasks = planShards(shards, 1, last, cores)
          for (const task of tasks) {
            const before = shards.find(({ lastId }) => lastId + 1 === task.firstId)
            if (task.shard !== null) expect(task.shard).toBe(before)
            expect(task.lastId - (task.shard?.firstId ?? task.firstId)).toBeLessThan(8_000_000)
          }
          const pieces = [...shards, ...tasks]
            .filter((piece) => piece.firstId <= last)
            .sort((a, b) => a.firstId - b.firstId)
          let next = 1
          for (const piece of pieces) {
            expect(piece.firstId).toBe(next)
            next = piece.lastId + 1
          }
          expect(next).toBeGreaterThan(last)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
