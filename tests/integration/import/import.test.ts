import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { verifyAudit } from '../../../electron/engine/audit/index.ts'
import { ServedReader } from '../../../electron/engine/cells/index.ts'
import { listSources } from '../../../electron/engine/sources/list.ts'
import { exportRejects, pageRejects } from '../../../electron/engine/sources/rejects.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { sourceId } from '../../../shared/domain/ids.ts'
import { kinds } from '../../../shared/domain/kinds.ts'
import { attempt, fileWith, importFile, look, newCase, query, withDb } from '../../support/import.ts'
import { tempFolder } from '../../support/temp.ts'

const pack = `Row ID,Pack,Sender,Recipient,Sent (local),Type,Message,Image
7,raven,raven,tallship,2020-04-14 09:14:00,text,"yes m8, thurs",
8,raven,tallship,raven,2020-04-14 09:12:00,text,Morning. u about?,
9,raven,Raven,TALLSHIP,2020-04-14 09:15:00,image,,IMG_1.jpg
10,raven,raven,,2020-04-14 10:00:00,undecrypted,,
11,raven,raven,tallship,,note,no time,
12,raven,raven,tallship,2020-02-31 10:00:00,text,"bad, time",
13,raven,raven
,,,,,,,
`

interface Stored {
  id: number
  row: number
  sender: string | null
  recipient: string | null
  conversation: string
  sent_at: number | null
  time_text: string | null
  kind: string
  body: string | null
  extra: string | null
}
const stored = (access: ReturnType<typeof newCase>): Stored[] =>
  withDb(access, (db) => {
    const served = new ServedReader(db)
    return db
      .prepare<[], Omit<Stored, 'kind' | 'time_text' | 'extra'> & { kind: number }>(
        `SELECT m.id, m.row, s.name AS sender, r.name AS recipient, c.name AS conversation, m.sent_at, m.kind, m.body
         FROM message AS m JOIN conversation AS c ON c.id = m.conversation LEFT JOIN handle AS s ON s.id = m.sender
         LEFT JOIN handle AS r ON r.id = m.recipient ORDER BY m.id`,
      )
      .all()
      .map((row) => {
        const { timeText, extra } = served.of(row.id)
        return { ...row, kind: kinds[row.kind] ?? '', time_text: timeText, extra }
      })
  })

