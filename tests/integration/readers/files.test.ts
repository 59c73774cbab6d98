import { execFileSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/engine/ingest/readers/index.ts'

const readersPath = fileURLToPath(
  new URL('../../../electron/engine/ingest/readers/index.ts', import.meta.url),
)

/** Megabytes of a reading process: 115 before it reads anything. */
const mostMb = 280

/** V8 collects when it must, not when it finds the time: else how much a process held would be a matter of chance. */
const heldShort = ['--max-old-space-size=128', '--max-semi-space-size=4']

/** Reads a file in a process of its own and returns its counts and the most memory that it held, in MB. */
function readApart(path: string): { rows: number; rejects: number; peakMb: number } {
  const script = `
    const { openFile, readRecords, recognise } = await import(${JSON.stringify(readersPath)})
    const source = openFile(process.argv[1])
    const input = { file: source, sheet: null }
    const { dialect, columns } = await recognise(input)
    let rows = 0, rejects = 0
    for await (const batch of readRecords(input, dialect, columns)) { rows += batch.rows.length; rejects += batch.rejects.length }
    console.log(JSON.stringify({ rows, rejects, peakMb: process.resourceUsage().maxRSS / 1024 }))`
  return JSON.parse(
    execFileSync(process.execPath, [...heldShort, '--input-type=module', '-e', script, path], {
      encoding: 'utf8',
    }),
  )
}

function write(path: string, head: string, block: string, times: number, tail = ''): void {
  const fd = openSync(path, 'w')
  writeSync(fd, head)
  const bytes = Buffer.from(block)
  for (let n = 0; n < times; n++) writeSync(fd, bytes)
  writeSync(fd, tail)
  closeSync(fd)
}

describe('a large file', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'winnow-readers-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('of delimited text is read in memory that does not grow with it', () => {
    const path = join(folder, 'large.csv')
    write(path, 'id,sender,text\n', '1,raven,"hello, tallship"\n'.repeat(10_000), 300)
    const { rows, rejects, peakMb } = readApart(path)
    expect([rows, rejects]).toEqual([3_000_000, 0])
    expect(peakMb).toBeLessThan(mostMb)
  })

  it('that is one JSON array is read in memory that does not grow with it', () => {
    const path = join(folder, 'large.json')
    write(path, '[{"id":0}', ',{"id":1,"text":"hello, tallship"}'.repeat(10_000), 100, ']')
    const { rows, rejects, peakMb } = readApart(path)
    expect([rows, rejects]).toEqual([1_000_001, 0])
    expect(peakMb).toBeLessThan(mostMb)
  })

  it('that is one line is one reject', () => {
    const path = join(folder, 'line.csv')
    write(path, 'id,text\n1,', 'x'.repeat(1_000_000), 300, '\n2,end\n')
    const { rows, rejects, peakMb } = readApart(path)
    expect([rows, rejects]).toEqual([1, 1])
    expect(peakMb).toBeLessThan(mostMb)
  })
})

describe('a file that cannot be opened', () => {
  it('is named with what to do', () => {
    expect(() => openFile(join(tmpdir(), 'no-such-file.csv'))).toThrow(
      expect.objectContaining({ code: 'file.missing', message: expect.stringContaining('no-such-file.csv') }),
    )
    expect(() => openFile(tmpdir())).toThrow(expect.objectContaining({ code: 'file.unreadable' }))
  })
})
