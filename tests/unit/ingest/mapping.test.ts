import { describe, expect, it } from 'vitest'
import {
  headerSignature,
  type Mapping,
  mappingProblems,
  mappingSchema,
  unsaid,
  withDirection,
  withoutIdleZone,
} from '../../../shared/domain/mapping.ts'
import { guessMapping } from '../../../shared/domain/mapping-guess.ts'

const guessed = (columns: string[], samples: string[][]) =>
  Object.fromEntries(
    Object.entries(guessMapping(columns, samples)).map(([field, guess]) => [field, guess.column]),
  )

const rows = (...table: string[][]) =>
  (table[0] ?? []).map((_, column) => table.map((row) => row[column] ?? ''))

describe('a guessed mapping', () => {
  it('takes the only party of a pack with directions for the counterpart, who sends as often as receives', () => {
    const columns = ['Direction', 'Contact', 'Date', 'Time', 'Message']
    const samples = rows(
      ['out', 'fox', '20/03/2020', '10:00:00', 'two boxes'],
      ['in', 'fox', '21/03/2020', '10:01:00', 'landing thurs'],
    )
    expect(guessed(columns, samples)).toEqual({
      direction: 'Direction',
      counterpart: 'Contact',
      date: 'Date',
      time: 'Time',
      text: 'Message',
    })
  })

  it('takes a column of directions for one though some of its words are not known', () => {
    const columns = ['Direction', 'Contact', 'Message']
    const samples = rows(['Outgoing', 'fox', 'one'], ['Incoming', 'fox', 'two'], ['Missed?', 'fox', 'three'])
    expect(guessed(columns, samples)).toMatchObject({ direction: 'Direction', counterpart: 'Contact' })
  })

  it('says what rows will lack: no one who sent, no one to whom, no words', () => {
    const under = (columns: Mapping['columns']) =>
      unsaid(
        mappingSchema.parse({
          columns,
          zone: null,
          timeFormat: null,
          dialect: { format: 'xlsx', headerRow: 1 },
        }),
      )
    expect(under({ recipient: 'Contact', text: 'Message' })).toEqual([
      'No column says who sent: every row comes in without a sender.',
    ])
    expect(under({ sender: 'From', conversation: 'Group' })).toHaveLength(1)
    expect(under({ direction: 'Direction', counterpart: 'Contact', text: 'Message' })).toEqual([])
  })

  it('names the columns of a pack', () => {
    const columns = [
      'Row ID',
      'Pack',
      'Sender',
      'Recipient',
      'Sent (local)',
      'Type',
      'Message',
      'Image',
      'Burn (s)',
    ]
    const samples = rows(
      [
        '1',
        'raven',
        'raven',
        'tall',
        '2020-04-14 09:12:00',
        'text',
        'morning mate how are you',
        '',
        '604800',
      ],
      ['2', 'raven', 'tall', 'raven', '2020-04-14 09:13:00', 'image', '', 'IMG_1.jpg', '604800'],
    )
    expect(guessed(columns, samples)).toEqual({
      owner: 'Pack',
      burn: 'Burn (s)',
      sender: 'Sender',
      recipient: 'Recipient',
      time: 'Sent (local)',
      text: 'Message',
      kind: 'Type',
      image: 'Image',
      record: 'Row ID',
    })
  })

  it('names the columns of an IRC log', () => {
    const columns = ['msg_id', 'split', 'timestamp', 'sender', 'body', 'gold_thread']
    const samples = rows(['2004#0', 'train', '2004-12-25T09:14', 'crimsun', 'I am afraid not', ''])
    expect(guessed(columns, samples)).toEqual({
      record: 'msg_id',
      time: 'timestamp',
      sender: 'sender',
      text: 'body',
    })
  })

  it('finds the text of labelled messages and invents no times or handles', () => {
    expect(
      guessed(['Label', 'SMS'], rows(['ham', 'Ok lar... Joking wif u oni...'], ['spam', 'Free entry'])),
    ).toEqual({ text: 'SMS' })
  })

  it('goes by the values where the header says nothing', () => {
    const columns = ['Column 1', 'Column 2', 'Column 3', 'Column 4']
    const samples = rows(
      ['a1', '2020-04-14 09:12', 'see you at the ferry tomorrow morning', 'x.jpg'],
      ['b2', '2020-04-14 09:13', 'all good here', 'y.png'],
    )
    expect(guessed(columns, samples)).toEqual({ time: 'Column 2', text: 'Column 3', image: 'Column 4' })
  })

  it('joins a date column and a column with times of day', () => {
    expect(
      guessed(['Date', 'Time', 'From', 'Body'], rows(['14/04/2020', '09:12', 'raven', 'hi there'])),
    ).toEqual({
      date: 'Date',
      time: 'Time',
      sender: 'From',
      text: 'Body',
    })
  })

  it('takes a lone date column for the time', () => {
    expect(guessed(['Date', 'From', 'Body'], rows(['14/04/2020 09:12', 'raven', 'hi there']))).toMatchObject({
      time: 'Date',
    })
  })

  it('does not believe a header that the values contradict', () => {
    expect(guessed(['From', 'Text'], rows(['2020-04-14 09:12', 'hi there']))).toEqual({
      text: 'Text',
      time: 'From',
    })
  })

  it('gives a reason for each part', () => {
    for (const guess of Object.values(guessMapping(['Sender', 'Message'], rows(['raven', 'hi there'])))) {
      expect(guess.reason).not.toBe('')
    }
  })
})