describe('an import', () => {
  it('stores or rejects every row, in the order of time, with all that stood in it', async () => {
    const access = newCase()
    const result = await importFile(access, fileWith(pack))
    expect(result).toMatchObject({ read: 8, stored: 5, rejected: 3, handles: 2, conversations: 2 })
    const at = (time: string) => Date.parse(`2020-04-14T${time}:00Z`)
    expect(stored(access)).toEqual([
      {
        id: 1,
        row: 3,
        sender: 'tallship',
        recipient: 'raven',
        conversation: 'raven ⇄ tallship',
        sent_at: at('08:12'),
        time_text: '2020-04-14 09:12:00',
        kind: 'text',
        body: 'Morning. u about?',
        extra: '["8","raven","text"]',
      },
      {
        id: 2,
        row: 2,
        sender: 'raven',
        recipient: 'tallship',
        conversation: 'raven ⇄ tallship',
        sent_at: at('08:14'),
        time_text: '2020-04-14 09:14:00',
        kind: 'text',
        body: 'yes m8, thurs',
        extra: '["7","raven","text"]',
      },
      {
        id: 3,
        row: 4,
        sender: 'raven',
        recipient: 'tallship',
        conversation: 'raven ⇄ tallship',
        sent_at: at('08:15'),
        time_text: '2020-04-14 09:15:00',
        kind: 'image',
        body: null,
        extra: '{"Sender":"Raven","Recipient":"TALLSHIP","Row ID":"9","Pack":"raven","Type":"image"}',
      },
      {
        id: 4,
        row: 5,
        sender: 'raven',
        recipient: null,
        conversation: 'raven ⇄ unknown',
        sent_at: at('09:00'),
        time_text: '2020-04-14 10:00:00',
        kind: 'undecrypted',
        body: null,
        extra: '["10","raven","undecrypted"]',
      },
      {
        id: 5,
        row: 6,
        sender: 'raven',
        recipient: 'tallship',
        conversation: 'raven ⇄ tallship',
        sent_at: null,
        time_text: null,
        kind: 'note',
        body: 'no time',
        extra: '["11","raven","note"]',
      },
    ])
  })

  it('keeps rejected rows with line, reason and raw text, in pages, by reason, and as a file', async () => {
    const access = newCase()
    await importFile(access, fileWith(pack))
    const source = sourceId.parse(1)
    const { total, rejects } = withDb(access, (db) => pageRejects(db, source, undefined, 0, 10))
    expect(total).toBe(3)
    expect(rejects).toEqual([
      {
        row: 7,
        line: 7,
        reason: 'time cannot be read',
        detail: '"2020-02-31 10:00:00": there is no day 31 in month 2 of 2020',
        raw: '12,raven,raven,tallship,2020-02-31 10:00:00,text,"bad, time",',
      },
      {
        row: 8,
        line: 8,
        reason: 'number of cells',
        detail: '3 cells where the header has 8',
        raw: '13,raven,raven',
      },
      { row: 9, line: 9, reason: 'no cell has any text', detail: 'every cell is empty', raw: ',,,,,,,' },
    ])
    expect(withDb(access, (db) => pageRejects(db, source, 'number of cells', 0, 10)).total).toBe(1)
    const path = join(tempFolder(), 'rejects.csv')
    expect(withDb(access, (db) => exportRejects(db, source, path, () => {}))).toEqual({ rows: 3 })
    expect(readFileSync(path, 'utf8')).toContain(
      '"8","8","number of cells","3 cells where the header has 8","13,raven,raven"\r\n',
    )
    expect(() => withDb(access, (db) => exportRejects(db, source, path, () => {}))).toThrow(
      expect.objectContaining({ code: 'file.exists' }),
    )
  })

  it('shows its source with a ledger that adds up', async () => {
    const access = newCase()
    const { sha256 } = await importFile(access, fileWith(pack), { supplier: 'NCA', exhibit: 'ABC/1' })
    expect(withDb(access, listSources)).toMatchObject([
      {
        name: 'served.csv',
        sha256,
        format: 'delimited',
        encoding: 'utf-8',
        zone: 'Europe/London',
        supplier: 'NCA',
        exhibit: 'ABC/1',
        keptColumns: ['Row ID', 'Pack', 'Type'],
        addedBy: 'importer',
        read: 8,
        stored: 5,
        rejected: 3,
        firstAt: Date.parse('2020-04-14T08:12:00Z'),
        lastAt: Date.parse('2020-04-14T09:00:00Z'),
        reasons: expect.arrayContaining([{ reason: 'number of cells', rows: 1 }]),
      },
    ])
  })

  it('keeps the statistics that lists are made from', async () => {
    const access = newCase()
    await importFile(access, fileWith(pack))
    await importFile(
      access,
      fileWith(
        'Sender,Recipient,Sent,Message\nraven,heron,2020-05-01 10:00,hi\nTALLSHIP,raven,2020-03-01 10:00,hello\n',
      ),
    )
    for (const [table, expected] of [
      [
        'conversation_stat',
        `SELECT conversation, count(*) AS rows, count(*) AS messages, min(sent_at) AS first_at, max(sent_at) AS last_at FROM message GROUP BY 1 ORDER BY 1`,
      ],
      [
        'day_stat',
        'SELECT sent_at / 86400000 AS day, count(*) AS rows FROM message WHERE sent_at IS NOT NULL GROUP BY 1 ORDER BY 1',
      ],
      [
        'handle_stat',
        `SELECT h.id AS handle, (SELECT count(*) FROM message WHERE sender = h.id) AS sent, (SELECT count(*) FROM message WHERE recipient = h.id) AS received,
           (SELECT min(sent_at) FROM message WHERE h.id IN (sender, recipient)) AS first_at,
           (SELECT max(sent_at) FROM message WHERE h.id IN (sender, recipient)) AS last_at FROM handle AS h ORDER BY 1`,
      ],
    ] as const) {
      expect(query(access, `SELECT * FROM ${table} ORDER BY 1`)).toEqual(query(access, expected))
    }
    expect(query(access, 'SELECT name FROM handle ORDER BY id')).toEqual([
      { name: 'raven' },
      { name: 'tallship' },
      { name: 'heron' },
    ])
    expect(query(access, 'SELECT first_id, last_id FROM import_run')).toEqual([
      { first_id: 1, last_id: 5 },
      { first_id: 6, last_id: 7 },
    ])
  })

  it('leaves every reference whole and the audit chain unbroken', async () => {
    const access = newCase(true)
    await importFile(access, fileWith(pack))
    withDb(access, (db) => {
      expect(db.pragma('foreign_key_check')).toEqual([])
      expect(db.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }])
      expect(verifyAudit(db).faults).toEqual([])
      const entry = db
        .prepare<[], { detail: string }>(`SELECT detail FROM audit WHERE action = 'import'`)
        .get()
      expect(JSON.parse(entry?.detail ?? '')).toMatchObject({
        read: 8,
        stored: 5,
        rejected: 3,
        file: 'served.csv',
      })
    })
  })

  it('cannot be changed afterwards', async () => {
    const access = newCase()
    await importFile(access, fileWith(pack))
    for (const sql of [
      'UPDATE message SET body = 1',
      'DELETE FROM message',
      'DELETE FROM reject',
      'UPDATE source SET zone = 1',
      'DELETE FROM import_run',
    ]) {
      expect(() => attempt(access, sql)).toThrow(/source truth/)
    }
  })

  it('joins a date and a time of day, and reads day first where it was decided', async () => {
    const access = newCase()
    const path = fileWith(
      'Date,Time,From,Body\n03/04/2020,09:12,raven,hi there\n04/05/2020,10:00,raven,hello\n',
    )
    expect(await look(access, path)).toMatchObject({
      mapping: { timeFormat: null },
      findings: expect.arrayContaining([expect.objectContaining({ what: 'time', doubt: true })]),
    })
    await expect(importFile(access, path)).rejects.toMatchObject({ code: 'import.mapping' })
    await importFile(access, path, { mapping: { timeFormat: 'dmy', zone: 'UTC' } })
    expect(stored(access).map(({ sent_at, time_text }) => [sent_at, time_text])).toEqual([
      [Date.parse('2020-04-03T09:12:00Z'), '03/04/2020 09:12'],
      [Date.parse('2020-05-04T10:00:00Z'), '04/05/2020 10:00'],
    ])
  })

  it('takes JSON Lines with keys that only some records have', async () => {
    const access = newCase()
    const lines = [
      { from: { name: 'raven' }, to: 'tall', date: 1586851920, text: 'hi there you', imei: 356938035643809 },
      { from: { name: 'tall' }, to: 'raven', date: 1586851921, text: null, reply: true },
    ]
    await importFile(access, fileWith(lines.map((line) => JSON.stringify(line)).join('\n'), 'a.jsonl'), {
      mapping: {
        columns: { sender: 'from.name', recipient: 'to', time: 'date', text: 'text' },
        timeFormat: 'epoch-s',
      },
    })
    expect(stored(access).map(({ sender, sent_at, body, extra }) => [sender, sent_at, body, extra])).toEqual([
      ['raven', 1586851920000, 'hi there you', '["356938035643809",null]'],
      ['tall', 1586851921000, null, '[null,"true"]'],
    ])
  })

  it('takes a file that has neither times nor handles', async () => {
    const access = newCase()
    await importFile(access, fileWith('Label\tSMS\nham\tOk lar... Joking wif u\nspam\tFree entry\n', 'SMS'), {
      mapping: { zone: null },
    })
    expect(
      stored(access).map(({ id, row, conversation, sent_at, body }) => [
        id,
        row,
        conversation,
        sent_at,
        body,
      ]),
    ).toEqual([
      [1, 2, 'SMS', null, 'Ok lar... Joking wif u'],
      [2, 3, 'SMS', null, 'Free entry'],
    ])
  })

  it('counts clock readings that came twice', async () => {
    const access = newCase()
    await importFile(
      access,
      fileWith('Sender,Sent,Message\nraven,2020-10-25 01:30,hi there\nraven,2020-10-25 03:30,hi there\n'),
    )
    const [entry] = query<{ detail: string }>(access, `SELECT detail FROM audit WHERE action = 'import'`)
    expect(JSON.parse(entry?.detail ?? '')).toMatchObject({ ambiguousTimes: 1 })
  })
})

