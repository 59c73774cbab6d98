import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { openSearcher } from '../../../electron/engine/search/searcher.ts'
import { encodeIds } from '../../../electron/engine/seen/id-codec.ts'
import type { AccountId } from '../../../shared/domain/ids.ts'
import { Desk, defId } from '../../support/desk.ts'
import { addRows, type TestRow } from '../../support/rows.ts'
import { indexDesk } from '../../support/searching.ts'
import { linkRows } from '../../support/twins.ts'

/** What a row says, with all that a person would say of it, apart from what the product finds in it. */
interface Piece {
  readonly text: string
  readonly words: readonly string[]
  readonly entities?: readonly string[]
  /** Letters of a script other than Latin; a row has those of one such script at most. */
  readonly letters?: number
}

const latin: Piece[] = [
  { text: 'kilo', words: ['kilo'] },
  { text: 'kiol', words: ['kiol'] },
  { text: 'rotterdam', words: ['rotterdam'] },
  { text: 'roterdem', words: ['roterdem'] },
  { text: 'dover', words: ['dover'] },
  { text: 'call +44 7700 900123', words: ['call', '44', '7700', '900123'], entities: ['phone'] },
  { text: 'owes £3800', words: ['owes', '3800'], entities: ['money'] },
  { text: 'see https://example.org/a', words: ['see', 'https', 'example', 'org', 'a'], entities: ['web'] },
  { text: 'ask x@example.com', words: ['ask', 'x', 'example', 'com'], entities: ['email'] },
  { text: '123', words: ['123'] },
]
const others: Record<string, Piece[]> = {
  cyrillic: [
    { text: 'деньги', words: ['деньги'], letters: 6 },
    { text: 'порт', words: ['порт'], letters: 4 },
  ],
  greek: [{ text: 'λιμάνι', words: ['λιμανι'], letters: 6 }],
  arabic: [{ text: 'ميناء', words: ['ميناء'], letters: 5 }],
}

interface Known extends TestRow {
  readonly pieces: readonly Piece[]
  readonly other: string
  readonly tags: readonly (readonly [code: string, state: string])[]
  readonly seenBy: readonly number[]
  /** The place, in its case, of the row that it is one message with; null: of none. */
  readonly twinOf: number | null
}

const images = [
  { name: 'quay.jpg', latitude: 51.9 },
  { name: 'table.jpg', latitude: null },
]
const start = Date.UTC(2020, 2, 27)
const hourMs = 3_600_000
const me = 3

const row: fc.Arbitrary<Known> = fc
  .record({
    at: fc.option(
      fc.integer({ min: 0, max: 100 }).map((hours) => start + hours * hourMs),
      { nil: null },
    ),
    from: fc.constantFrom('ravenwolf', 'tallship', 'big al'),
    to: fc.constantFrom('ravenwolf', 'kestrel', null),
    other: fc.constantFrom(...Object.keys(others)),
    some: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 4 }),
    hasBody: fc.integer({ min: 0, max: 9 }).map((k) => k > 0),
    images: fc
      .constantFrom<string[][]>([], [], ['quay.jpg'], ['table.jpg'], ['lost.jpg', 'quay.jpg'])
      .map((names) => names),
    burn: fc.constantFrom('7 days', '30 Days', null),
    tags: fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('IM', 'QTY'),
        fc.constantFrom('proposed', 'approved', 'returned', 'withdrawn'),
      ),
      { maxLength: 2, selector: ([code]) => code },
    ),
    seenBy: fc.constantFrom<number[][]>([], [], [me], [4], [me, 4]).map((accounts) => accounts),
    twinOf: fc.option(fc.nat({ max: 30 }), { nil: null, freq: 2 }),
  })
  .map(({ some, hasBody, other, ...rest }) => {
    const pieces = hasBody
      ? some.flatMap(([k, isOther]) => {
          const from = isOther ? (others[other] ?? []) : latin
          return from[k % from.length] ?? []
        })
      : []
    return { ...rest, other, pieces, body: hasBody ? pieces.map(({ text }) => text).join(' ') : null }
  })

