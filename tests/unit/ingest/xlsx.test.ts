import { describe, expect, it } from 'vitest'
import { bytesSource, recognise, sheetsOf } from '../../../electron/engine/ingest/readers/index.ts'
import { cellsOf, readSheet } from '../../support/sheets.ts'
import { sheetPart, type WrittenCell, xlsx, zipped } from '../../support/xlsx.ts'

const header: WrittenCell[] = [{ shared: 'sender' }, { shared: 'text' }, { shared: 'time' }]
const line = (sender: string, text: string): WrittenCell[] => [{ shared: sender }, { inline: text }, null]

/** One sheet of this XML between <sheetData> and its end, and before and after it. */
const ofXml = (rows: string, before = '', after = '') =>
  xlsx({ sheets: [{ name: 'S', xml: sheetPart(rows, before, after) }] })

/** The cells of one row, read without a header. */
async function rowOf(cells: string, workbook: Partial<Parameters<typeof xlsx>[0]> = {}) {
  const bytes = await xlsx({
    sheets: [{ name: 'S', xml: sheetPart(`<row r="1">${cells}</row>`) }],
    ...workbook,
  })
  return cellsOf(await readSheet(bytes, null, null))[0]
}

const warnings = ({ findings }: Awaited<ReturnType<typeof readSheet>>) =>
  findings.filter(({ what }) => what === 'warning').map(({ value }) => value)

describe('an Excel workbook', () => {
  it('is recognised by its content, with its header and columns', async () => {
    const rows = [header, line('raven', 'hello'), line('fox', 'yes')]
    const bytes = await xlsx({ sheets: [{ name: 'Messages', rows }] })
    const sheet = await readSheet(bytes)
    expect(sheet.dialect).toEqual({ format: 'xlsx', headerRow: 1 })
    expect(sheet.columns).toEqual(['sender', 'text', 'time'])
    expect(cellsOf(sheet)).toEqual([
      ['raven', 'hello', null],
      ['fox', 'yes', null],
    ])
    expect(sheet.rows.map(({ row }) => row)).toEqual([2, 3])
    expect(sheet.bytes).toBe(bytes.length)
  })

  it('in the strict form, with prefixed elements and parts under other names, is the same workbook', async () => {
    const strict = await xlsx({
      strict: true,
      sheets: [{ name: 'S', rows: [header, line('raven', 'hello')] }],
    })
    const prefixed = await ofXml('').then(() =>
      xlsx({
        sheets: [
          {
            name: 'S',
            xml: '<x:worksheet xmlns:x="m" xmlns:r="n"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>sender</x:t></x:is></x:c><x:c r="B1" t="inlineStr"><x:is><x:t>text</x:t></x:is></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>raven</x:t></x:is></x:c><x:c r="B2" t="inlineStr"><x:is><x:t>hello</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>',
          },
        ],
      }),
    )
    expect(cellsOf(await readSheet(strict))).toEqual([['raven', 'hello', null]])
    expect(cellsOf(await readSheet(prefixed))).toEqual([['raven', 'hello']])
  })

  it('lists its sheets with their rows, and says which are hidden', async () => {
    const bytes = await xlsx({
      sheets: [
        { name: 'Secret', state: 'veryHidden', rows: [header] },
        { name: 'A & B', xml: sheetPart('<row r="1"/><row r="2"/><row r="3"/>', '<dimension ref="A1:C3"/>') },
        { name: 'Wrong', xml: sheetPart('<row r="1"/>', '<dimension ref="A1:XFD1048576"/>') },
      ],
    })
    expect(await sheetsOf(bytesSource('f', bytes))).toEqual([
      { name: 'Secret', rows: null, hidden: true },
      { name: 'A & B', rows: 3, hidden: false },
      { name: 'Wrong', rows: null, hidden: false },
    ])
  })

  it('without a sheet chosen gives the first that can be seen, and tells of those that cannot', async () => {
    const bytes = await xlsx({
      sheets: [
        { name: 'Hidden', state: 'hidden', rows: [header, line('a', 'hidden')] },
        { name: 'Seen', rows: [header, line('b', 'seen')] },
      ],
    })
    const sheet = await readSheet(bytes)
    expect(cellsOf(sheet)).toEqual([['b', 'seen', null]])
    expect(warnings(sheet)).toEqual(['one sheet is hidden'])
    expect(cellsOf(await readSheet(bytes, 'Hidden'))).toEqual([['a', 'hidden', null]])
    await expect(readSheet(bytes, 'None')).rejects.toMatchObject({
      code: 'file.unknown',
      message: expect.stringContaining('"Hidden", "Seen"'),
    })
  })

  it('with a title above the header rejects the title rows, as text does', async () => {
    const sheet = await readSheet(
      await xlsx({
        sheets: [{ name: 'S', rows: [[{ shared: 'Export of 2020' }], header, line('raven', 'hello')] }],
      }),
    )
    expect(sheet.dialect).toEqual({ format: 'xlsx', headerRow: 2 })
    expect(sheet.rejects).toEqual([
      { row: 1, line: 1, reason: 'above header', detail: 'the header is row 2', raw: 'Export of 2020' },
    ])
    expect(cellsOf(sheet)).toEqual([['raven', 'hello', null]])
  })
})

