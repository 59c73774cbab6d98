import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chat, message, modelType, report } from '../../support/ufdr.ts'

const readersPath = fileURLToPath(
  new URL('../../../electron/engine/ingest/readers/index.ts', import.meta.url),
)

/** Reads a file in a process of its own that has 64 MB for its objects, and returns its counts. */
function readApart(path: string): { format: string; rows: number; rejects: number } {
  const script = `
    const { openFile, readRecords, recognise } = await import(${JSON.stringify(readersPath)})
    const input = { file: openFile(process.argv[1]), sheet: null }
    const { dialect, columns } = await recognise(input)
    let rows = 0, rejects = 0
    for await (const batch of readRecords(input, dialect, columns)) { rows += batch.rows.length; rejects += batch.rejects.length }
    console.log(JSON.stringify({ format: dialect.format, rows, rejects}))`
  return JSON.parse(
    execFileSync(process.execPath, ['--max-old-space-size=64', '--input-type=module', '-e', script, path], {
      encoding: 'utf8',
    }),
  )
}

describe('a chat export larger than the memory that is given to it', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'winnow-large-chats-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  const write = (name: string, head: string, block: string, times: number, tail: string): string => {
    const path = join(folder, name)
    const fd = openSync(path, 'w')
    writeSync(fd, head)
    for (let n = 0; n < times; n++) writeSync(fd, block)
    writeSync(fd, tail)
    closeSync(fd)
    return path
  }

  const said = 'a message of some length, as people write them in a chat, '.repeat(3)

  it('of WhatsApp is read through', { timeout: 60_000 }, () => {
    const block = `14/04/2020, 09:12 - Anna: ${said}\n14/04/2020, 09:12 - Bob: ${said}\nand on\n`.repeat(5000)
    expect(readApart(write('chat.txt', '', block, 90, ''))).toEqual({
      format: 'whatsapp',
      rows: 900_000,
      rejects: 0,
    })
  })

  it('of Telegram is read through', { timeout: 60_000 }, () => {
    const one = `{"id":1,"type":"message","date_unixtime":"1586851950","from":"Anna","from_id":"user1","text":"${said}"}`
    const block = `${one},\n`.repeat(5000)
    const path = write(
      'result.json',
      '{"name":"n","type":"private_group","id":1,"messages":[\n',
      block,
      80,
      `${one}]}`,
    )
    expect(readApart(path)).toEqual({ format: 'telegram', rows: 400_001, rejects: 0 })
  })

  it('of Cellebrite is read through', { timeout: 60_000 }, () => {
    const anna = { id: 'a', name: 'Anna' }
    const one = message({ id: 'm', body: said, time: '2020-04-14T09:12:30Z', from: anna })
    const [head = '', tail = ''] = report(modelType('Chat', [chat('c', 'Crew', [anna], ['@@'])])).split('@@')
    expect(readApart(write('report.xml', head, one.repeat(500), 90, tail))).toEqual({
      format: 'ufdr',
      rows: 45_000,
      rejects: 0,
    })
  })
})
