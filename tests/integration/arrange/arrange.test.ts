import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arrangeReads } from '../../../electron/engine/arrange/index.ts'
import { browseReads } from '../../../electron/engine/browse/index.ts'
import { readTwins } from '../../../electron/engine/columns/index.ts'
import { searchReads } from '../../../electron/engine/search/index.ts'
import type { FacetName } from '../../../shared/contract/arrange.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { Desk, defId } from '../../support/desk.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { indexDesk } from '../../support/searching.ts'
import { matchTwins } from '../../support/twins.ts'

/** A row as the tests' own, plain computation sees it. */
interface Plain {
  readonly id: number
  readonly at: number | null
  readonly from: string | null
  readonly to: string | null
  readonly conversation: string
  readonly file: string
  readonly kind: string
  readonly body: string
  readonly tags: readonly string[]
  readonly senderId: number | null
  readonly conversationId: number
  readonly twins: boolean
  /** Equal numbers are one message. */
  readonly group: number
}

const names = ['ravenwolf', 'tallship', 'big al', 'Ünal "the fish"', '  ']
const day = 86_400_000
/** The night of 25 October 2020, in which London's clocks went back. */
const start = Date.UTC(2020, 9, 24, 20)

const rowArbitrary: fc.Arbitrary<TestRow> = fc.record({
  at: fc.option(
    fc.integer({ min: 0, max: 40 }).map((n) => start + n * 1_800_000),
    { nil: null, freq: 8 },
  ),
  from: fc.constantFrom(...names.slice(0, 4), null),
  to: fc.constantFrom(...names.slice(0, 4), null),
  body: fc.constantFrom(
    'kilo',
    'kilo landing',
    'two boxes and a kilo for the wagon',
    'ok',
    'wagon',
    'kilo wagon',
  ),
  images: fc.constantFrom([], [], [], ['a.jpg']),
})

function desk(): Desk {
  return new Desk(browseReads, arrangeReads, searchReads)
}

async function filled(files: readonly (readonly TestRow[])[], tagged: readonly number[]): Promise<Desk> {
  const made = desk()
  for (const [k, rows] of files.entries()) addRows(made.db, `pack ${k + 1}.csv`, rows)
  await matchTwins(made)
  await indexDesk(made)
  const last = made.db.prepare('SELECT coalesce(max(id), 0) FROM message').pluck().get() as number
  for (const pick of tagged) {
    if (last === 0) continue
    made.db
      .prepare(`INSERT INTO tag (def, message, account, at, state) VALUES (?, ?, 3, 0, 'proposed')`)
      .run(defId(made, pick % 2 === 0 ? 'IM' : 'QTY'), (pick % last) + 1)
  }
  return made
}

function plainRows(made: Desk): Plain[] {
  const rows = made.db
    .prepare(
      `SELECT m.id, m.sent_at AS at, s.name AS "from", r.name AS "to", c.name AS conversation,
         m.sender AS senderId, m.conversation AS conversationId, f.name AS file,
         CASE m.kind WHEN 0 THEN 'text' ELSE 'image' END AS kind, m.body, m.id AS "group"
       FROM message AS m JOIN conversation AS c ON c.id = m.conversation JOIN source AS f ON f.id = m.source
       LEFT JOIN handle AS s ON s.id = m.sender LEFT JOIN handle AS r ON r.id = m.recipient`,
    )
    .all() as Omit<Plain, 'tags' | 'twins'>[]
  const { first } = readTwins(made.db)
  const tags = made.db
    .prepare('SELECT DISTINCT t.message, d.code FROM tag AS t JOIN tag_def AS d ON d.id = t.def')
    .all() as { message: number; code: string }[]
  const byTime = (a: Pick<Plain, 'at' | 'id'>, b: Pick<Plain, 'at' | 'id'>) =>
    (a.at ?? Number.POSITIVE_INFINITY) - (b.at ?? Number.POSITIVE_INFINITY) || a.id - b.id
  return rows
    .map((row) => ({
      ...row,
      group: first[row.id] || row.id,
      twins: (first[row.id] ?? 0) > 0,
      tags: tags.filter(({ message }) => message === row.id).map(({ code }) => code),
    }))
    .sort((a, b) => (a.at === b.at ? a.id - b.id : byTime(a, b)))
}

const messagesOf = (rows: readonly Plain[]) => new Set(rows.map(({ group }) => group)).size

/** Newest first, rows without a time last, as they stood. */
function turned(rows: readonly Plain[]): Plain[] {
  return [...rows.filter(({ at }) => at !== null).reverse(), ...rows.filter(({ at }) => at === null)]
}

