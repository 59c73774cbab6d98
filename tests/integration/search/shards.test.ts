import {
  closeSync,
  copyFileSync,
  openSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { opener } from '../../../electron/engine/search/opener.ts'
import {
  checkShard,
  createShard,
  listShards,
  prepareFolder,
  type Shard,
  shardPath,
} from '../../../electron/engine/search/shard.ts'
import { buildShard } from '../../../electron/engine/search/shard-build.ts'
import { planShards } from '../../../electron/engine/search/shard-plan.ts'
import { ShardSet } from '../../../electron/engine/search/shard-search.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { caseWithBodies, type IndexedCase } from '../../support/shards.ts'

const never = { cancelled: () => false, progress: () => {} }
const no = () => false
const all = { first: 1, last: 1_000_000 }

/** Indexes what is not indexed yet; `pieces` are the first ids of shards to make. */
function index(made: IndexedCase, lastId: number, { slice = 250_000, pieces = [1] } = {}): Shard[] {
  const { shards } = prepareFolder(made.folder, lastId, made.open)
  for (const [i, firstId] of pieces.entries()) {
    const end = (pieces[i + 1] ?? lastId + 1) - 1
    const known = shards.filter((shard) => shard.firstId >= firstId && shard.firstId <= end)
    for (const task of planShards(known, firstId, end, 1))
      buildShard(made.source, made.folder, task, made.open, never, slice)
  }
  return listShards(made.folder, lastId, made.open).shards
}

function searcher(made: IndexedCase, lastId: number): ShardSet {
  const set = new ShardSet(made.folder, made.open)
  onTestFinished(() => set.close())
  set.refresh(lastId)
  return set
}

/** The error's code and details. */
function thrown(run: () => unknown) {
  try {
    run()
  } catch (error) {
    if (error instanceof WinnowError) return { code: error.code, details: error.details }
    throw error
  }
  throw new Error('nothing was thrown')
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    i % 10 === 9 ? null : `message n${i + 1} ${i % 3 === 0 ? 'kilo' : 'dover'}`,
  )

const withKilo = (bodies: readonly (string | null)[]) =>
  bodies.flatMap((body, i) => (body?.includes('kilo') ? [i + 1] : []))

describe('the shards of a case', () => {
  it('find what a plain scan finds, over several files, in ascending order', () => {
    const bodies = numbered(3000)
    const made = caseWithBodies(bodies)
    const shards = index(made, 3000, { slice: 250, pieces: [1, 1001, 2501] })
    expect(shards.map(({ firstId, lastId, rows }) => [firstId, lastId, rows])).toEqual([
      [1, 1000, 900],
      [1001, 2500, 1350],
      [2501, 3000, 450],
    ])
    const set = searcher(made, 3000)
    expect(set.covered).toEqual([{ firstId: 1, lastId: 3000 }])
    expect([...set.search('"kilo"', all, no)]).toEqual(withKilo(bodies))
    expect(set.count('"kilo"', all, no)).toBe(withKilo(bodies).length)
    expect([...set.search('"n2751" OR "n17"', all, no)]).toEqual([17, 2751])
    expect([...set.search('"nothing"', all, no)]).toEqual([])
  })

  it('cover messages without text, and index none of them', () => {
    const made = caseWithBodies([null, 'kilo', null, '', '🙂', null])
    expect(index(made, 6)).toEqual([expect.objectContaining({ firstId: 1, lastId: 6, rows: 3 })])
    expect([...searcher(made, 6).search('"kilo"', all, no)]).toEqual([2])
  })

  it('are encrypted: no word of a message can be read in the files, and another key opens none', () => {
    const made = caseWithBodies(Array.from({ length: 500 }, () => 'rotterdam'))
    index(made, 500)
    const files = readdirSync(made.folder).map((name) => readFileSync(join(made.folder, name)))
    expect(files.length).toBeGreaterThan(0)
    for (const bytes of files) {
      expect(bytes.includes('rotterdam')).toBe(false)
      expect(bytes.includes('SQLite format')).toBe(false)
    }
    const otherKey = opener(new Uint8Array(32).fill(8))
    expect(listShards(made.folder, 500, otherKey)).toMatchObject({
      shards: [],
      damaged: [{ reason: /not a database/ }],
    })
  })

  it('work without a key, for cases kept without encryption', () => {
    const made = caseWithBodies(['kilo'], null)
    index(made, 1)
    expect(searcher(made, 1).count('"kilo"', all, no)).toBe(1)
  })

  it('take in a later import, which an open reader sees when it looks again', () => {
    const made = caseWithBodies(['kilo', 'dover'])
    const [first] = index(made, 2)
    const set = searcher(made, 2)
    made.add(['kilo', null])
    const shards = index(made, 4)
    expect(shards).toEqual([{ ...first, lastId: 4, rows: 3 }])
    set.refresh(4)
    expect([...set.search('"kilo"', all, no)]).toEqual([1, 3])
    expect(set.covered).toEqual([{ firstId: 1, lastId: 4 }])
  })

  it('can be searched while a build is in the middle of a slice', () => {
    const bodies = numbered(20_000)
    const made = caseWithBodies(bodies)
    index(made, 10_000)
    const set = searcher(made, 10_000)
    const counts: number[] = []
    const progress = () => {
      set.refresh(20_000)
      counts.push(set.count('"kilo"', all, no))
    }
    const { shards } = prepareFolder(made.folder, 20_000, made.open)
    for (const task of planShards(shards, 1, 20_000, 1)) {
      buildShard(made.source, made.folder, task, made.open, { cancelled: no, progress })
    }
    expect(counts.length).toBeGreaterThan(2)
    expect(counts.at(0)).toBe(withKilo(bodies.slice(0, 10_000)).length)
    expect(counts.at(-1)).toBe(withKilo(bodies).length)
  })

  it('find the spellings of a word that are in the index, newly added ones too', () => {
    const made = caseWithBodies(['Rotterdam roterdam', 'rottredam', 'rome', 'Antwerp'])
    index(made, 4, { pieces: [1, 3] })
    const set = searcher(made, 4)
    expect(set.spellings('rotterdam', 2, no)).toEqual(['rotterdam', 'rottredam', 'roterdam'])
    made.add(['rotterdamm'])
    index(made, 5)
    set.refresh(5)
    expect(set.spellings('rotterdam', 2, no)).toContain('rotterdamm')
    expect(thrown(() => set.spellings('rotterdam', 2, () => true)).code).toBe('call.cancelled')
  })

  it('find spellings while a build has not come to list its words', () => {
    const bodies = ['roterdam', ...numbered(5000), 'rottredam']
    const made = caseWithBodies(bodies)
    prepareFolder(made.folder, bodies.length, made.open)
    const [task] = planShards([], 1, bodies.length, 1)
    if (task === undefined) throw new Error('no task')
    let asked = 0
    const call = { cancelled: () => ++asked > 5, progress: () => {} }
    expect(thrown(() => buildShard(made.source, made.folder, task, made.open, call, 4000)).code).toBe(
      'call.cancelled',
    )
    const set = searcher(made, bodies.length)
    expect(set.spellings('rotterdam', 2, no)).toContain('roterdam')
    index(made, bodies.length)
    set.refresh(bodies.length)
    expect(set.spellings('rotterdam', 2, no)).toEqual(['rottredam', 'roterdam'])
  })

  it('agree with a scan for random rows, pieces and words', () => {
    const body = fc.option(
      fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 5 }).map((words) => words.join(' ')),
      {
        nil: null,
      },
    )
    fc.assert(
      fc.property(
        fc.array(body, { minLength: 3, maxLength: 40 }),
        fc.nat(),
        fc.integer({ min: 1, max: 7 }),
        (bodies, cut, slice) => {
          const made = caseWithBodies(bodies)
          index(made, bodies.length, { slice, pieces: [1, 2 + (cut % (bodies.length - 1))] })
          const set = new ShardSet(made.folder, made.open)
          set.refresh(bodies.length)
          for (const word of ['a', 'b', 'c']) {
            const expected = bodies.flatMap((one, i) => (one?.split(' ').includes(word) ? [i + 1] : []))
            expect([...set.search(`"${word}"`, all, no)]).toEqual(expected)
            expect(set.count(`"${word}"`, all, no)).toBe(expected.length)
          }
          set.close()
        },
      ),
      { numRuns: 15 },
    )
  })
})