describe('a cell of an Excel sheet', () => {
  it('with a number is text without the noise of binary fractions, and whole numbers keep their digits', async () => {
    const numbers = [
      '0.30000000000000004',
      '354000111222333',
      '3.54000111222333E+14',
      '1234567890123456789',
      '3.5E+20',
    ]
    numbers.push('-12.50', '1E-3', '1.0', '0', '-0', '1e-12', 'nonsense')
    expect(await rowOf(numbers.map((number) => `<c><v>${number}</v></c>`).join(''))).toEqual([
      '0.3',
      '354000111222333',
      '354000111222333',
      '1234567890123456789',
      '3.5E+20',
      '-12.5',
      '0.001',
      '1',
      '0',
      '0',
      '1E-12',
      'nonsense',
    ])
  })

  it('in a format of zeros keeps the zeros that it shows', async () => {
    expect(
      await rowOf('<c s="1"><v>7700900123</v></c>', { styles: [0, 170], formats: { 170: '00000000000' } }),
    ).toEqual(['07700900123'])
  })

  it('with a date is text by its number format, without dropping a part that the number has', async () => {
    const formats = {
      164: 'dd/mm/yyyy',
      165: '[$-409]h:mm AM/PM;@',
      166: '[h]:mm:ss',
      167: '0.00E+00',
      168: '"day" 0',
      169: 'mm:ss.0',
    }
    const styles = [0, 14, 22, 21, 164, 165, 166, 167, 168, 169]
    const at = (style: number, value: string) => `<c s="${style}"><v>${value}</v></c>`
    const cells = [
      at(1, '43935'),
      at(2, '43935.38368055556'),
      at(2, '43935'),
      at(3, '0.38368055556'),
      at(4, '43935.5'),
    ]
    cells.push(
      at(5, '0.75'),
      at(5, '43935.75'),
      at(6, '1.09375'),
      at(7, '43935'),
      at(8, '3'),
      at(9, '0.0000057870370'),
    )
    cells.push(at(2, '43935.383680567130'), at(4, '-1'), at(4, '3000000'))
    expect(await rowOf(cells.join(''), { styles, formats })).toEqual([
      '2020-04-14',
      '2020-04-14 09:12:30',
      '2020-04-14 00:00:00',
      '09:12:30',
      '2020-04-14 12:00:00',
      '18:00:00',
      '2020-04-14 18:00:00',
      '26:15:00',
      '43935',
      '3',
      '00:00:00.5',
      '2020-04-14 09:12:30.001',
      '-1',
      '3000000',
    ])
  })

  it('counts days as its workbook does: with a 29 February 1900, or from 1904', async () => {
    const cells = ['1', '59', '60', '61', '60.5'].map((day) => `<c s="0"><v>${day}</v></c>`).join('')
    expect(await rowOf(cells, { styles: [14] })).toEqual([
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
      '1900-02-29 12:00:00',
    ])
    expect(
      await rowOf('<c s="0"><v>0</v></c><c s="0"><v>42473</v></c>', { styles: [14], date1904: true }),
    ).toEqual(['1904-01-01', '2020-04-14'])
  })

  it('with a truth value, an error, an ISO date or a formula is what the sheet shows', async () => {
    const sheet = await readSheet(
      await ofXml(
        '<row r="1"><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c t="d"><v>2020-04-14T09:12:30</v></c><c t="str"><f>A1&amp;"x"</f><v>a&lt;x</v></c><c><f>1+1</f><v>2</v></c><c><f>NOW()</f></c><c t="b"><v>0</v></c></row>',
      ),
      null,
      null,
    )
    expect(cellsOf(sheet)).toEqual([['TRUE', '#N/A', '2020-04-14T09:12:30', 'a<x', '2', null, 'FALSE']])
    expect(warnings(sheet)).toEqual([
      '3 formulas',
      '1 formula without a result',
      '1 cell with an error such as #N/A',
    ])
  })

  it('with rich text is its runs joined, without the phonetic guide', async () => {
    const rich =
      '<r><rPr><b/></rPr><t>hel</t></r><r><t xml:space="preserve">lo </t></r><rPh sb="0" eb="1"><t>HE</t></rPh>'
    const bytes = await xlsx({
      sheets: [
        {
          name: 'S',
          xml: sheetPart(`<row r="1"><c t="inlineStr"><is>${rich}</is></c><c t="s"><v>0</v></c></row>`),
        },
      ],
      parts: { 'xl/sharedStrings.xml': `<sst><si>${rich}</si></sst>` },
    })
    expect(cellsOf(await readSheet(bytes, null, null))).toEqual([['hello ', 'hello ']])
  })

  it('keeps characters that XML cannot hold, references, CDATA and line ends', async () => {
    const texts = [
      'a_x000D_\nb',
      '_x005F_x000D_',
      '&#x41;&#66;&amp;&apos;',
      'a\r\nb\rc',
      '<![CDATA[<b>&amp;]]>',
      '😀 é',
    ]
    expect(await rowOf(texts.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join(''))).toEqual(
      ['a\r\nb', '_x000D_', "AB&'", 'a\nb\nc', '<b>&amp;', '😀 é'],
    )
  })

  it('beyond the columns is kept with its row, under its own letters', async () => {
    const many = Array.from(
      { length: 300 },
      (_, n) => `<row r="${n + 2}"><c r="A${n + 2}"><v>${n}</v></c></row>`,
    )
    many[150] = '<row r="152"><c r="A152"><v>1</v></c><c r="ZZ152"><v>9</v></c></row>'
    const sheet = await readSheet(
      await ofXml(`<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c></row>${many.join('')}`),
    )
    expect(sheet.columns).toEqual(['id'])
    expect(sheet.rows[150]).toEqual({ row: 152, line: 152, cells: ['1'], more: { 'Column ZZ': '9' } })
  })
})