describe('an import that cannot be', () => {
  const untouched = (access: ReturnType<typeof newCase>) => {
    expect(
      query(
        access,
        'SELECT (SELECT count(*) FROM message) + (SELECT count(*) FROM source) + (SELECT count(*) FROM mapping) + (SELECT count(*) FROM handle) AS n',
      ),
    ).toEqual([{ n: 0 }])
    expect(readdirSync(join(access.folder, 'staging'))).toEqual([])
  }

  it('is refused when the same bytes are there already', async () => {
    const access = newCase()
    await importFile(access, fileWith(pack, 'one.csv'))
    const again = fileWith(pack, 'two.csv')
    expect((await look(access, again)).already).toMatchObject({ source: 1, name: 'one.csv' })
    await expect(importFile(access, again)).rejects.toMatchObject({
      code: 'import.duplicate',
      details: { source: 1 },
    })
    expect(query(access, 'SELECT count(*) AS n FROM source')).toEqual([{ n: 1 }])
  })

  it('is refused without a zone, naming what is missing', async () => {
    const access = newCase()
    await expect(importFile(access, fileWith(pack), { mapping: { zone: null } })).rejects.toMatchObject({
      code: 'import.mapping',
      message: expect.stringContaining('time zone'),
    })
    untouched(access)
  })

  it('is refused for columns that the file does not have', async () => {
    const access = newCase()
    await expect(
      importFile(access, fileWith(pack), { mapping: { columns: { text: 'Msg' } } }),
    ).rejects.toMatchObject({
      code: 'import.mapping',
      message: expect.stringContaining('"Msg"'),
    })
    untouched(access)
  })

  it('is refused in a case that another process holds', async () => {
    const access = newCase()
    await expect(importFile({ ...access, readOnly: true }, fileWith(pack))).rejects.toMatchObject({
      code: 'case.readonly',
    })
  })

  it('is stopped when the file changes under it', async () => {
    const access = newCase()
    const path = fileWith(pack)
    const progress = ({ step }: { step?: string }) => {
      if (step === 'reading') appendFileSync(path, '14,x,x,y,2020-04-14 10:00:00,text,late,\n')
    }
    await expect(importFile(access, path, { call: { progress } })).rejects.toMatchObject({
      code: 'import.failed',
    })
    untouched(access)
  })

  it.each(['hashing', 'reading', 'placing rows'])(
    'leaves nothing when it is cancelled while %s',
    async (step) => {
      const access = newCase()
      const rows = Array.from(
        { length: 30_000 },
        (_, n) => `raven,tall${n % 50},2020-04-14 09:12:${String(n % 60).padStart(2, '0')},hello ${n}`,
      )
      const path = fileWith(`Sender,Recipient,Sent,Message\n${rows.join('\n')}\n`)
      let at = ''
      const call = {
        progress: (progress: { step?: string }) => {
          at = progress.step ?? at
        },
        cancelled: () => at === step,
        checkCancelled: () => {
          if (at === step) throw new WinnowError('call.cancelled', 'Cancelled.')
        },
      }
      await expect(importFile(access, path, { call })).rejects.toMatchObject({ code: 'call.cancelled' })
      untouched(access)
      expect(
        query(
          access,
          'SELECT (SELECT count(*) FROM message_column) AS columns, (SELECT count(*) FROM posting) AS postings',
        ),
      ).toEqual([{ columns: 0, postings: 0 }])
      expect(await importFile(access, path)).toMatchObject({ stored: 30_000 })
    },
  )
})

