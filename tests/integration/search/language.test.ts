import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { openSearcher } from '../../../electron/engine/search/searcher.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { Desk } from '../../support/desk.ts'
import { hostileQueries } from '../../support/hostile-queries.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { indexDesk } from '../../support/searching.ts'

const asking = { cancelled: () => false, account: null }
const pieces = [
  'kilo',
  'Kilos',
  'laptops',
  'tops',
  'Straße',
  'strasse',
  'ﬁve',
  'five',
  '中文字',
  '文',
  'كتاب',
  'الكتاب',
  '한국어',
  '🙂',
  '£38',
  'é',
  '-',
]
const start = Date.UTC(2020, 6, 1)

async function caseOf(...runs: TestRow[][]) {
  const desk = new Desk()
  const ids = runs.map((rows, i) => addRows(desk.db, `tranche ${i + 1}.csv`, rows))
  await indexDesk(desk)
  const db = openRead(casePaths(desk.folder).db, desk.reader.access.key)
  const searching = openSearcher(db, desk.reader.access)
  onTestFinished(() => {
    searching.close()
    db.close()
  })
  const known = runs.flatMap((rows, r) => rows.map((row, i) => ({ ...row, id: ids[r]?.[i] ?? 0 })))
  return { desk, searching, known }
}

type Known = TestRow & { readonly id: number }
interface Tree {
  readonly text: string
  holds(row: Known): boolean
}

/** Folding as a person would write it down, apart from the product's. */
const fold = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .replaceAll('ß', 'ss')
    .normalize('NFC')
const wordsOf = (body: string) =>
  fold(body)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
const some = (test: (word: string) => boolean) => (row: Known) => wordsOf(row.body ?? '').some(test)
const stands = (text: string) => (row: Known) => fold(row.body ?? '').includes(text)
const near = (a: string, b: string, distance: number) => (row: Known) => {
  const words = wordsOf(row.body ?? '')
  return words.some(
    (x, i) => x === a && words.some((y, j) => y === b && i !== j && Math.abs(i - j) - 1 <= distance),
  )
}
const says =
  (...phrase: string[]) =>
  (row: Known) => {
    const words = wordsOf(row.body ?? '')
    return words.some((_, at) => phrase.every((word, i) => words[at + i] === word))
  }
const hour = (row: Known) => new Date((row.at ?? 0) + 3_600_000).getUTCHours()

const leaves: Tree[] = [
  { text: 'kilo', holds: some((word) => word === 'kilo') },
  { text: 'kil*', holds: some((word) => word.startsWith('kil')) },
  { text: 'k*', holds: some((word) => word.startsWith('k')) },
  { text: '*top*', holds: some((word) => word.includes('top')) },
  { text: '*ops', holds: some((word) => word.endsWith('ops')) },
  { text: 'strasse', holds: some((word) => word === 'strasse') },
  { text: '"kilo strasse"', holds: says('kilo', 'strasse') },
  { text: 'five NEAR/1 tops', holds: near('five', 'tops', 1) },
  { text: 'ﬁve', holds: some((word) => word === 'five') },
  { text: '文', holds: stands('文') },
  { text: '中文', holds: stands('中文') },
  { text: 'كتاب', holds: stands('كتاب') },
  { text: '한국', holds: stands('한국') },
  { text: '🙂', holds: stands('🙂') },
  { text: '£', holds: stands('£') },
  { text: 'from:raven', holds: (row) => row.from === 'raven' },
  { text: 'to:"big al"', holds: (row) => row.to === 'big al' },
  { text: 'in:"tranche 2.csv"', holds: (row) => row.owner === 'second' },
  { text: 'time:22:00-04:00', holds: (row) => row.at !== null && (hour(row) >= 22 || hour(row) < 4) },
  { text: 'on:2020-07', holds: (row) => row.at !== null },
]

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...leaves),
    tie('tree').map((one): Tree => ({ text: `-(${one.text})`, holds: (row) => !one.holds(row) })),
    fc
      .tuple(tie('tree'), tie('tree'))
      .map(
        ([a, b]): Tree => ({ text: `(${a.text} ${b.text})`, holds: (row) => a.holds(row) && b.holds(row) }),
      ),
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Tree => ({
        text: `(${a.text} OR ${b.text})`,
        holds: (row) => a.holds(row) || b.holds(row),
      }),
    ),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(
      (all): Tree => ({
        text: `2 of (${all.map(({ text }) => text).join(', ')})`,
        holds: (row) => all.filter((one) => one.holds(row)).length >= 2,
      }),
    ),
  ),
})).tree

