import { rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stageBatches } from '../../../electron/engine/ingest/read-part.ts'
import type { Batch } from '../../../electron/engine/ingest/readers/index.ts'
import { textReader } from '../../../electron/engine/ingest/readers/text.ts'
import { Staging } from '../../../electron/engine/ingest/staging.ts'
import type { DelimitedDialect } from '../../../shared/domain/dialect.ts'
import type { DirectionWords, Way } from '../../../shared/domain/direction.ts'
import { foldHandle } from '../../../shared/domain/handles.ts'
import { type Field, fields } from '../../../shared/domain/mapping.ts'
import type { TimeFormat } from '../../../shared/domain/time-format.ts'
import { sourceOf } from '../../support/readers.ts'
import { tempFolder } from '../../support/temp.ts'

const dialect: DelimitedDialect = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerRow: 1,
  newline: 'any',
  shortRows: 'fill',
}

interface Read {
  readonly columns: Partial<Record<Field, string>>
  readonly timeFormat: TimeFormat
  readonly owner: string
  readonly directionWords: DirectionWords
}

/** Names with an id each: a case that has all of them already, so that the order of asking says nothing of their spelling. */
function ledger() {
  const ids = new Map<string, { id: number; name: string }>()
  const of = (key: string, name: string) => {
    const known = ids.get(key) ?? { id: ids.size + 1, name }
    ids.set(key, known)
    return known
  }
  for (const name of names) if (foldHandle(name) !== '') of(`h ${foldHandle(name)}`, name)
  for (const name of [...words, ...others]) of(`c ${foldHandle(name)}`, name)
  const keys = () => new Map([...ids].map(([key, { id }]) => [id, key]))
  return {
    keys,
    handle: (name: string) => {
      const folded = foldHandle(name.toWellFormed())
      return folded === '' ? { id: 0, name: '' } : of(`h ${folded}`, name.toWellFormed())
    },
    conversation: (about: readonly number[] | string) => {
      if (typeof about === 'string') return of(`c ${foldHandle(about.toWellFormed())}`, about.toWellFormed())
      const parties = about.map((id) => keys().get(id)).sort()
      return of(`c ${parties.join(' + ')}`, 'several')
    },
  }
}

/**
 * Everything that an import keeps of some rows; names instead of their ids.
 * @param alone whether each row is looked at by itself, as where an earlier version of the file is known
 */
async function staged(
  batches: Iterable<Batch>,
  header: readonly string[],
  { columns, timeFormat, owner, directionWords }: Read,
  alone: boolean,
) {
  const folder = tempFolder()
  const staging = new Staging(join(folder, 'a.rows'), null)
  const book = ledger()
  const mapping = { dialect, columns, timeFormat, zone: 'Europe/London', directionWords }
  const found = await stageBatches(
    batches,
    { mapping, columns: header, owner },
    staging,
    async ({ handles, conversations }) => ({
      handles: handles.map(book.handle),
      conversations: conversations.map((ask) =>
        book.conversation('of' in ask ? ask.of : 'named' in ask ? ask.named : 'whole'),
      ),
    }),
    { cancelled: () => false, progress: () => {} },
    alone ? { known: { knows: () => false } } : {},
  )
  const keys = book.keys()
  const name = (id: number | undefined) => keys.get(id ?? 0) ?? ''
  const { chunk } = staging
  const rows = Array.from({ length: chunk.count }, (_, i) => ({
    row: chunk.row[i],
    sentAt: chunk.sentAt[i],
    owner: name(chunk.owner[i]),
    sender: name(chunk.sender[i]),
    recipient: name(chunk.recipient[i]),
    conversation: name(chunk.conversation[i]),
    kind: chunk.kind[i],
    // The number is made of ids, which are given in another order where names are asked for in another.
    matched: chunk.match[i] !== 0,
    texts: [chunk.timeText, chunk.body, chunk.extra, chunk.image, chunk.detail].map((column) =>
      column.text(i),
    ),
  }))
  const { tallies } = found
  const result = {
    rows,
    rejects: [...staging.rejects()],
    ambiguous: found.ambiguousTimes,
    unread: found.unreadTimes,
    images: [...found.images].sort(),
    handles: sorted(tallies.handles, name),
    conversations: sorted(tallies.conversations, name),
    participants: sorted(tallies.participants, name).map(([key, of]) => [key, [...of].map(name).sort()]),
    days: sorted(tallies.days, String),
    owners: [...tallies.owners].map(name).sort(),
    devices: sorted(tallies.devices, (key) => key.replace(/^\d+/, (id) => name(Number(id)))),
    contacts: sorted(tallies.contacts, (key) =>
      key.replace(/^(\d+)(.)(\d+)/s, (_, a, by, b) => name(Number(a)) + by + name(Number(b))),
    ),
  }
  staging.close()
  rmSync(folder, { recursive: true, force: true })
  return result
}