describe('a saved mapping', () => {
  it('is recognised by the header and proposed again, with a version for each change', async () => {
    const access = newCase()
    await importFile(access, fileWith(pack), { mappingName: 'packs' })
    const next = fileWith(pack.replaceAll('09:', '11:'))
    expect(await look(access, next)).toMatchObject({
      recognised: { name: 'packs', version: 1 },
      mapping: { zone: 'Europe/London', timeFormat: 'ymd', columns: { text: 'Message' } },
    })
    await importFile(access, next, { mappingName: 'packs', mapping: { zone: 'UTC' } })
    expect(query(access, 'SELECT name, version FROM mapping')).toEqual([
      { name: 'packs', version: 1 },
      { name: 'packs', version: 2 },
    ])
    await importFile(access, fileWith(pack.replaceAll('09:', '12:')), {
      mappingName: 'packs',
      mapping: { zone: 'UTC' },
    })
    expect(query(access, 'SELECT count(*) AS n FROM mapping')).toEqual([{ n: 2 }])
  })
})

describe('a file that is looked at', () => {
  it('shows its first rows, its samples, its findings and its count', async () => {
    const access = newCase()
    const seen = await look(access, fileWith(pack))
    expect(seen).toMatchObject({
      name: 'served.csv',
      bytes: Buffer.byteLength(pack),
      format: 'delimited',
      records: { count: 8, exact: true },
      recognised: null,
      already: null,
      mapping: {
        columns: {
          sender: 'Sender',
          recipient: 'Recipient',
          time: 'Sent (local)',
          kind: 'Type',
          text: 'Message',
          image: 'Image',
          record: 'Row ID',
        },
        zone: null,
        timeFormat: 'ymd',
      },
    })
    expect(seen.rows[0]).toEqual({
      row: 2,
      cells: ['7', 'raven', 'raven', 'tallship', '2020-04-14 09:14:00', 'text', 'yes m8, thurs', ''],
    })
    expect(seen.samples[7]).toEqual(['IMG_1.jpg'])
  })

  it('is shown anew under a changed dialect', async () => {
    const access = newCase()
    const path = fileWith('a;b\n"1";x,y\n"2";z\n')
    const { mapping } = await look(access, path)
    expect(mapping.dialect).toMatchObject({ delimiter: ';', quote: '"' })
    const changed = await look(access, path, {
      ...mapping,
      dialect: { ...mapping.dialect, quote: null, headerRow: null } as typeof mapping.dialect,
    })
    expect(changed.columns).toEqual(['Column 1', 'Column 2'])
    expect(changed.rows[1]?.cells).toEqual(['"1"', 'x,y'])
    expect(changed.findings.every(({ doubt }) => !doubt)).toBe(true)
  })

  it('is not there, or is no text', async () => {
    const access = newCase()
    await expect(look(access, join(tempFolder(), 'none.csv'))).rejects.toMatchObject({ code: 'file.missing' })
    await expect(look(access, fileWith('PK\x03\x04'))).rejects.toMatchObject({ code: 'file.unreadable' })
    await expect(look(access, fileWith('%PDF-1.7\n'))).rejects.toMatchObject({ code: 'file.unknown' })
    expect(existsSync(join(access.folder, 'case.db'))).toBe(true)
  })
})
