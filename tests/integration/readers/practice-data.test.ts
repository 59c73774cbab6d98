import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/engine/ingest/readers/index.ts'
import { missingData, practiceData, readAll } from '../../support/readers.ts'

const when = (path: string) => {
  const why = missingData(path)
  return { why, title: why === null ? '' : ` (skipped: ${why})` }
}

const spectrum = when('csv-spectrum')
describe.skipIf(spectrum.why !== null)(`CSV edge cases${spectrum.title}`, () => {
  const cases = spectrum.why === null ? readdirSync(`${practiceData}/csv-spectrum/csvs`) : []

  it.each(cases)('%s reads as its JSON says', (file) => {
    const expected: unknown = JSON.parse(
      readFileSync(`${practiceData}/csv-spectrum/json/${basename(file, '.csv')}.json`, 'utf8'),
    )
    // The CRs of the practice copies were lost on their way; the cases named after them get them back.
    const text = readFileSync(`${practiceData}/csv-spectrum/csvs/${file}`, 'utf8')
    const { columns, rows, rejects } = readAll(file.includes('crlf') ? text.replace(/\r?\n/g, '\r\n') : text)
    expect(rejects).toEqual([])
    expect(rows.map(({ cells }) => Object.fromEntries(columns.map((name, c) => [name, cells[c]])))).toEqual(
      expected,
    )
  })
})

const sms = when('sms-spam/SMSSpamCollection')
describe.skipIf(sms.why !== null)(`the SMS collection${sms.title}`, () => {
  it('has 5,574 messages, each text as it stands on its line', () => {
    const path = `${practiceData}/sms-spam/SMSSpamCollection`
    const lines = readFileSync(path, 'utf8').split('\n')
    const source = openFile(path)
    const { columns, rows, rejects } = readAll(source)
    source.close()
    expect(columns).toEqual(['Label', 'SMS'])
    expect(rejects).toEqual([])
    expect(rows).toHaveLength(5574)
    for (const { row, line, cells } of rows) {
      expect(row).toBe(line)
      expect(cells.join('\t')).toBe(lines[line - 1])
    }
  })
})

const irc = when('ubuntu-irc/messages.csv.gz')
describe.skipIf(irc.why !== null)(`the IRC log${irc.title}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'winnow-irc-'))
    writeFileSync(
      join(folder, 'messages.csv'),
      gunzipSync(readFileSync(`${practiceData}/ubuntu-irc/messages.csv.gz`)),
    )
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('has 221,619 messages, and rows that count up without a gap', () => {
    const source = openFile(join(folder, 'messages.csv'))
    const { columns, rows, rejects } = readAll(source)
    source.close()
    expect(columns).toContain('body')
    expect(rejects).toEqual([])
    expect(rows).toHaveLength(221_619)
    expect(rows[0]?.row).toBe(2)
    expect(rows.at(-1)?.row).toBe(221_620)
  })
})
