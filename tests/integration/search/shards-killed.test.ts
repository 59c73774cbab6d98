import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { checkShard, listShards } from '../../../electron/engine/search/shard.ts'
import { ShardSet } from '../../../electron/engine/search/shard-search.ts'
import { caseWithBodies, type IndexedCase } from '../../support/shards.ts'

const ROWS = 60_000
const SLICE = 5000
const child = fileURLToPath(new URL('../../support/shard-child.ts', import.meta.url))

/** Runs a build in a process of its own and kills it after so many words of progress; true when it ended by itself. */
function buildAndKill(made: IndexedCase, after: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const building = spawn(process.execPath, [child, made.source, made.folder, String(ROWS), String(SLICE)])
    let heard = 0
    let errors = ''
    building.stdout.on('data', (text: Buffer) => {
      heard += text.toString().split('\n').length - 1
      if (heard >= after) building.kill('SIGKILL')
    })
    building.stderr.on('data', (text: Buffer) => {
      errors += text.toString()
    })
    building.on('exit', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(errors))
      else resolve(signal === null)
    })
  })
}

describe('a build that is killed', () => {
  it('leaves whole shards at every point, and the builds after it end with the same index', async () => {
    const bodies = Array.from({ length: ROWS }, (_, i) => (i % 7 === 0 ? null : `kilo n${i}`))
    const made = caseWithBodies(bodies)
    const hits = bodies.flatMap((body, i) => (body === null ? [] : [i + 1]))

    let covered = 0
    let kills = 0
    for (let after = 1; !(await buildAndKill(made, after)); after = (after * 5 + 3) % 11) {
      kills++
      const { shards, damaged } = listShards(made.folder, ROWS, made.open)
      expect(damaged).toEqual([])
      for (const shard of shards) expect(checkShard(shard.path, made.open)).toBeNull()
      const set = new ShardSet(made.folder, made.open)
      set.refresh(ROWS)
      const last = set.covered.at(-1)?.lastId ?? 0
      expect(last).toBeGreaterThanOrEqual(covered)
      expect(last % SLICE).toBe(0)
      covered = last
      expect([...set.search('"kilo"', { first: 1, last: ROWS }, () => false)]).toEqual(
        hits.filter((id) => id <= last),
      )
      set.close()
    }
    expect(kills).toBeGreaterThan(2)
    const set = new ShardSet(made.folder, made.open)
    set.refresh(ROWS)
    expect(set.covered).toEqual([{ firstId: 1, lastId: ROWS }])
    expect([...set.search('"kilo"', { first: 1, last: ROWS }, () => false)]).toEqual(hits)
    set.close()
  })
})