const live = (tags: Known['tags']) => tags.filter(([, state]) => state !== 'withdrawn')
const words = ({ pieces }: Known) => pieces.flatMap((piece) => piece.words)
const names = (kind: string) => (one: Known) =>
  one.pieces.some(({ entities = [] }) => entities.includes(kind))
const latinLetters = ({ pieces }: Known) =>
  pieces.reduce((sum, { text }) => sum + (text.match(/[a-z]/gi)?.length ?? 0), 0)
const otherLetters = ({ pieces }: Known) => pieces.reduce((sum, { letters = 0 }) => sum + letters, 0)
const script = (one: Known) => {
  const [a, b] = [latinLetters(one), otherLetters(one)]
  return a + b === 0 ? 'none' : b >= a ? one.other : 'latin'
}
/** British Summer Time began on 29 March 2020, 01:00 UTC. */
const london = (at: number) => new Date(at + (at >= Date.UTC(2020, 2, 29, 1) ? hourMs : 0))
const states: Record<string, string> = { ravenwolf: 'attributed', kestrel: 'proposed' }
const stateOf = (handle: string | null | undefined) =>
  handle == null ? '' : (states[handle] ?? 'unattributed')
const isEither = (state: string) => (one: Known) => stateOf(one.from) === state || stateOf(one.to) === state

interface Tree {
  readonly text: string
  holds(row: Known, among: ReadonlySet<Known>): boolean
}

const says =
  (...any: string[]) =>
  (one: Known) =>
    words(one).some((word) => any.includes(word))

const leaves: Tree[] = [
  { text: 'kilo', holds: says('kilo') },
  { text: 'k*', holds: (one) => words(one).some((word) => word.startsWith('k')) },
  { text: '~kilo', holds: says('kilo', 'kiol') },
  { text: '~rotterdam', holds: says('rotterdam', 'roterdem') },
  { text: 'порт', holds: says('порт') },
  { text: 'from:raven*', holds: (one) => one.from === 'ravenwolf' },
  { text: 'to:kestrel', holds: (one) => one.to === 'kestrel' },
  { text: 'with:ravenwolf', holds: (one) => one.from === 'ravenwolf' || one.to === 'ravenwolf' },
  { text: 'conversation:"big al ⇄ kestrel"', holds: (one) => one.from === 'big al' && one.to === 'kestrel' },
  { text: 'in:second.csv', holds: (one) => one.owner === 'second' },
  { text: 'tag:IM', holds: (one) => live(one.tags).some(([code]) => code === 'IM') },
  { text: 'tag:QTY', holds: (one) => live(one.tags).some(([code]) => code === 'QTY') },
  ...['proposed', 'approved', 'returned'].flatMap((wanted): Tree[] => [
    { text: `state:${wanted}`, holds: (one) => one.tags.some(([, state]) => state === wanted) },
    {
      text: `(tag:IM state:${wanted})`,
      holds: (one) => one.tags.some(([code, state]) => code === 'IM' && state === wanted),
    },
  ]),
  { text: 'kind:image', holds: ({ images = [] }) => images.length > 0 },
  { text: 'kind:text', holds: ({ images = [] }) => images.length === 0 },
  { text: 'has:image', holds: ({ images = [] }) => images.length > 0 },
  { text: 'has:place', holds: ({ images = [] }) => images.includes('quay.jpg') },
  { text: 'has:tag', holds: (one) => live(one.tags).length > 0 },
  { text: 'has:link', holds: names('web') },
  { text: 'has:twin', holds: (one, linked) => linked.has(one) },
  ...['phone', 'money', 'web', 'email', 'imei'].map(
    (kind): Tree => ({ text: `entity:${kind}`, holds: names(kind) }),
  ),
  ...['none', 'latin', ...Object.keys(others), 'thai'].map(
    (wanted): Tree => ({ text: `script:${wanted}`, holds: (one) => script(one) === wanted }),
  ),
  ...['attributed', 'proposed', 'unattributed'].map(
    (state): Tree => ({ text: `handle:${state}`, holds: isEither(state) }),
  ),
  { text: 'seen:me', holds: ({ seenBy }) => seenBy.includes(me) },
  { text: 'seen:anyone', holds: ({ seenBy }) => seenBy.length > 0 },
  { text: 'seen:nobody', holds: ({ seenBy }) => seenBy.length === 0 },
  { text: 'cell:"30 days"', holds: ({ burn }) => burn === '30 Days' },
  { text: 'cell:day', holds: ({ burn }) => burn !== null },
  { text: 'before:2020-03-29', holds: ({ at }) => at !== null && at < Date.UTC(2020, 2, 29) },
  { text: 'after:2020-03-29', holds: ({ at }) => at !== null && at >= Date.UTC(2020, 2, 29, 23) },
  {
    text: 'on:2020-03-29',
    holds: ({ at }) => at !== null && at >= Date.UTC(2020, 2, 29) && at < Date.UTC(2020, 2, 29, 23),
  },
  {
    text: 'time:23:00-02:00',
    holds: ({ at }) => at !== null && [23, 0, 1].includes(london(at).getUTCHours()),
  },
  { text: 'time:12:00-13:00Z', holds: ({ at }) => at !== null && new Date(at).getUTCHours() === 12 },
  { text: 'day:sun', holds: ({ at }) => at !== null && london(at).getUTCDay() === 0 },
  { text: 'search:"the run"', holds: (one) => says('dover')(one) && one.from !== 'big al' },
  { text: 'list:cities', holds: says('rotterdam', 'dover', 'порт') },
]