describe('a build that is cancelled', () => {
  it('leaves a whole shard that says how far it is, and goes on from there', () => {
    const bodies = numbered(30_000)
    const made = caseWithBodies(bodies)
    prepareFolder(made.folder, 30_000, made.open)
    const [task] = planShards([], 1, 30_000, 1)
    if (task === undefined) throw new Error('no task')
    let done = 0
    const call = {
      cancelled: () => done >= 20_000,
      progress: (ids: number) => {
        done = ids
      },
    }
    expect(thrown(() => buildShard(made.source, made.folder, task, made.open, call, 7000)).code).toBe(
      'call.cancelled',
    )
    const { shards } = listShards(made.folder, 30_000, made.open)
    expect(shards).toEqual([expect.objectContaining({ firstId: 1, lastId: 21_000 })])
    const set = searcher(made, 30_000)
    expect([...set.search('"kilo"', all, no)]).toEqual(withKilo(bodies.slice(0, 21_000)))
    expect(index(made, 30_000)).toHaveLength(1)
    set.refresh(30_000)
    expect([...set.search('"kilo"', all, no)]).toEqual(withKilo(bodies))
  })

  it('does not add what another build has added meanwhile', () => {
    const made = caseWithBodies(numbered(300))
    const [shard] = index(made, 100)
    if (shard === undefined) throw new Error('no shard')
    const task = { shard, firstId: 101, lastId: 300 }
    buildShard(made.source, made.folder, task, made.open, never)
    expect(thrown(() => buildShard(made.source, made.folder, task, made.open, never)).code).toBe(
      'state.conflict',
    )
    expect(searcher(made, 300).count('"message"', all, no)).toBe(270)
  })
})