/** Local day and hour by Intl, another way than the engine's. */
function local(at: number, zone: string, part: 'day' | 'hour'): string {
  const text = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at)
  return part === 'day' ? text.slice(0, 10) : text.slice(11, 13)
}

const weekday = (at: number, zone: string) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short' }).format(at).toLowerCase()

const filesArbitrary = fc.array(fc.array(rowArbitrary, { maxLength: 25 }), { minLength: 1, maxLength: 3 })
const tagsArbitrary = fc.array(fc.nat(1000), { maxLength: 12 })

async function idsIn(made: Desk, set: string, rows: number): Promise<number[]> {
  if (rows === 0) return []
  return (await made.as('reviewer')('list.ids', { set, from: 0, count: rows })).ids
}

describe('an arranged list', () => {
  it('has the rows and groups of a plain sort, in every order, of every set', async () => {
    await fc.assert(
      fc.asyncProperty(
        filesArbitrary,
        fc.boolean(),
        fc.constantFrom('UTC', 'Europe/London'),
        fc.constantFrom('rows', 'name'),
        async (files, descending, zone, groups) => {
          const made = await filled(files, [])
          const all = plainRows(made)
          const ask = made.as('reviewer')
          const opened = await ask('list.open', { of: { kind: 'all' } })
          for (const by of ['time', 'handle', 'conversation', 'day'] as const) {
            const arranged = await ask('list.arrange', { set: opened.set, by, descending, zone, groups })
            expect(arranged).toMatchObject({ rows: all.length, messages: messagesOf(all) })
            const expected = plainGroups(descending ? turned(all) : all, by, zone, descending, groups)
            expect(await idsIn(made, arranged.set, arranged.rows)).toEqual(
              expected.flatMap(({ rows }) => rows.map(({ id }) => id)),
            )
            if (by === 'time') continue
            expect(arranged.groups).toBe(expected.length)
            const page = await ask('list.groups', { set: arranged.set, from: 0, count: 1000 })
            expect(page.groups.map(({ label, rows, messages }) => [label, rows, messages])).toEqual(
              expected.map(({ label, rows }) => [label, rows.length, messagesOf(rows)]),
            )
            let at = 0
            for (const group of page.groups) {
              expect(group.start).toBe(at)
              at += group.rows
            }
          }
        },
      ),
      { numRuns: 25 },
    )
  })

  it('finds its groups by a position in them, page by page', async () => {
    const made = desk()
    addRows(
      made.db,
      'pack.csv',
      Array.from({ length: 12 }, (_, k) => ({ at: start + k * day, from: 'ravenwolf', to: 'tallship' })),
    )
    const ask = made.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    const arranged = await ask('list.arrange', { set, by: 'day', descending: false })
    const page = await ask('list.groups', { set: arranged.set, from: 0, count: 3, at: 7 })
    expect(page).toMatchObject({ total: 12, from: 7 })
    expect(page.groups.map(({ label }) => label)).toEqual(['2020-10-31', '2020-11-01', '2020-11-02'])
    await expect(ask('list.groups', { set, from: 0, count: 3 })).rejects.toMatchObject({
      code: 'state.conflict',
    })
  })

  it('answers questions about time as the list in time order does, and tells where rows stand in it', async () => {
    const made = desk()
    const [a, b, c] = addRows(made.db, 'pack.csv', [
      { at: start, from: 'tallship', to: 'ravenwolf' },
      { at: start + day, from: 'ravenwolf', to: 'tallship' },
      { at: start + 2 * day, from: 'tallship', to: 'ravenwolf' },
      { at: null, from: 'ravenwolf', to: 'tallship' },
    ])
    const ask = made.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    const plain = await ask('list.histogram', { set, buckets: 3 })
    for (const by of ['time', 'handle', 'conversation', 'day'] as const) {
      const arranged = await ask('list.arrange', { set, by, descending: true })
      expect(await ask('list.histogram', { set: arranged.set, buckets: 3 })).toEqual(plain)
      const ids = await idsIn(made, arranged.set, 4)
      for (const [position, message] of ids.entries()) {
        expect(await ask('list.seekMessage', { set: arranged.set, message })).toEqual({ position })
      }
      const { position } = await ask('list.seekTime', { set: arranged.set, at: start + 1 })
      expect(ids[position ?? -1]).toBe(b)
    }
    const newest = await ask('list.arrange', { set, by: 'time', descending: true })
    expect((await idsIn(made, newest.set, 4)).slice(0, 3)).toEqual([c, b, a])
  })
})

