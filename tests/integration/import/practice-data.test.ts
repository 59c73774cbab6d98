import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ServedReader } from '../../../electron/engine/cells/index.ts'
import { importFile, newCase, query, withDb } from '../../support/import.ts'
import { missingData, practiceData } from '../../support/readers.ts'
import { tempFolder } from '../../support/temp.ts'

const sms = missingData('sms-spam/SMSSpamCollection')
describe.skipIf(sms !== null)(`the SMS collection${sms === null ? '' : ` (skipped: ${sms})`}`, () => {
  it('is stored to the row, each text as a plain split of its line gives it', async () => {
    const access = newCase(true)
    const path = `${practiceData}/sms-spam/SMSSpamCollection`
    expect(await importFile(access, path, { mapping: { zone: null } })).toMatchObject({
      read: 5574,
      stored: 5574,
      rejected: 0,
    })
    const lines = readFileSync(path, 'utf8').split('\n')
    const messages = query<{ id: number; row: number; body: string }>(
      access,
      'SELECT id, row, body FROM message ORDER BY row',
    )
    expect(messages).toHaveLength(5574)
    const labels = withDb(access, (db) => {
      const served = new ServedReader(db)
      return messages.map(({ id }) => JSON.parse(served.of(id).extra ?? '[]')[0])
    })
    for (const [n, { row, body }] of messages.entries()) expect(`${labels[n]}\t${body}`).toBe(lines[row - 1])
  })
})

const irc = missingData('ubuntu-irc/messages.csv.gz')
describe.skipIf(irc !== null)(`the IRC log${irc === null ? '' : ` (skipped: ${irc})`}`, () => {
  it('is stored to the row, in the order of time, its minutes in UTC', async () => {
    const access = newCase(true)
    const path = join(tempFolder(), 'messages.csv')
    writeFileSync(path, gunzipSync(readFileSync(`${practiceData}/ubuntu-irc/messages.csv.gz`)))
    const result = await importFile(access, path, { mapping: { zone: 'UTC' } })
    expect(result).toMatchObject({ read: 221_619, stored: 221_619, rejected: 0 })
    expect(
      query(
        access,
        'SELECT count(*) AS n, count(DISTINCT row) AS rows, min(row) AS first, max(row) AS last FROM message',
      ),
    ).toEqual([{ n: 221_619, rows: 221_619, first: 2, last: 221_620 }])
    expect(
      query(
        access,
        'SELECT count(*) AS n FROM message AS a JOIN message AS b ON b.id = a.id + 1 WHERE a.sent_at > b.sent_at',
      ),
    ).toEqual([{ n: 0 }])
    // JavaScript reads the same texts as UTC by itself.
    const wrong = withDb(access, (db) => {
      const served = new ServedReader(db)
      return db
        .prepare<[], { id: number; sent_at: number }>('SELECT id, sent_at FROM message')
        .all()
        .filter(({ id, sent_at }) => Date.parse(`${served.of(id).timeText}Z`) !== sent_at)
    })
    expect(wrong).toEqual([])
    expect(
      query(access, `SELECT count(*) AS n FROM message WHERE instr(body, 'wireless') > 0`)[0],
    ).not.toEqual({ n: 0 })
  })
})
