import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Doclists, prefixRange, wordRange } from '../../../electron/engine/search/doclists.ts'
import { inSomeMarks, Marks } from '../../../electron/engine/search/marks.ts'
import { listShards, prepareFolder } from '../../../electron/engine/search/shard.ts'
import { buildShard } from '../../../electron/engine/search/shard-build.ts'
import { WordRows } from '../../../electron/engine/search/word-rows.ts'
import { indexedWord, tokenise, type WordTree } from '../../../shared/query/index.ts'
import { caseWithBodies } from '../../support/shards.ts'

const no = () => false
const call = { cancelled: no, progress: () => {} }

/** A shard over texts, built in slices of `slice` rows: as many segments, unless FTS5 merges some. */
function shardOf(bodies: readonly (string | null)[], slice: number) {
  const made = caseWithBodies(bodies)
  prepareFolder(made.folder, bodies.length, made.open)
  buildShard(
    made.source,
    made.folder,
    { shard: null, firstId: 1, lastId: bodies.length },
    made.open,
    call,
    slice,
  )
  const [shard] = listShards(made.folder, bodies.length, made.open).shards
  if (shard === undefined) throw new Error('no shard was built')
  const db = made.open(shard.path, 'write')
  onTestFinished(() => void db.close())
  return db
}

/** Texts of common words that fill pages of the index, rare ones of which many share a page, and long ones over several pages. */
function texts(count: number, seed: number): (string | null)[] {
  let state = seed
  const next = (below: number) => {
    // Numerical Recipes' linear congruential generator.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const word = () => {
    const k = next(10)
    if (k < 5) return ['the', 'then', 'они', '中', 'é'][k] ?? ''
    return k < 8 ? `w${next(40)}` : `rare${next(3000)}x${'y'.repeat(next(30))}`
  }
  return Array.from({ length: count }, (_, i) => {
    if (i % 97 === 5) return null
    const long = i % 211 === 7 ? 4000 : 6
    return Array.from({ length: 1 + next(long) }, word).join(' ')
  })
}

const asked = ['the', 'then', 'они', '中', 'e', 'w1', 'w39', 'rare17', 'nothing', 'a', 'zzz', '￿']

describe('lists of the rows that have a word', () => {
  it.each([
    [20_000, 'one segment'],
    [700, 'several segments'],
  ])('are those that MATCH finds, in slices of %i rows (%s)', (slice) => {
    const bodies = texts(3000, slice)
    const db = shardOf(bodies, slice)
    const match = db
      .prepare<[string], number>('SELECT rowid FROM body_index WHERE body_index MATCH ? ORDER BY rowid')
      .pluck()
    const lists = new Doclists(db)
    const ids = (...ranges: Parameters<Doclists['mark']>[0]) => {
      const marks = new Marks({ first: 1, last: bodies.length })
      expect(lists.mark(ranges, marks, no)).toBe(true)
      return [...marks.ids()]
    }
    const terms = new Set(bodies.flatMap((body) => tokenise(body ?? '').map(({ term }) => term)))
    const some = [...terms].filter((_, i) => i % 41 === 0)
    for (const word of [...asked, ...some]) {
      expect({ word, ids: ids(wordRange(word)) }).toEqual({ word, ids: match.all(indexedWord(word)) })
    }
    for (const prefix of ['t', 'th', 'the', 'w', 'rare1', 'ra', 'о', '中', 'q']) {
      expect({ prefix, ids: ids(prefixRange(prefix)) }).toEqual({
        prefix,
        ids: match.all(`${indexedWord(prefix)}*`),
      })
    }
    // In whatever order they are asked for, and over one another.
    const many = [...some, ...asked].reverse()
    expect(ids(...many.map(wordRange), prefixRange('rare1'), wordRange('the'))).toEqual(
      match.all(`${many.map(indexedWord).join(' OR ')} OR "rare1"*`),
    )
  })

  it('are read while segments are being merged, after any step', () => {
    const bodies = texts(2000, 5)
    const db = shardOf(bodies, 150)
    const match = db
      .prepare<[string], number>('SELECT rowid FROM body_index WHERE body_index MATCH ? ORDER BY rowid')
      .pluck()
    const lists = new Doclists(db)
    const expected = asked.map((word) => match.all(indexedWord(word)))
    for (let step = 0; step < 40; step++) {
      db.exec(`INSERT INTO body_index (body_index, rank) VALUES ('merge', ${step === 0 ? -3 : 3})`)
      const found = asked.map((word) => {
        const marks = new Marks({ first: 1, last: bodies.length })
        expect(lists.mark([wordRange(word)], marks, no)).toBe(true)
        return [...marks.ids()]
      })
      expect(found).toEqual(expected)
    }
  })

  it('are given up where the index is not as it was expected, and are stopped by the flag', () => {
    const db = shardOf(texts(400, 9), 400)
    const lists = new Doclists(db)
    const marks = () => new Marks({ first: 1, last: 400 })
    expect(() => lists.mark([wordRange('the')], marks(), () => true)).toThrow(/cancelled/)
    // Rows that the shard does not have.
    expect(lists.mark([wordRange('the')], new Marks({ first: 1, last: 10 }), no)).toBe(false)
    db.unsafeMode(true)
    db.exec('UPDATE body_index_data SET block = zeroblob(length(block)) WHERE id > 10')
    expect(lists.mark([wordRange('the')], marks(), no)).toBe(false)
    db.exec("UPDATE body_index_data SET block = x'00000000FF000001' WHERE id = 10")
    expect(lists.mark([wordRange('the')], marks(), no)).toBe(false)
  })
})