const rowOf = (owner: string) =>
  fc.record({
    at: fc.option(
      fc.integer({ min: 0, max: 700 }).map((hours) => start + hours * 3_600_000),
      { nil: null },
    ),
    from: fc.constantFrom('raven', 'big al'),
    to: fc.constantFrom('raven', 'big al', null),
    body: fc.option(
      fc.array(fc.constantFrom(...pieces), { maxLength: 5 }).map((words) => words.join(' ')),
      { nil: null },
    ),
    owner: fc.constant(owner),
  })

describe('the whole language over a case of many scripts', () => {
  it('finds what a plain scan finds; the first rows are its head in the order of time, and the count is its length', async () => {
    const first =
      fc.sample(fc.array(rowOf('first'), { minLength: 60, maxLength: 90 }), { numRuns: 1, seed: 4 })[0] ?? []
    const second =
      fc.sample(fc.array(rowOf('second'), { minLength: 40, maxLength: 60 }), { numRuns: 1, seed: 5 })[0] ?? []
    const { searching, known } = await caseOf(first, second)
    const time = (row: Known) => row.at ?? Number.MAX_SAFE_INTEGER
    for (const { text, holds } of [...leaves, ...fc.sample(tree, 300)]) {
      const expected = known.filter(holds)
      const ids = expected.map(({ id }) => id).sort((a, b) => a - b)
      expect({ text, ids: [...searching.find(text, asking).ids] }).toEqual({ text, ids })
      expect({ text, rows: searching.count(text, asking).rows }).toEqual({ text, rows: ids.length })
      const head = expected
        .toSorted((a, b) => time(a) - time(b) || a.id - b.id)
        .slice(0, 7)
        .map(({ id }) => id)
      expect({ text, ...searching.first(text, 7, asking) }).toMatchObject({
        text,
        ids: head,
        complete: ids.length <= 7,
      })
    }
  })

  it('answers any hostile text with rows or with a place in it, through the real index', async () => {
    const { searching } = await caseOf([{ at: start, from: 'a', to: 'b', body: pieces.join(' ') }])
    expect(hostileQueries.length).toBeGreaterThanOrEqual(515)
    for (const text of hostileQueries) {
      try {
        expect(searching.first(text, 5, asking).ids.length).toBe(searching.count(text, asking).rows)
      } catch (error) {
        if (!(error instanceof WinnowError))
          throw new Error(`${JSON.stringify(text.slice(0, 60))}: ${String(error)}`)
        expect(error.code).toBe('search.problem')
        expect(error.details).toMatchObject({ from: expect.any(Number), to: expect.any(Number) })
      }
    }
  })

  it('tells words that look like one of it, and takes them in by ~', async () => {
    const { searching } = await caseOf([
      { at: start, body: 'kilo' },
      { at: start + 1, body: 'кіlо' },
    ])
    expect(searching.check('kilo', asking).lookAlikes).toEqual([
      { word: 'kilo', from: 0, to: 4, found: ['кіlо'], rows: 1 },
    ])
    expect(searching.count('kilo', asking).rows).toBe(1)
    expect(searching.count('~kilo', asking).rows).toBe(2)
  })

  it('says of a name that the case does not have that it has none', async () => {
    const { searching } = await caseOf([{ at: start, from: 'raven', body: 'kilo' }])
    expect(searching.count('from:ravn kilo', asking)).toMatchObject({
      rows: 0,
      notes: [{ message: 'The case has no handle “ravn”.', from: 0, to: 9 }],
    })
  })
})