function plainGroups(
  rows: readonly Plain[],
  by: 'time' | 'handle' | 'conversation' | 'day',
  zone: string,
  descending: boolean,
  order: 'rows' | 'name',
): { label: string; rows: Plain[] }[] {
  if (by === 'time') return [{ label: '', rows: [...rows] }]
  const labelOf = (row: Plain) => {
    if (by === 'handle') return row.from ?? 'no sender'
    if (by === 'conversation') return row.conversation
    return row.at === null ? 'no time' : local(row.at, zone, 'day')
  }
  const groups = [...Map.groupBy(rows, labelOf)].map(([label, some]) => ({ label, rows: some }))
  const isNone = ({ label }: { label: string }) => label === 'no sender' || label === 'no time'
  const idOf = ({ rows: [first] }: { rows: readonly Plain[] }) =>
    (by === 'handle' ? first?.senderId : first?.conversationId) ?? 0
  const compare = (a: (typeof groups)[number], b: (typeof groups)[number]) => {
    if (isNone(a) !== isNone(b)) return isNone(a) ? 1 : -1
    if (by === 'day') return (a.label < b.label ? -1 : 1) * (descending ? -1 : 1)
    if (order === 'name') return a.label.toLowerCase() < b.label.toLowerCase() ? -1 : 1
    return b.rows.length - a.rows.length || idOf(a) - idOf(b)
  }
  return groups.sort(compare)
}

describe('facets', () => {
  const valuesOf: Partial<Record<FacetName, (row: Plain) => string[]>> = {
    handle: ({ from, to }) => [...new Set([from, to].filter((name) => name !== null))],
    sender: ({ from }) => (from === null ? [] : [from]),
    recipient: ({ to }) => (to === null ? [] : [to]),
    conversation: ({ conversation }) => [conversation],
    source: ({ file }) => [file],
    kind: ({ kind }) => [kind],
    hour: ({ at }) => (at === null ? [] : [`${local(at, 'Europe/London', 'hour')}`]),
    weekday: ({ at }) => (at === null ? [] : [weekday(at, 'Europe/London')]),
    script: ({ body }) => [/[a-z]/.test(body) ? 'latin' : 'none'],
    entity: ({ body }) => (body.includes('2 kilo') ? ['weight'] : []),
    tag: ({ tags }) => [...tags],
    state: ({ tags }) => (tags.length === 0 ? [] : ['proposed']),
    has: ({ kind, tags, twins }) => [
      ...(kind === 'image' ? ['image'] : []),
      ...(tags.length > 0 ? ['tag'] : []),
      ...(twins ? ['twin'] : []),
    ],
  }

  it('count rows and messages as a plain computation does, on the set that they are asked of', async () => {
    await fc.assert(
      fc.asyncProperty(filesArbitrary, tagsArbitrary, async (files, tagged) => {
        const made = await filled(files, tagged)
        const ask = made.as('reviewer')
        const all = plainRows(made)
        for (const text of ['', 'kilo']) {
          const rows = all.filter(({ body }) => body.includes(text))
          const { set } = await ask('search.run', { text: text === '' ? 'kilo OR NOT kilo' : text })
          for (const [of, values] of Object.entries(valuesOf) as [FacetName, (row: Plain) => string[]][]) {
            const answer = await ask('list.facets', { set, of, most: 1000 })
            const expected = new Map<string, Plain[]>()
            for (const row of rows) {
              for (const value of values(row)) expected.set(value, [...(expected.get(value) ?? []), row])
            }
            const named = answer.values.map(({ value, label, rows: count, messages }) => [
              ['kind', 'state', 'has', 'hour', 'weekday', 'script', 'entity'].includes(of)
                ? value
                : of === 'tag'
                  ? label.split(' ')[0]
                  : label,
              count,
              messages,
            ])
            expect([of, named.sort()]).toEqual([
              of,
              [...expected].map(([value, some]) => [value, some.length, messagesOf(some)]).sort(),
            ])
            expect(answer.none).toBe(rows.filter((row) => values(row).length === 0).length)
            expect(answer).toMatchObject({ distinct: expected.size, others: 0 })
          }
        }
      }),
      { numRuns: 25 },
    )
  })

  it('narrow a search to just the rows that they count, by the filter that they give', async () => {
    await fc.assert(
      fc.asyncProperty(filesArbitrary, tagsArbitrary, async (files, tagged) => {
        const made = await filled(files, tagged)
        const ask = made.as('reviewer')
        const { set } = await ask('search.run', { text: 'kilo' })
        for (const of of Object.keys(valuesOf) as FacetName[]) {
          const { values } = await ask('list.facets', { set, of, most: 50 })
          for (const { filter, label, rows, messages } of values) {
            if (filter === null) continue
            const narrowed = await ask('search.run', { text: `kilo ${filter}` })
            expect([label, filter, narrowed.rows, narrowed.messages]).toEqual([label, filter, rows, messages])
          }
        }
      }),
      { numRuns: 15 },
    )
  })

  it('give those with the most rows first, say how many are left, and look for a name', async () => {
    const made = desk()
    addRows(
      made.db,
      'pack.csv',
      ['b', 'a', 'a', 'c', 'ca', 'c', 'c'].map((from, k) => ({ at: start + k, from, to: 'tallship' })),
    )
    const ask = made.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    const most = await ask('list.facets', { set, of: 'sender', most: 2 })
    expect(most.values.map(({ label, rows }) => [label, rows])).toEqual([
      ['c', 3],
      ['a', 2],
    ])
    expect(most).toMatchObject({ distinct: 4, others: 2, none: 0 })
    const named = await ask('list.facets', { set, of: 'sender', most: 5, text: 'A' })
    expect(named.values.map(({ label }) => label)).toEqual(['a', 'ca'])
    expect(named).toMatchObject({ distinct: 2, others: 0 })
  })

  it('stop when nobody wants them any more', async () => {
    const made = desk()
    addRows(made.db, 'pack.csv', [{ at: start, from: 'a', to: 'b' }])
    const ask = made.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    made.cancelled = true
    await expect(ask('list.facets', { set, of: 'handle', most: 2 })).rejects.toMatchObject({
      code: 'call.cancelled',
    })
  })
})