/** A file's rows in one of both forms. */
function batchesOf(text: string, form: 'rows' | 'packed'): Iterable<Batch> {
  return textReader(dialect).read(sourceOf(Buffer.from(text)), dialect, header, undefined, form)
}

const sorted = <K, V>(map: ReadonlyMap<K, V>, key: (key: K) => string): [string, V][] =>
  [...map].map(([own, value]): [string, V] => [key(own), value]).sort(([a], [b]) => (a < b ? -1 : 1))

const names = ['wolf', 'Wolf ', 'ravenwolf', 'fox', 'élan', '', ' ', 'n'.repeat(70), 'say "hi"']
const times = [
  '2020-06-07 09:10:11',
  '2020-06-07 23:59:59',
  '2020-06-07 24:00:00',
  '2020-06-08 00:00:00',
  '2020-06-08 09:60:11',
  '2020-10-25 01:30:00',
  '2020-10-25 12:00:00',
  '2020-03-29 01:30:00',
  '2020-03-29 12:30:00',
  '2020-06-07T09:10:11',
  '2020-06-07 09:10',
  '2020-06-07 09:10:11Z',
  '1591521011',
  '',
  ' ',
  'never',
]
/** A cell that names several is one name where somebody has it for a name: which comes first says which, so that no one has it here. */
const several = [...names, 'wolf; fox', 'élan;fox;']
const words = ['text', 'image', 'call', '', 'Text ', 'in', 'out', 'sideways']
const bodies = [
  'see you there',
  '',
  ' ',
  'x',
  'ﬁne 😀',
  'two\nlines',
  'a "word"',
  'SEE  YOU there',
  'see you there 👊',
  'Ａ',
]
const others = [
  '',
  '604800',
  '7 days',
  '356938035643809',
  '356938035643809 ',
  'pic.jpg',
  'a\\b',
  '\u0001',
  '51.5,-0.1',
  'k'.repeat(80),
]
const cell = (values: readonly string[]) => fc.constantFrom(...values)
const record = fc.tuple(
  cell(names),
  cell(names),
  cell(several),
  cell(times),
  cell(words),
  cell(bodies),
  cell(others),
  cell(others),
  cell(others),
)
const header = ['Pack', 'From', 'To', 'Sent', 'Type', 'Body', 'A', 'B', 'C']
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
const lines = (records: readonly (readonly string[])[]) =>
  [header, ...records]
    .map((cells) =>
      cells
        .map((text, c) => (c % 2 === 0 ? quoted(text) : /[",\n]/.test(text) ? quoted(text) : text))
        .join(','),
    )
    .join('\n')

const rest = fields.filter((field) => !['sender', 'recipient', 'owner', 'time', 'text'].includes(field))
/** Which field the columns are taken for: mostly what they are, now and then anything. */
const mapped = fc
  .tuple(
    fc.subarray(['owner', 'sender', 'recipient', 'time', 'text'] as const),
    fc.array(fc.tuple(fc.constantFrom(...rest), fc.constantFrom('Type', 'A', 'B', 'C')), { maxLength: 4 }),
  )
  .map(([usual, more]) => {
    const of = { owner: 'Pack', sender: 'From', recipient: 'To', time: 'Sent', text: 'Body' } as const
    const columns: Partial<Record<Field, string>> = {}
    const taken = new Set<string>()
    for (const [field, column] of [...usual.map((field) => [field, of[field]] as const), ...more]) {
      if (columns[field] !== undefined || taken.has(column)) continue
      columns[field] = column
      taken.add(column)
    }
    return columns
  })

const read: fc.Arbitrary<Read> = fc.record({
  columns: mapped,
  timeFormat: fc.constantFrom<TimeFormat>('ymd', 'ymd', 'epoch-s'),
  owner: fc.constantFrom('', '', 'wolf'),
  directionWords: fc.dictionary(
    fc.constantFrom('SIDEWAYS', 'text', 'call', 'out', 'x'),
    fc.constantFrom<Way>('in', 'out'),
  ),
})

describe('rows that are looked at by their columns', () => {
  it('are staged as each by itself, from bytes and from texts, whatever stands in a file and however it is mapped', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, { maxLength: 30 }), read, async (records, how) => {
        const text = lines(records)
        const expected = await staged(batchesOf(text, 'rows'), header, how, true)
        expect(await staged(batchesOf(text, 'packed'), header, how, false)).toEqual(expected)
        expect(await staged(batchesOf(text, 'rows'), header, how, false)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('are staged as each by itself where cells are null, stand beside the columns, or end in half a character', async () => {
    const more = fc.constantFrom(null, null, null, { beside: 'kept', none: null })
    const cells = record.chain((texts) =>
      fc.tuple(...texts.map((text) => fc.constantFrom(text, text, text, null, `${text}\ud83d`))),
    )
    const rows = fc.array(fc.record({ cells, more }), { maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(rows, read, async (each, how) => {
        const batch = () => [
          {
            rows: each.map(({ cells, more }, i) => ({ row: i + 2, line: i + 2, cells: [...cells], more })),
            rejects: [],
            bytes: 0,
            raw: () => '',
          },
        ]
        const expected = await staged(batch(), header, how, true)
        expect(await staged(batch(), header, how, false)).toEqual(expected)
      }),
      { numRuns: 200 },
    )
  })

  it('are counted once each, with their times, whoever wrote them and whatever they came from', async () => {
    const records = Array.from({ length: 10_000 }, (_, n) => [
      'wolf',
      n % 2 === 0 ? 'wolf' : 'fox',
      n % 2 === 0 ? 'fox' : 'wolf',
      `2020-06-0${1 + (n % 7)} 10:00:00`,
      'text',
      `text ${n}`,
      '604800',
      `device ${n % 3000}`,
      '',
    ])
    const columns = {
      owner: 'Pack',
      sender: 'From',
      recipient: 'To',
      time: 'Sent',
      kind: 'Type',
      text: 'Body',
      burn: 'A',
      imei: 'B',
    }
    const how = { columns, timeFormat: 'ymd', owner: '', directionWords: {} } as const
    const { rows, handles, devices, days } = await staged(
      batchesOf(lines(records), 'packed'),
      header,
      how,
      false,
    )
    expect(rows.map(({ texts }) => texts[1])).toEqual(records.map((cells) => cells[5]))
    expect(handles.map(([key, { rows, sent, received }]) => [key, rows, sent, received])).toEqual([
      ['h fox', 10_000, 5_000, 5_000],
      ['h wolf', 10_000, 5_000, 5_000],
    ])
    expect(devices).toHaveLength(3000)
    expect(devices.reduce((sum, [, { rows }]) => sum + rows, 0)).toBe(10_000)
    expect(days.map(([, rows]) => rows)).toEqual([1429, 1429, 1429, 1429, 1428, 1428, 1428])
  })
})