describe('a row of an Excel sheet', () => {
  it('has the number that the sheet gives it, and cells where their letters say', async () => {
    const sheet = await readSheet(
      await ofXml(
        '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="5" hidden="1"><c r="C5"><v>7</v></c></row><row r="9"><c r="A9" s="3"/></row>',
      ),
      null,
      null,
    )
    expect(sheet.rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['1', '2', '3']],
      [5, [null, null, '7']],
    ])
    expect(sheet.columns).toEqual(['Column A', 'Column B', 'Column C'])
    expect(warnings(sheet)).toEqual(['1 hidden row'])
  })

  it('is numbered on where the file gives no numbers', async () => {
    const sheet = await readSheet(
      await ofXml('<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c><v>3</v></c></row>'),
      null,
      null,
    )
    expect(sheet.rows.map(({ row, cells }) => [row, cells])).toEqual([
      [1, ['1', '2']],
      [3, ['3', null]],
    ])
  })

  it('that comes twice, goes back, or has cells out of order is rejected, and the rest goes on', async () => {
    const sheet = await readSheet(
      await ofXml(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row><row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c></row><row r="4"><c r="XFE4"><v>1</v></c></row><row r="5"><c r="A5" t="s"><v>99</v></c></row><row r="6"><c r="A6"><v>6</v></c></row><row r="1048577"><c><v>1</v></c></row><row r="x"><c><v>1</v></c></row>',
      ),
      null,
      null,
    )
    expect(sheet.rows.map(({ row }) => row)).toEqual([1, 6])
    expect(sheet.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'cell'],
      [3, 'cell'],
      [4, 'cell'],
      [5, 'cell'],
      [1048577, 'cell'],
      [7, 'cell'],
    ])
  })

  it('with bytes that are not UTF-8, or an entity that XML does not have, is rejected', async () => {
    const bytes = Buffer.from(
      sheetPart(
        '<row r="1"><c t="inlineStr"><is><t>caf\xe9</t></is></c></row><row r="2"><c t="inlineStr"><is><t>&lol;</t></is></c></row><row r="3"><c t="inlineStr"><is><t>ok</t></is></c></row>',
      ),
      'latin1',
    )
    const sheet = await readSheet(await xlsx({ sheets: [{ name: 'S', xml: bytes }] }), null, null)
    expect(cellsOf(sheet)).toEqual([['ok']])
    expect(sheet.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'encoding'],
      [2, 'cell'],
    ])
  })

  it('longer than 16 MB is rejected without being held', async () => {
    const long = 'x'.repeat(9_000_000)
    const sheet = await readSheet(
      await xlsx({
        sheets: [
          {
            name: 'S',
            xml: sheetPart(
              `<row r="1"><c t="inlineStr"><is><t>${long}</t></is></c><c t="inlineStr"><is><t>${long}</t></is></c></row><row r="2"><c t="s"><v>0</v></c><c t="s"><v>0</v></c></row><row r="3"><c><v>1</v></c></row>`,
            ),
          },
        ],
        parts: { 'xl/sharedStrings.xml': `<sst><si><t>${long}</t></si></sst>` },
      }),
      null,
      null,
    )
    expect(cellsOf(sheet)).toEqual([['1']])
    expect(sheet.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'too long'],
      [2, 'too long'],
    ])
    expect(sheet.rejects.map(({ raw }) => raw)).toEqual(['x'.repeat(65_536), 'x'.repeat(65_536)])
  })
})