describe('by relevance', () => {
  const arrange = async (made: Desk, text: string, more: Partial<Input<'list.arrange'>> = {}) => {
    const ask = made.as('reviewer')
    const { set, rows } = await ask('search.run', { text })
    const arranged = await ask('list.arrange', { set, by: 'relevance', descending: false, ...more })
    return idsIn(made, arranged.set, rows)
  }

  async function words(...bodies: string[]): Promise<Desk> {
    const made = desk()
    addRows(
      made.db,
      'pack.csv',
      bodies.map((body, k) => ({ at: start + k, from: 'a', to: 'b', body })),
    )
    await indexDesk(made)
    return made
  }

  it('rows with the rarer word come first, short ones before long ones, equal ones by time', async () => {
    const made = await words(
      'kilo for the wagon and a lot of talk about nothing',
      'kilo',
      'kilo',
      'dover',
      'kilo dover',
      'kilo again',
    )
    expect(await arrange(made, 'kilo OR dover')).toEqual([5, 4, 2, 3, 6, 1])
    expect(await arrange(made, 'kilo OR dover', { descending: true })).toEqual([5, 4, 3, 2, 6, 1])
  })

  it('is the documented formula', async () => {
    const bodies = ['kilo', 'kilo wagon', 'wagon dover', 'kilo wagon dover', 'ok', 'the wagon', 'kilo kilo']
    const made = await words(...bodies)
    const found = bodies.map((body, k) => ({ body, id: k + 1 })).filter(({ body }) => /kilo|wagon/.test(body))
    const mean = found.reduce((sum, { body }) => sum + body.length, 0) / found.length
    const weight = (word: string) => {
      const n = bodies.filter((body) => body.includes(word)).length
      return Math.log(1 + (bodies.length - n + 0.5) / (n + 0.5))
    }
    const score = (body: string) =>
      (['kilo', 'wagon'].reduce((sum, word) => sum + (body.includes(word) ? weight(word) : 0), 0) * 2.2) /
      (1 + 1.2 * (0.25 + (0.75 * body.length) / mean))
    const expected = found.sort((a, b) => score(b.body) - score(a.body) || a.id - b.id).map(({ id }) => id)
    expect(await arrange(made, 'kilo OR wagon')).toEqual(expected)
  })

  it('is refused, with what to do, for a list and for a search of filters alone', async () => {
    const made = await words('kilo')
    const ask = made.as('reviewer')
    const { set } = await ask('list.open', { of: { kind: 'all' } })
    const refused = { code: 'state.conflict', message: /search with words/ }
    await expect(ask('list.arrange', { set, by: 'relevance', descending: false })).rejects.toMatchObject({
      code: refused.code,
    })
    await expect(arrange(made, 'from:a NOT dover')).rejects.toMatchObject({ code: refused.code })
  })
})
