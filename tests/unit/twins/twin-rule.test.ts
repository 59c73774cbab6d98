import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TwinMatcher } from '../../../shared/domain/twin-matcher.ts'
import { PackClocks, twinRuleText, twinText } from '../../../shared/domain/twin-rule.ts'

interface Row {
  readonly at: number
  readonly pack: number
}

const tolerance = 10
const noClock = () => 0

/** Rows of one key in the order of time, and what the matcher makes of them: lists of positions, those left apart too. */
function decide(rows: readonly Row[], clock: (a: number, b: number) => number = noClock) {
  const sorted = rows.toSorted((x, y) => x.at - y.at || x.pack - y.pack)
  const at = Float64Array.from(sorted, (row) => row.at)
  const pack = Int32Array.from(sorted, (row) => row.pack)
  const head = new Int32Array(rows.length)
  const apart = new TwinMatcher(tolerance).decide({ at, pack }, 0, rows.length, clock, head)
  const groups = Map.groupBy(sorted.keys(), (i) => head[i] ?? -1)
  return { sorted, groups: [...groups.values()], apart }
}

/** Rows as texts, in one text a list of them. */
const named = (sorted: readonly Row[], positions: readonly number[]): string =>
  positions.map((i) => `${sorted[i]?.pack}@${sorted[i]?.at}`).join(' ')

/** The rows left apart as texts, a text a cluster. */
const leftApart = (rows: readonly Row[], clock?: (a: number, b: number) => number): string[] => {
  const { sorted, apart } = decide(rows, clock)
  return apart.map((cluster) => named(sorted, cluster))
}

/** Linked rows as texts, groups of one left out. */
const linked = (rows: readonly Row[], clock?: (a: number, b: number) => number): string[] => {
  const { sorted, groups } = decide(rows, clock)
  return groups
    .filter(({ length }) => length > 1)
    .map((group) => named(sorted, group))
    .sort()
}

/**
 * The rule once more, slow and plain: units are compared each with each, clusters are grown until nothing joins them, and each is looked
 * at by itself.
 */
function plainly(rows: readonly Row[]): { groups: string[]; apart: string[] } {
  const timed = rows.filter(({ at }) => Number.isFinite(at))
  const units = [...Map.groupBy(timed, ({ at, pack }) => `${pack}@${at}`).entries()].map(([name, same]) => ({
    name,
    at: same[0]?.at ?? 0,
    pack: same[0]?.pack ?? 0,
    size: same.length,
    cluster: name,
  }))
  for (let changed = true; changed; ) {
    changed = false
    for (const x of units) {
      for (const y of units) {
        if (x.pack === y.pack || Math.abs(x.at - y.at) > tolerance || x.cluster === y.cluster) continue
        const [from, to] = [y.cluster, x.cluster]
        for (const unit of units) if (unit.cluster === from) unit.cluster = to
        changed = true
      }
    }
  }
  const groups: string[] = []
  const apart: string[] = []
  for (const cluster of Map.groupBy(units, (unit) => unit.cluster).values()) {
    const packs = [
      ...Map.groupBy(
        cluster.toSorted((x, y) => x.at - y.at),
        ({ pack }) => pack,
      ).values(),
    ]
    const times = packs[0]?.length ?? 0
    const tuples = Array.from({ length: times }, (_, k) => packs.flatMap((own) => own[k] ?? []))
    const even = packs.every(({ length }) => length === times)
    const near = tuples.every((tuple) =>
      tuple.every((x) => tuple.every((y) => Math.abs(x.at - y.at) <= tolerance)),
    )
    if (cluster.length > 1 && !(even && near)) {
      apart.push(sortedNames(cluster.flatMap(({ name, size }) => Array<string>(size).fill(name)).join(' ')))
      continue
    }
    for (const tuple of tuples) {
      const names = tuple.flatMap(({ name, size }) => Array<string>(size).fill(name))
      if (names.length > 1) groups.push(names.sort().join(' '))
    }
  }
  return { groups: groups.sort(), apart: apart.sort() }
}