/** Beside a tag: a state: speaks of that tag, in the same brackets: only then is it the row of both. */
const isFree = ({ text }: Tree) => !text.startsWith('state:')

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(...leaves.filter(isFree)),
    tie('tree').map(
      (one): Tree => ({ text: `-(${one.text})`, holds: (row, linked) => !one.holds(row, linked) }),
    ),
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Tree => ({
        text: `(${a.text} (${b.text}))`,
        holds: (row, linked) => a.holds(row, linked) && b.holds(row, linked),
      }),
    ),
    fc.tuple(tie('tree'), tie('tree')).map(
      ([a, b]): Tree => ({
        text: `(${a.text} OR ${b.text})`,
        holds: (row, linked) => a.holds(row, linked) || b.holds(row, linked),
      }),
    ),
    fc.tuple(tie('tree'), tie('tree'), tie('tree')).map(
      (all): Tree => ({
        text: `2 of (${all.map(({ text }) => text).join(', ')})`,
        holds: (row, linked) => all.filter((one) => one.holds(row, linked)).length >= 2,
      }),
    ),
  ),
})).tree

/** A case of two files with all that people add to it; `withdraw` withdraws the second. */
async function caseOf(first: readonly Known[], second: readonly Known[]) {
  const desk = new Desk()
  const { db } = desk
  const files = images.map(({ name, latitude }) => ({
    name,
    bytes: Buffer.from(name),
    type: 'image/jpeg',
    facts: {
      width: 1,
      height: 1,
      frames: null,
      dhash: null,
      takenText: null,
      latitude,
      longitude: latitude,
      device: null,
      problem: null,
    },
  }))
  const known = [
    ...first.map((one) => ({ ...one, owner: 'first' })),
    ...second.map((one) => ({ ...one, owner: 'second' })),
  ]
  const ids = [
    ...addRows(db, 'first.csv', known.slice(0, first.length), files),
    ...addRows(db, 'second.csv', known.slice(first.length), files),
  ]
  const linked = new Set<Known>()
  db.transaction(() => {
    const tag = db.prepare('INSERT INTO tag (def, message, account, at, state) VALUES (?, ?, 3, 0, ?)')
    const seen = db.prepare('INSERT INTO seen (account, at, first_id, last_id, ids) VALUES (?, 0, ?, ?, ?)')
    const pairs: number[][] = []
    for (const [i, one] of known.entries()) {
      const id = ids[i] ?? 0
      for (const [code, state] of one.tags) tag.run(defId(desk, code), id, state)
      for (const account of one.seenBy) seen.run(account, id, id, encodeIds(Uint32Array.of(id)))
      // Each row is in one pair at most.
      const other = one.twinOf === null ? undefined : known[one.twinOf]
      if (one.twinOf === null || other === undefined || other === one || linked.has(one) || linked.has(other))
        continue
      pairs.push([id, ids[one.twinOf] ?? 0])
      linked.add(one).add(other)
    }
    linkRows(db, pairs, 'repeated')
    db.exec(`
      INSERT INTO person (id, name, account, at) VALUES (1, 'A', 3, 0);
      INSERT INTO attribution (handle, person, use, conclusion, account, at, state)
        SELECT id, 1, 'sole', '', 3, 0, 'approved' FROM handle WHERE folded = 'ravenwolf';
      INSERT INTO attribution (handle, person, use, conclusion, account, at, state)
        SELECT id, 1, 'sole', '', 3, 0, 'returned' FROM handle WHERE folded = 'kestrel';
      INSERT INTO attribution (handle, person, use, conclusion, account, at, state)
        SELECT id, 1, 'sole', '', 3, 0, 'rejected' FROM handle WHERE folded = 'tallship';
      INSERT INTO saved_search (name, folded, version, text, account, at, state)
        VALUES ('The run', 'the run', 1, 'dover -from:"big al"', 3, 0, 'current');
      INSERT INTO watch_list VALUES (1, 3, 0);
      INSERT INTO watch_version (list, version, name, colour, retired, terms_version, terms, account, at)
        VALUES (1, 1, 'cities', 1, 0, 1, 2, 3, 0);
      INSERT INTO watch_text VALUES (1, 'rotterdam OR dover'), (2, 'порт');
      INSERT INTO watch_term (list, version, position, text) VALUES (1, 1, 0, 1), (1, 1, 1, 2);
    `)
  })()
  await indexDesk(desk)
  const reading = openRead(casePaths(desk.folder).db, desk.reader.access.key)
  const searching = openSearcher(reading, desk.reader.access)
  onTestFinished(() => {
    searching.close()
    reading.close()
  })
  const withdraw = () =>
    db.exec(
      `INSERT INTO source_state (source, state, reason, account, at) SELECT id, 'withdrawn', '', 3, 0 FROM source WHERE name = 'second.csv'`,
    )
  return { searching, known, ids, linked, withdraw }
}

