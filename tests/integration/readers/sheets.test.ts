import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'

const readersPath = fileURLToPath(
  new URL('../../../electron/engine/ingest/readers/index.ts', import.meta.url),
)

/** V8 collects when it must, not when it finds the time: else how much a process held would be a matter of chance. */
const heldShort = ['--max-old-space-size=128', '--max-semi-space-size=4']
/** Megabytes of a process that reads so: 115 before it reads anything. */
const mostMb = 280

/** Reads a file in a process of its own and returns its counts, its last row and the most memory that it held, in MB. */
function readApart(path: string): { rows: number; rejects: number; last: string[]; peakMb: number } {
  const script = `
    const { columnsOf, openFile, readRecords, recognise } = await import(${JSON.stringify(readersPath)})
    const input = { file: openFile(process.argv[1]), sheet: null }
    const { dialect, columns } = await recognise(input)
    let rows = 0, rejects = 0, last = []
    for await (const batch of readRecords(input, dialect, columns)) {
      rows += batch.rows.length
      rejects += batch.rejects.length
      last = batch.rows.at(-1)?.cells ?? last
    }
    console.log(JSON.stringify({ rows, rejects, last, peakMb: process.resourceUsage().maxRSS / 1024 }))`
  return JSON.parse(
    execFileSync(process.execPath, [...heldShort, '--input-type=module', '-e', script, path], {
      encoding: 'utf8',
    }),
  )
}

/** A zip of parts that are made while they are written. */
async function write(path: string, parts: Readonly<Record<string, Iterable<string>>>): Promise<void> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(parts)) {
    zip.addReadStreamLazy(name, (done) => done(null, Readable.from(content)))
  }
  zip.end()
  const target = createWriteStream(path)
  zip.outputStream.pipe(target)
  await finished(target)
}

function* joined(head: string, count: number, each: (n: number) => string, tail: string): Iterable<string> {
  yield head
  for (let from = 0; from < count; from += 500) {
    yield Array.from({ length: Math.min(500, count - from) }, (_, n) => each(from + n)).join('')
  }
  yield tail
}

describe('a large sheet', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'winnow-sheets-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it('of an Excel workbook, with a text of its own in every row, is read in bounded memory', async () => {
    const path = join(folder, 'large.xlsx')
    const rows = 300_000
    const text = (n: number) => `message ${n} about the van in the yard and the boxes in it`
    await write(path, {
      '_rels/.rels': ['<Relationships/>'],
      'xl/workbook.xml': ['<workbook><sheets><sheet name="S" sheetId="1" id="1"/></sheets></workbook>'],
      'xl/sharedStrings.xml': joined(
        '<sst><si><t>text</t></si><si><t>record</t></si>',
        rows,
        (n) => `<si><t>${text(n)}</t></si>`,
        '</sst>',
      ),
      'xl/worksheets/sheet1.xml': joined(
        '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>',
        rows,
        (n) =>
          `<row r="${n + 2}"><c r="A${n + 2}" t="s"><v>${n + 2}</v></c><c r="B${n + 2}"><v>${n}</v></c></row>`,
        '</sheetData></worksheet>',
      ),
    })
    const read = readApart(path)
    expect([read.rows, read.rejects, read.last]).toEqual([rows, 0, [text(rows - 1), String(rows - 1)]])
    expect(read.peakMb).toBeLessThan(mostMb)
  })

  it('whose texts stand in the cells, of either kind, is read in bounded memory', async () => {
    const rows = 200_000
    const xlsx = join(folder, 'inline.xlsx')
    await write(xlsx, {
      'xl/workbook.xml': ['<workbook><sheets><sheet name="S" sheetId="1" id="1"/></sheets></workbook>'],
      'xl/worksheets/sheet1.xml': joined(
        '<worksheet><sheetData>',
        rows,
        (n) => `<row><c t="inlineStr"><is><t>é ${n} ${'long '.repeat(60)}</t></is></c></row>`,
        '</sheetData></worksheet>',
      ),
    })
    const ods = join(folder, 'large.ods')
    await write(ods, {
      mimetype: ['application/vnd.oasis.opendocument.spreadsheet'],
      'content.xml': joined(
        '<office:document-content><office:spreadsheet><table:table table:name="S">',
        rows,
        (n) =>
          `<table:table-row><table:table-cell><text:p>é ${n} ${'long '.repeat(60)}</text:p></table:table-cell></table:table-row>`,
        '</table:table></office:spreadsheet></office:document-content>',
      ),
    })
    for (const path of [xlsx, ods]) {
      const read = readApart(path)
      // The first row is taken for the header of the others, or not: nothing else is lost.
      expect(read.rows).toBeGreaterThanOrEqual(rows - 1)
      expect(read.rejects).toBe(0)
      expect(read.peakMb).toBeLessThan(mostMb)
    }
  })
})