describe('a mapping', () => {
  const mapping: Mapping = {
    columns: { text: 'Body', time: 'Sent' },
    zone: 'Europe/London',
    timeFormat: 'ymd',
    dialect: { format: 'json-lines', encoding: 'utf-8' },
  }

  it('may start when all is declared', () => {
    expect(mappingProblems(mapping, ['Body', 'Sent'])).toEqual([])
    expect(mappingSchema.parse(mapping)).toEqual(mapping)
  })

  it('may not start without a zone, or with dates undecided', () => {
    expect(mappingProblems({ ...mapping, zone: null, timeFormat: null }, ['Body', 'Sent'])).toHaveLength(2)
  })

  it.each(['epoch-s', 'epoch-ms', 'apple-ns'] as const)(
    'needs no zone where times are counted (%s), and keeps none that did nothing',
    (timeFormat) => {
      const counted: Mapping = { ...mapping, timeFormat }
      expect(mappingProblems({ ...counted, zone: null }, ['Body', 'Sent'])).toEqual([])
      expect(withoutIdleZone(counted).zone).toBeNull()
      expect(withoutIdleZone(mapping).zone).toBe('Europe/London')
    },
  )

  it('needs one for the day numbers of a spreadsheet, which are read off a clock', () => {
    expect(
      mappingProblems({ ...mapping, timeFormat: 'excel-1900', zone: null }, ['Body', 'Sent']),
    ).toHaveLength(1)
  })

  it('keeps what the importer said of words for directions, and no empty list of them', () => {
    const said = withDirection(withDirection(mapping, '1', 'out'), '0', 'in')
    expect(mappingSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual({
      ...mapping,
      directionWords: { '0': 'in', '1': 'out' },
    })
    expect(withDirection(withDirection(said, '1', null), '0', null)).toEqual(mapping)
    expect(mappingSchema.safeParse({ ...mapping, directionWords: { '1': 'up' } }).success).toBe(false)
  })

  it('may not start where two spellings of a direction are said to mean both', () => {
    const both: Mapping = { ...mapping, directionWords: { Up: 'in', UP: 'out' } }
    expect(mappingProblems(both, ['Body', 'Sent'])).toEqual([
      'The directions "Up" and "UP" are one word, which is said to mean both in and out.',
    ])
  })

  it('needs neither where no column holds times', () => {
    expect(
      mappingProblems({ ...mapping, columns: { text: 'Body' }, zone: null, timeFormat: null }, ['Body']),
    ).toEqual([])
  })

  it('names a column that the file does not have, and one that is used twice', () => {
    const [missing, twice] = mappingProblems(
      { ...mapping, columns: { text: 'Msg', sender: 'Body', recipient: 'Body' } },
      ['Body'],
    )
    expect([missing, twice].join(' ')).toMatch(/both sender and recipient.*no column "Msg"/)
  })

  it.each(['Europe/Londn', '', '+25:00', 'local'])('refuses the zone %j', (zone) => {
    expect(mappingSchema.safeParse({ ...mapping, zone }).success).toBe(false)
  })

  it('is recognised by its header, whatever the case and marks, but not in another order', () => {
    expect(headerSignature(['Row ID', 'Sent (local)'])).toBe(headerSignature(['row_id', 'SENT local']))
    expect(headerSignature(['a', 'b'])).not.toBe(headerSignature(['b', 'a']))
  })
})