describe('a search that nobody waits for any more', () => {
  it('stops between shards', () => {
    const made = caseWithBodies(numbered(5000))
    index(made, 5000, { pieces: [1, 4001] })
    const set = searcher(made, 5000)
    expect(thrown(() => set.search('"message"', all, () => true)).code).toBe('call.cancelled')
    expect(thrown(() => set.count('"message"', all, () => true)).code).toBe('call.cancelled')
    let asked = 0
    expect(thrown(() => set.search('"message"', all, () => ++asked === 2)).code).toBe('call.cancelled')
    expect(set.count('"message"', all, no)).toBe(4500)
  })
})

describe('a shard that is lost or damaged', () => {
  const damages: Record<string, (path: string, made: IndexedCase) => void> = {
    'is empty': (path) => truncateSync(path, 0),
    'is cut short': (path) => truncateSync(path, 5000),
    'is not a database': (path) => writeFileSync(path, 'nothing'.repeat(2000)),
    'has another first page': (path) => overwrite(path, 100, Buffer.alloc(50, 1)),
    'is of another format': (path, made) => {
      const db = made.open(path, 'write')
      db.exec('UPDATE shard SET format = 99')
      db.close()
    },
    'does not say what it covers': (path, made) => {
      const db = made.open(path, 'write')
      db.exec('DELETE FROM shard')
      db.close()
    },
    'has no index in it': (path, made) => {
      const db = made.open(path, 'write')
      db.exec('DROP TABLE body_index')
      db.close()
    },
    'covers messages that the case does not have': (path, made) => {
      const db = made.open(path, 'write')
      db.exec('UPDATE shard SET last_id = 100000')
      db.close()
    },
  }

  it.each(Object.keys(damages))('is found and built again when it %s', (what) => {
    const bodies = numbered(600)
    const made = caseWithBodies(bodies)
    const shards = index(made, 600, { pieces: [1, 201, 401] })
    const path = shards[1]?.path ?? ''
    damages[what]?.(path, made)

    const set = searcher(made, 600)
    expect(set.damaged).toEqual([{ path, reason: expect.stringMatching(/./) }])
    expect(set.covered).toEqual([
      { firstId: 1, lastId: 200 },
      { firstId: 401, lastId: 600 },
    ])
    expect([...set.search('"kilo"', all, no)]).toEqual(withKilo(bodies).filter((id) => id <= 200 || id > 400))

    index(made, 600)
    set.refresh(600)
    expect(set.damaged).toEqual([])
    expect([...set.search('"kilo"', all, no)]).toEqual(withKilo(bodies))
  })

  it('is built again when it is gone', () => {
    const bodies = numbered(600)
    const made = caseWithBodies(bodies)
    index(made, 600, { pieces: [1, 201, 401] })
    const { shards } = listShards(made.folder, 600, made.open)
    for (const shard of shards) truncateSync(shard.path, 0)
    expect(prepareFolder(made.folder, 600, made.open).damaged).toHaveLength(3)
    expect(readdirSync(made.folder)).toEqual([])
    index(made, 600)
    expect([...searcher(made, 600).search('"kilo"', all, no)]).toEqual(withKilo(bodies))
  })

  it('is left out when it overlaps another, and so counts nothing twice', () => {
    const bodies = numbered(200)
    const made = caseWithBodies(bodies)
    const [shard] = index(made, 200)
    if (shard === undefined) throw new Error('no shard')
    const copy = shardPath(made.folder, 1)
    copyFileSync(shard.path, copy)
    const set = searcher(made, 200)
    expect(set.count('"kilo"', all, no)).toBe(withKilo(bodies).length)
    expect(set.damaged).toHaveLength(1)
    expect(prepareFolder(made.folder, 200, made.open).shards).toHaveLength(1)
    expect(readdirSync(made.folder).filter((name) => name.endsWith('.db'))).toHaveLength(1)
  })

  it('is named when the damage shows only in a search, and the next search does without it', () => {
    const bodies = Array.from({ length: 3000 }, (_, i) => `kilo w${i} x${i * 7} y${i * 13}`)
    const made = caseWithBodies(bodies)
    const shards = index(made, 3000, { pieces: [1, 2001] })
    const path = shards[0]?.path ?? ''
    expect(checkShard(path, made.open)).toBeNull()
    // Pages of the index itself; each page is sealed by the cipher, so one changed byte shows.
    for (let page = 20; page < 40; page++) overwrite(path, page * 4096 + 99, Buffer.from([1, 2, 3]))
    expect(checkShard(path, made.open)).toMatch(/./)

    const set = searcher(made, 3000)
    expect(set.damaged).toEqual([])
    expect(thrown(() => set.search('"kilo"', all, no))).toEqual({
      code: 'case.damaged',
      details: { shard: path },
    })
    expect(set.search('"kilo"', all, no)).toHaveLength(1000)
    expect(set.covered).toEqual([{ firstId: 2001, lastId: 3000 }])
    expect(set.damaged).toEqual([{ path, reason: expect.stringMatching(/./) }])
    set.refresh(3000)
    expect(set.covered).toEqual([{ firstId: 2001, lastId: 3000 }])
  })

  it('leaves nothing of a build that was killed while it made the file', () => {
    const made = caseWithBodies(['kilo'])
    prepareFolder(made.folder, 1, made.open)
    const path = shardPath(made.folder, 1)
    createShard(path, 1, made.open)
    writeFileSync(`${path}.new`, 'half')
    writeFileSync(`${path}.new-wal`, 'half')
    expect(prepareFolder(made.folder, 1, made.open).shards).toEqual([
      { path, firstId: 1, lastId: 0, rows: 0 },
    ])
    expect(readdirSync(made.folder).filter((name) => name.includes('.new'))).toEqual([])
    expect(index(made, 1)).toEqual([{ path, firstId: 1, lastId: 1, rows: 1 }])
  })
})

function overwrite(path: string, at: number, bytes: Buffer): void {
  const file = openSync(path, 'r+')
  writeSync(file, bytes, 0, bytes.length, at)
  closeSync(file)
}