describe('every filter of the language, alone and with others', () => {
  it('finds what a plain scan of all that is known of each row finds, also when a source is withdrawn', async () => {
    const rows = fc.array(row, { minLength: 60, maxLength: 80 })
    const [first = []] = fc.sample(rows, { numRuns: 1, seed: 11 })
    const [second = []] = fc.sample(rows, { numRuns: 1, seed: 12 })
    const { searching, known, ids, linked, withdraw } = await caseOf(first, second)
    const asking = { cancelled: () => false, account: me as AccountId }
    const check = (asked: readonly Tree[], counted: (one: Known) => boolean, twins: ReadonlySet<Known>) => {
      for (const { text, holds } of asked) {
        const expected = known
          .flatMap((one, i) => (counted(one) && holds(one, twins) ? [ids[i] ?? 0] : []))
          .sort((a, b) => a - b)
        expect({ text, ids: [...searching.find(text, asking).ids] }).toEqual({ text, ids: expected })
        expect({ text, rows: searching.count(text, asking).rows }).toEqual({ text, rows: expected.length })
        expect(searching.first(text, 9, asking)).toMatchObject({
          ids: expect.objectContaining({ length: Math.min(9, expected.length) }),
          complete: expected.length <= 9,
        })
      }
    }
    check([...leaves, ...fc.sample(tree, 250)], () => true, linked)
    // Every filter finds some rows and leaves some out, but for the two kinds that no row has.
    const idle = leaves.filter(({ holds }) => new Set(known.map((one) => holds(one, linked))).size < 2)
    expect(idle.map(({ text }) => text)).toEqual(['entity:imei', 'script:thai'])

    withdraw()
    const counts = (one: Known) => one.owner === 'first'
    // A row whose twin is withdrawn has none.
    const left = new Set([...linked].filter((one) => counts(one) && twinCounts(one)))
    function twinCounts(one: Known): boolean {
      const other = [...linked].find(
        (each) => each !== one && (known[each.twinOf ?? -1] === one || known[one.twinOf ?? -1] === each),
      )
      return other !== undefined && counts(other)
    }
    check([...leaves, ...fc.sample(tree, 80)], counts, left)
  })
})