describe('the rule for rows of one sender, recipient and text', () => {
  test('links a row of each pack within the tolerance, and not a moment beyond', () => {
    expect(
      linked([
        { at: 0, pack: 0 },
        { at: 10, pack: 1 },
      ]),
    ).toEqual(['0@0 1@10'])
    expect(
      linked([
        { at: 0, pack: 0 },
        { at: 11, pack: 1 },
      ]),
    ).toEqual([])
  })

  test('links rows of one pack only at exactly one time', () => {
    expect(
      linked([
        { at: 5, pack: 0 },
        { at: 5, pack: 0 },
      ]),
    ).toEqual(['0@5 0@5'])
    expect(
      linked([
        { at: 5, pack: 0 },
        { at: 6, pack: 0 },
      ]),
    ).toEqual([])
  })

  test('matches "ok" "ok" with "ok" "ok" of the other end in the order of time', () => {
    const rows = [
      { at: 0, pack: 0 },
      { at: 4, pack: 0 },
      { at: 2, pack: 1 },
      { at: 6, pack: 1 },
    ]
    expect(linked(rows)).toEqual(['0@0 1@2', '0@4 1@6'])
  })

  test('leaves "ok" "ok" and a single "ok" of the other end apart: either could be the one', () => {
    const rows = [
      { at: 0, pack: 0 },
      { at: 4, pack: 0 },
      { at: 2, pack: 1 },
    ]
    expect(linked(rows)).toEqual([])
    expect(leftApart(rows)).toEqual(['0@0 1@2 0@4'])
  })

  test('matches three packs a row each', () => {
    expect(
      linked([
        { at: 0, pack: 0 },
        { at: 3, pack: 1 },
        { at: 5, pack: 2 },
      ]),
    ).toEqual(['0@0 1@3 2@5'])
  })

  test('never links rows without a time', () => {
    const none = Number.POSITIVE_INFINITY
    expect(
      linked([
        { at: none, pack: 0 },
        { at: none, pack: 0 },
        { at: none, pack: 1 },
      ]),
    ).toEqual([])
  })

  test('takes off what is known of the difference of two clocks', () => {
    const ahead = (a: number, b: number) => (a === b ? 0 : a < b ? 40 : -40)
    expect(
      linked(
        [
          { at: 0, pack: 0 },
          { at: 42, pack: 1 },
        ],
        ahead,
      ),
    ).toEqual(['0@0 1@42'])
    expect(
      linked(
        [
          { at: 42, pack: 0 },
          { at: 80, pack: 1 },
          { at: 200, pack: 0 },
        ],
        ahead,
      ),
    ).toEqual(['0@42 1@80'])
    expect(
      linked(
        [
          { at: 0, pack: 1 },
          { at: 5, pack: 0 },
        ],
        ahead,
      ),
    ).toEqual([])
  })

  test('gives what a slow and plain reading of it gives, whatever the rows', () => {
    const row = fc.record({ at: fc.integer({ min: 0, max: 60 }), pack: fc.integer({ min: 0, max: 3 }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 14 }), (rows) => {
        expect({
          groups: linked(rows).map(sortedNames).sort(),
          apart: leftApart(rows).map(sortedNames).sort(),
        }).toEqual(plainly(rows))
      }),
      { numRuns: 3000 },
    )
  })

  test('tells each row that it left apart once, links none of them, and leaves two packs at least to choose from', () => {
    const row = fc.record({ at: fc.integer({ min: 0, max: 60 }), pack: fc.integer({ min: 0, max: 3 }) })
    const ahead = (a: number, b: number) => (a === b ? 0 : (b - a) * 4)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.boolean(), (rows, skewed) => {
        const { sorted, groups, apart } = decide(rows, skewed ? ahead : noClock)
        const told = apart.flat()
        expect(new Set(told).size).toBe(told.length)
        const alone = groups.flatMap((group) => (group.length === 1 ? group : []))
        expect(alone).toEqual(expect.arrayContaining(told))
        for (const cluster of apart) {
          expect(new Set(cluster.map((i) => sorted[i]?.pack)).size).toBeGreaterThan(1)
          expect(cluster).toEqual(cluster.toSorted((a, b) => a - b))
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('leaves repeats at one time apart with the cluster that they are in', () => {
    const rows = [
      { at: 0, pack: 0 },
      { at: 0, pack: 0 },
      { at: 4, pack: 0 },
      { at: 2, pack: 1 },
    ]
    expect(leftApart(rows)).toEqual(['0@0 0@0 1@2 0@4'])
    expect(linked(rows)).toEqual([])
  })

  test('never puts two times of one pack into one message', () => {
    const row = fc.record({ at: fc.integer({ min: 0, max: 40 }), pack: fc.integer({ min: 0, max: 2 }) })
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), (rows) => {
        const { sorted, groups } = decide(rows)
        for (const group of groups) {
          const own = Map.groupBy(group, (i) => sorted[i]?.pack)
          for (const same of own.values()) {
            expect(new Set(same.map((i) => sorted[i]?.at)).size).toBe(1)
          }
        }
      }),
    )
  })
})

const sortedNames = (group: string) => group.split(' ').sort().join(' ')

describe('what packs say about their clocks', () => {
  /** Each message once in pack 0 and, so much later, once in pack 1; a key each. */
  const learn = (lags: readonly number[]) => {
    const clocks = new PackClocks(10_000, 2)
    for (const [k, lag] of lags.entries()) {
      const start = k * 10_000_000
      const [first, second] = lag < 0 ? [1, 0] : [0, 1]
      clocks.add(
        { at: Float64Array.of(start, start + Math.abs(lag)), pack: Int32Array.of(first, second) },
        0,
        2,
      )
    }
    clocks.settle()
    return clocks
  }

  test('is the median of what most messages agree on', () => {
    expect(learn([40_000, 41_000, 39_000, 40_500, 300_000]).between(0, 1)).toBe(40_500)
    expect(learn([40_000, 41_000, 39_000, 40_500, 300_000]).between(1, 0)).toBe(-40_500)
    expect(learn([-40_000, -41_000, -39_000, -40_500, -38_000]).between(0, 1)).toBe(-40_000)
  })

  test('is nothing where there are too few messages, or they do not agree', () => {
    expect(learn([40_000, 41_000, 39_000, 40_500]).between(0, 1)).toBe(0)
    expect(learn([10_000, 90_000, 170_000, 250_000, 330_000, 410_000]).between(0, 1)).toBe(0)
  })

  test('leaves out texts that come twice within ten minutes', () => {
    const clocks = new PackClocks(10_000, 2)
    for (let k = 0; k < 9; k++) {
      const start = k * 10_000_000
      const at = Float64Array.of(start, start + 40_000, start + 60_000)
      clocks.add({ at, pack: Int32Array.of(0, 1, 0) }, 0, 3)
    }
    clocks.settle()
    expect(clocks.between(0, 1)).toBe(0)
  })
})

test('texts are compared without case, width and spacing, and no further', () => {
  expect(twinText('  Two  BOXES\r\n')).toBe('two boxes')
  expect(twinText('ＯＫ')).toBe('ok')
  expect(twinText('Straße')).toBe(twinText('STRASSE'))
  expect(twinText('ok.')).not.toBe(twinText('ok'))
  expect(twinText(' \t ')).toBe('')
})

test('the rule in words states its tolerance', () => {
  expect(twinRuleText(10_000).join(' ')).toContain('at most 10 s')
})