describe('what a table cannot hold of an Excel sheet', () => {
  it('is told: merged cells, hidden columns, filters, links to other files, pictures', async () => {
    const bytes = await xlsx({
      sheets: [
        {
          name: 'S',
          xml: sheetPart(
            '<row r="1"><c t="inlineStr"><is><t>sender</t></is></c></row><row r="2" hidden="true"><c><v>1</v></c></row>',
            '<cols><col min="2" max="2" hidden="1"/><col min="4" max="28" hidden="1"/></cols>',
            '<autoFilter ref="A1:C9"><filterColumn colId="0"/></autoFilter><mergeCells count="2"><mergeCell ref="A2:B3"/><mergeCell ref="C2:C3"/></mergeCells>',
          ),
        },
      ],
      parts: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'xl/media/image1.png': 'x' },
    })
    const sheet = await readSheet(bytes)
    expect(warnings(sheet)).toEqual([
      '1 hidden row, by a filter',
      'hidden columns: B, D–AB',
      '2 ranges of merged cells',
      'formulas refer to other files',
      'one picture stands in the workbook',
    ])
    expect(cellsOf(sheet)).toEqual([['1']])
  })
})

describe('a damaged or hostile workbook', () => {
  it('whose sheet breaks off keeps the rows before, and says that it does', async () => {
    const within = await readSheet(
      await xlsx({
        sheets: [
          {
            name: 'S',
            xml: '<worksheet><sheetData><row r="1"><c><v>1</v></c></row><row r="2"><c><v>2</v></c><c><v>3',
          },
        ],
      }),
      null,
      null,
    )
    expect(cellsOf(within)).toEqual([['1']])
    expect(within.rejects.map(({ row, reason }) => [row, reason])).toEqual([[2, 'truncated']])
    const between = await readSheet(
      await xlsx({ sheets: [{ name: 'S', xml: '<worksheet><sheetData><row r="1"><c><v>1</v></c></row>' }] }),
      null,
      null,
    )
    expect(between.rejects.map(({ row, reason }) => [row, reason])).toEqual([[2, 'truncated']])
  })

  it('that declares a document type is not read, wherever it does', async () => {
    const bomb = '<!DOCTYPE lolz [<!ENTITY lol "lol">]>'
    const part = sheetPart('<row r="1"><c><v>1</v></c></row>')
    for (const parts of [
      { 'xl/worksheets/sheet1.xml': bomb + part },
      { 'xl/workbook.xml': `${bomb}<workbook/>` },
      { 'xl/styles.xml': `${bomb}<styleSheet/>` },
      { '_rels/.rels': `${bomb}<Relationships/>` },
    ]) {
      await expect(
        readSheet(await xlsx({ sheets: [{ name: 'S', xml: part }], parts })),
      ).rejects.toMatchObject({
        code: 'file.unreadable',
        message: expect.stringContaining('document type'),
      })
    }
  })

  it('without a part that it needs says so', async () => {
    const sheets = [{ name: 'S', rows: [header, line('raven', 'hello')] }]
    await expect(
      readSheet(await xlsx({ sheets, parts: { 'xl/worksheets/sheet1.xml': null } })),
    ).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('"S"'),
    })
    // Without styles there are no dates, without relationships parts stand where they usually do.
    const bare = { 'xl/styles.xml': null, 'xl/_rels/workbook.xml.rels': null, '_rels/.rels': null }
    expect(cellsOf(await readSheet(await xlsx({ sheets, parts: bare })))).toEqual([['raven', 'hello', null]])
    const textless = await readSheet(
      await xlsx({ sheets, parts: { 'xl/sharedStrings.xml': null } }),
      null,
      null,
    )
    expect(textless.rejects.map(({ reason }) => reason)).toEqual(['cell', 'cell'])
  })

  it('of the binary kind, or locked with a password, says what to do', async () => {
    const binary = await zipped({ 'xl/workbook.bin': 'x', '[Content_Types].xml': '<Types/>' })
    await expect(readSheet(binary)).rejects.toMatchObject({
      code: 'file.unknown',
      message: expect.stringContaining('.xlsb'),
    })
    const locked = Buffer.alloc(2048)
    Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(locked)
    locked.writeUInt16LE(9, 30)
    Buffer.from('EncryptedPackage', 'utf16le').copy(locked, 700)
    await expect(readSheet(locked)).rejects.toMatchObject({ message: expect.stringContaining('password') })
  })

  it('that is a zip of another kind is no workbook', async () => {
    const other = await zipped({ 'word/document.xml': '<document/>' })
    await expect(recognise({ file: bytesSource('f', other), sheet: null })).rejects.toMatchObject({
      code: 'file.unknown',
    })
  })

  it('in UTF-16 is read like any other, and another encoding is refused', async () => {
    const part = sheetPart('<row r="1"><c t="inlineStr"><is><t>😀 é</t></is></c></row>')
    const wide = Buffer.concat([
      Buffer.from([0xff, 0xfe]),
      Buffer.from(part.replace('UTF-8', 'UTF-16'), 'utf16le'),
    ])
    expect(cellsOf(await readSheet(await xlsx({ sheets: [{ name: 'S', xml: wide }] }), null, null))).toEqual([
      ['😀 é'],
    ])
    const latin = part.replace('UTF-8', 'ISO-8859-1')
    await expect(readSheet(await xlsx({ sheets: [{ name: 'S', xml: latin }] }))).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('ISO-8859-1'),
    })
  })
})
