import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { fileWith, importFile, look, newCase, query } from '../../support/import.ts'
import { ods, odsTable } from '../../support/ods.ts'
import { tempFolder } from '../../support/temp.ts'
import { type WrittenCell, xlsx } from '../../support/xlsx.ts'

interface Stored {
  row: number
  sentAt: number
  body: string
}

const stored = (access: ReturnType<typeof newCase>) =>
  query<Stored>(access, 'SELECT row, sent_at AS sentAt, body FROM message ORDER BY id')

const expected = [
  { row: 2, sentAt: Date.UTC(2020, 3, 14, 8, 12, 30), body: 'meet at the yard' },
  { row: 3, sentAt: Date.UTC(2020, 3, 14, 8, 13), body: 'ok' },
]

describe('a sheet or table', () => {
  it('of an Excel workbook is looked at with its damage, and imported', async () => {
    const access = newCase()
    const row = (sender: string, days: string, text: string, imei: string): WrittenCell[] => [
      { shared: sender },
      { shared: 'fox' },
      { number: days, style: 1 },
      { inline: text },
      { shared: imei },
    ]
    const names = ['Sender', 'Recipient', 'Sent', 'Message', 'IMEI']
    const rows = [
      names.map((name): WrittenCell => ({ shared: name })),
      row('raven', '43935.38368055556', 'meet at the yard', '3.54E+14'),
      row('fox', '43935.38402777778', 'ok', '3.54E+14'),
    ]
    const path = fileWith(
      await xlsx({
        styles: [0, 22],
        sheets: [
          { name: 'Notes', rows: [] },
          { name: 'Pack', rows },
        ],
      }),
      'pack.xlsx',
    )
    const preview = await look(access, path, undefined, { sheet: 'Pack' })
    expect(preview.mapping.columns).toMatchObject({ sender: 'Sender', time: 'Sent', text: 'Message' })
    expect(preview.findings).toContainEqual(
      expect.objectContaining({
        what: 'warning',
        value: '"IMEI": 2 long numbers written as powers of ten',
        evidence: expect.stringContaining('row 2: 3.54E+14; row 3: 3.54E+14'),
        doubt: false,
      }),
    )
    const result = await importFile(access, path, { sheet: 'Pack' })
    expect([result.read, result.stored, result.rejected]).toEqual([2, 2, 0])
    expect(stored(access)).toEqual(expected)
  })

  it('of an OpenDocument spreadsheet is imported', async () => {
    const access = newCase()
    const rows = [
      ['Sender', 'Recipient', 'Sent', 'Message'],
      ['raven', 'fox', '2020-04-14 09:12:30', 'meet at the yard'],
      ['fox', 'raven', '2020-04-14 09:13:00', 'ok'],
    ]
    await importFile(access, fileWith(await ods(odsTable('Pack', rows)), 'pack.ods'))
    expect(stored(access)).toEqual(expected)
  })

  it('of a SQLite database, by a query, is imported', async () => {
    const access = newCase()
    const path = join(tempFolder(), 'pack.db')
    const db = new Database(path)
    db.exec(`CREATE TABLE m (id INTEGER PRIMARY KEY, a, b, at INTEGER, body);
      INSERT INTO m VALUES (2, 'raven', 'fox', 1586851950000, 'meet at the yard'), (3, 'fox', 'raven', 1586851980000, 'ok')`)
    db.close()
    const sheet = 'SELECT a AS sender, b AS recipient, at AS time, body AS text FROM m'
    await importFile(access, path, { sheet })
    expect(stored(access)).toEqual([
      { ...expected[0], row: 1 },
      { ...expected[1], row: 2 },
    ])
  })
})
