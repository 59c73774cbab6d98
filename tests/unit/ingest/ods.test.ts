import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bytesSource,
  columnsOf,
  readRecords,
  sheetsOf,
} from '../../../electron/engine/ingest/readers/index.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { ods, odsTable, textCell } from '../../support/ods.ts'
import { cellsOf, readSheet } from '../../support/sheets.ts'
import { zipped } from '../../support/xlsx.ts'

const header = ['sender', 'text', 'time']

/** The cells of one row of XML, read without a header. */
const rowOf = async (cells: string) =>
  cellsOf(
    await readSheet(await ods(odsTable('S', `<table:table-row>${cells}</table:table-row>`)), null, null),
  )[0]

const value = (type: string, attribute: string, text: string, shown = 'as shown') =>
  `<table:table-cell office:value-type="${type}" office:${attribute}="${text}"><text:p>${shown}</text:p></table:table-cell>`

describe('an OpenDocument spreadsheet', () => {
  it('is recognised by its content, with its header and columns', async () => {
    const bytes = await ods(
      odsTable('Messages', [header, ['raven', 'hello', null], [null, null, null], ['fox', 'yes', null]]),
    )
    const sheet = await readSheet(bytes)
    expect(sheet.dialect).toEqual({ format: 'ods', headerRow: 1 })
    expect(sheet.columns).toEqual(header)
    expect(sheet.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, 'raven', 'hello', null],
      [4, 'fox', 'yes', null],
    ])
    expect(sheet.bytes).toBe(bytes.length)
  })

  it('lists its sheets with their rows; a hidden one is passed over and can be chosen', async () => {
    const hidden =
      '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>'
    const bytes = await ods(
      odsTable('Secret', [header, ['a', 'b', 'c']], 'ta2') +
        odsTable('Seen', [header, ['x', 'y', 'z']], 'ta1'),
      hidden,
    )
    expect(await sheetsOf(bytesSource('f', bytes))).toEqual([
      { name: 'Secret', rows: 2, hidden: true },
      { name: 'Seen', rows: 2, hidden: false },
    ])
    expect(cellsOf(await readSheet(bytes))).toEqual([['x', 'y', 'z']])
    expect(cellsOf(await readSheet(bytes, 'Secret'))).toEqual([['a', 'b', 'c']])
    await expect(readSheet(bytes, 'None')).rejects.toMatchObject({
      code: 'file.unknown',
      message: expect.stringContaining('"Secret", "Seen"'),
    })
  })

  it('gives values rather than what their format shows of them', async () => {
    const cells = [
      value('float', 'value', '354000111222333'),
      value('float', 'value', '0.30000000000000004'),
      value('percentage', 'value', '0.5'),
      value('date', 'date-value', '2020-04-14T09:12:30.500000000'),
      value('date', 'date-value', '2020-04-14'),
      value('time', 'time-value', 'PT26H15M00S'),
      value('time', 'time-value', 'PT09H12M30.250000000S'),
      value('boolean', 'boolean-value', 'true'),
      value('string', 'string-value', 'in full'),
    ]
    expect(await rowOf(cells.join(''))).toEqual([
      '354000111222333',
      '0.3',
      '0.5',
      '2020-04-14 09:12:30.5',
      '2020-04-14',
      '26:15:00',
      '09:12:30.25',
      'TRUE',
      'in full',
    ])
  })

  it('joins paragraphs, keeps spaces and tabs, and leaves notes and drawings out', async () => {
    expect(
      await rowOf(
        '<table:table-cell><office:annotation><text:p>a note</text:p></office:annotation><text:p>one <text:span>t<text:s text:c="3"/>wo</text:span></text:p><text:p/><text:p>x<text:tab/>y<text:line-break/>z <text:a>link</text:a></text:p><draw:frame><draw:text-box><text:p>drawn</text:p></draw:text-box></draw:frame></table:table-cell>',
      ),
    ).toEqual(['one t   wo\n\nx\ty\nz link'])
  })

  it('repeats cells and rows that are told once, and is not filled by empty ones', async () => {
    const rows = `<table:table-row table:number-rows-repeated="3">${textCell('a')}<table:table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="string" table:number-columns-repeated="2"><text:p>b</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16379"/></table:table-row><table:table-row table:number-rows-repeated="1048573"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
    const sheet = await readSheet(await ods(odsTable('S', rows)), null, null)
    expect(sheet.rows.map(({ row, cells }) => [row, ...cells])).toEqual(
      [1, 2, 3].map((row) => [row, 'a', null, null, 'b', 'b']),
    )
  })

  it('tells of merged cells, hidden and filtered rows, hidden columns, formulas and errors', async () => {
    const rows = `<table:table-column/><table:table-column table:visibility="collapse" table:number-columns-repeated="2"/><table:table-row table:visibility="filter">${textCell('a')}</table:table-row><table:table-row table:visibility="collapse" table:number-rows-repeated="500"><table:table-cell/></table:table-row><table:table-row><table:table-cell table:number-columns-spanned="2" table:formula="of:=1/0" office:value-type="string" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell><table:covered-table-cell/></table:table-row>`
    const sheet = await readSheet(await ods(odsTable('S', rows)), null, null)
    expect(sheet.findings.filter(({ what }) => what === 'warning').map((finding) => finding.value)).toEqual([
      '1 hidden row, by a filter',
      'hidden columns: B–C',
      '1 range of merged cells',
      '1 formula',
      '1 cell with an error such as #N/A',
    ])
    expect(sheet.rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a'],
      [502, '#DIV/0!'],
    ])
  })
})

describe('a damaged or hostile OpenDocument spreadsheet', () => {
  it('that would fill memory by repeating is bounded, row by row', async () => {
    const rows = `<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="string" table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`
    const file = bytesSource('f', await ods(odsTable('S', rows)))
    const dialect = { format: 'ods' as const, headerRow: null }
    const columns = await columnsOf({ file, sheet: null }, dialect)
    expect(columns).toHaveLength(16_384)
    for await (const { rows: batch } of readRecords({ file, sheet: null }, dialect, columns)) {
      expect(batch.length * columns.length).toBeLessThanOrEqual(250_000)
      break
    }
    const beyond = await readSheet(
      await ods(
        odsTable(
          'S',
          `<table:table-row table:number-rows-repeated="2000000">${textCell('x')}</table:table-row><table:table-row>${textCell('y')}<table:table-cell table:number-columns-repeated="16384"/>${textCell('z')}</table:table-row>`,
        ),
      ),
      null,
      null,
    )
    expect(beyond.rejects.map(({ reason }) => reason)).toEqual(['cell', 'cell'])
  })

  it('that breaks off, is locked, declares a document type or has no content says so', async () => {
    const cut = await zipped({
      mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
      'content.xml': `<office:document-content><office:spreadsheet><table:table table:name="S"><table:table-row>${textCell('a')}</table:table-row><table:table-row>${textCell('b')}`,
    })
    const sheet = await readSheet(cut, null, null)
    expect(cellsOf(sheet)).toEqual([['a']])
    expect(sheet.rejects).toMatchObject([{ row: 2, reason: 'truncated', raw: 'b' }])
    const locked = {
      'META-INF/manifest.xml':
        '<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    }
    await expect(readSheet(await ods('', '', locked))).rejects.toMatchObject({
      code: 'file.unknown',
      message: expect.stringContaining('password'),
    })
    await expect(readSheet(await ods('', '', { 'content.xml': '<!DOCTYPE x><x/>' }))).rejects.toMatchObject({
      code: 'file.unreadable',
    })
    await expect(readSheet(await ods('', '', { 'content.xml': null }))).rejects.toMatchObject({
      code: 'file.unreadable',
    })
    await expect(readSheet(await ods(''))).rejects.toMatchObject({ code: 'file.unknown' })
  })

  it('of any damaged bytes is read or refused, and always comes to an end', async () => {
    const whole = Buffer.from(
      odsTable(
        'S',
        `<table:table-row table:number-rows-repeated="2">${textCell('a & b')}${value('float', 'value', '1.5')}</table:table-row>`,
      ) + odsTable('T', [['x', 'y']]),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            fc.nat(whole.length - 1),
            fc.oneof(fc.nat(255), fc.constantFrom(0x3c, 0x3e, 0x22, 0x26, 0x2f, 0x39)),
          ),
          { minLength: 1, maxLength: 6 },
        ),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          try {
            await readSheet(await ods(bytes))
          } catch (error) {
            if (!(error instanceof WinnowError)) throw error
            expect(error.code).toMatch(/^file\./)
          }
        },
      ),
      { numRuns: 120 },
    )
  })
})

describe('a table of any texts', () => {
  it('written to an OpenDocument spreadsheet is read back equal', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme-ascii', maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', ' ', '  ', '\t', '\n', '\r', '&', '<', '"', 'é', '😀') }),
      fc.string({ minLength: 1000, maxLength: 30_000, unit: fc.constantFrom('long ', 'text ', 'é') }),
    )
    const table = fc.array(fc.array(fc.option(text), { minLength: 3, maxLength: 3 }), {
      minLength: 1,
      maxLength: 10,
    })
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const sheet = await readSheet(await ods(odsTable('S', [['a', 'b', 'c'], ...rows])), null, 1)
        const expected = rows
          .map((cells, index) => [index + 2, ...cells.map((cell) => cell || null)])
          .filter(([, ...cells]) => cells.some((cell) => cell !== null))
        expect(sheet.rows.map(({ row, cells }) => [row, ...cells])).toEqual(expected)
      }),
      { numRuns: 60 },
    )
  })
})