describe('words put together', () => {
  it('are answered from lists as sets of rows are', () => {
    const bodies = texts(1200, 21)
    const db = shardOf(bodies, 500)
    const rows = new WordRows(db)
    const known = bodies.map((body) => new Set(tokenise(body ?? '').map(({ term }) => term)))
    const leaf = fc
      .tuple(fc.constantFrom('the', 'then', 'они', 'w1', 'w12', 'w3', 'rare17', 'r', 'nothing'), fc.boolean())
      .map(([term, prefix]): WordTree => ({ kind: 'word', term, prefix }))
    const tree = fc.letrec<{ tree: WordTree }>((tie) => {
      const children = fc.array(tie('tree'), { minLength: 1, maxLength: 4 })
      return {
        tree: fc.oneof(
          { depthSize: 'small' },
          leaf,
          children.map((all): WordTree => ({ kind: 'and', children: all })),
          children.map((all): WordTree => ({ kind: 'or', children: all })),
          fc
            .tuple(children, fc.integer({ min: 1, max: 4 }))
            .map(([all, count]): WordTree => ({ kind: 'some', count, children: all })),
          tie('tree').map((child): WordTree => ({ kind: 'not', child })),
        ),
      }
    }).tree
    const holds = (words: WordTree, has: ReadonlySet<string>): boolean => {
      if (words.kind === 'word') {
        const { term, prefix } = words
        return prefix ? [...has].some((one) => one.startsWith(term)) : has.has(term)
      }
      if (words.kind === 'not') return !holds(words.child, has)
      const held = words.children.filter((child) => holds(child, has)).length
      if (words.kind === 'some') return held >= words.count
      return held >= (words.kind === 'and' ? words.children.length : 1)
    }
    fc.assert(
      fc.property(tree, (words) => {
        const found = rows.marks(words, { first: 1, last: bodies.length }, no)
        expect([...(found?.ids() ?? [])]).toEqual(
          known.flatMap((has, i) => (holds(words, has) ? [i + 1] : [])),
        )
      }),
      { numRuns: 150 },
    )
  })
})

describe('marks', () => {
  const set = fc.uniqueArray(fc.integer({ min: 3, max: 140 }))

  it('agree with plain sets', () => {
    fc.assert(
      fc.property(
        fc.array(set, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 150 }),
        fc.integer({ min: 1, max: 150 }),
        (sets, count, first, last) => {
          const stretch = { first: 3, last: 140 }
          const part = { first, last }
          const all = Array.from({ length: 138 }, (_, i) => i + 3)
          const marked = (ids: readonly number[]) => {
            const marks = new Marks(stretch)
            marks.add(Uint32Array.from(ids))
            return marks
          }
          const of = (test: (id: number) => boolean) =>
            all.filter((id) => test(id) && id >= first && id <= last)
          const [one = [], two = []] = sets
          const put = (how: (marks: Marks) => void) => {
            const marks = marked(one)
            how(marks)
            expect(marks.count(part)).toBe(marks.ids(part).length)
            return [...marks.ids(part)]
          }
          expect(put((marks) => marks.join(marked(two)))).toEqual(
            of((id) => one.includes(id) || two.includes(id)),
          )
          expect(put((marks) => marks.keep(marked(two)))).toEqual(
            of((id) => one.includes(id) && two.includes(id)),
          )
          expect(put((marks) => marks.leaveOut(marked(two)))).toEqual(
            of((id) => one.includes(id) && !two.includes(id)),
          )
          expect(put((marks) => marks.invert())).toEqual(of((id) => !one.includes(id)))
          const some = inSomeMarks(sets.map(marked), count, stretch)
          expect([...some.ids(part)]).toEqual(
            of((id) => sets.filter((ids) => ids.includes(id)).length >= count),
          )
          for (const id of all) expect(some.has(id)).toBe(some.ids().includes(id))
        },
      ),
      { numRuns: 200 },
    )
  })
})
