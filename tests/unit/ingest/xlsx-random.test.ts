import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WinnowError } from '../../../shared/contract/error.ts'
import { cellsOf, readSheet } from '../../support/sheets.ts'
import { sheetPart, type WrittenCell, xlsx } from '../../support/xlsx.ts'

/** Any text that a cell can hold: quotes, line ends, control characters, what looks like an escape; no half of a pair. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.string({
    unit: fc.constantFrom(
      '_x000D_',
      '"',
      "'",
      '&',
      '<',
      ']]>',
      '\n',
      '\r',
      '\t',
      ' ',
      '\u0001',
      '_',
      'é',
      '😀',
    ),
  }),
  fc.string({ minLength: 2000, maxLength: 40_000 }),
)
const number = fc.oneof(
  fc.bigInt(-(10n ** 15n), 10n ** 15n).map(String),
  fc.integer({ min: -999_999_999, max: 999_999_999 }).map((n) => String(n / 1000)),
)
/** A cell as written, and as it must be read. */
const cell = fc.oneof(
  {
    weight: 3,
    arbitrary: text.map((each): [WrittenCell, string | null] => [{ shared: each }, each || null]),
  },
  {
    weight: 3,
    arbitrary: text.map((each): [WrittenCell, string | null] => [{ inline: each }, each || null]),
  },
  { weight: 2, arbitrary: number.map((each): [WrittenCell, string | null] => [{ number: each }, each]) },
  {
    weight: 1,
    arbitrary: fc
      .integer({ min: 25_569_000, max: 73_050_000 })
      .map((thousandths): [WrittenCell, string | null] => {
        const days = thousandths / 1000
        const at = new Date(Math.round((days - 25_569) * 86_400_000))
        const expected = at
          .toISOString()
          .replace('T', ' ')
          .replace(/\.?0*Z$/, (end) => (end === 'Z' ? '' : end.slice(0, -1).replace(/\.?0*$/, '')))
        return [{ number: String(days), style: 1 }, expected]
      }),
  },
  { weight: 1, arbitrary: fc.constant<[WrittenCell, string | null]>([null, null]) },
)
const table = fc
  .integer({ min: 1, max: 12 })
  .chain((width) =>
    fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
  )

const written = (rows: readonly (readonly [WrittenCell, string | null][])[]) =>
  xlsx({ styles: [0, 22], sheets: [{ name: 'S', rows: rows.map((row) => row.map(([each]) => each)) }] })

describe('a table of any texts, numbers and dates', () => {
  it('written to an Excel workbook is read back equal', async () => {
    await fc.assert(
      fc.asyncProperty(table, async (rows) => {
        const sheet = await readSheet(await written(rows), null, null)
        const expected = rows
          .map((row, index) => ({ row: index + 1, cells: row.map(([, each]) => each) }))
          .filter(({ cells }) => cells.some((each) => each !== null))
        const width = sheet.columns.length
        expect(sheet.rejects).toEqual([])
        expect(
          sheet.rows.map(({ row, cells, more }) => ({
            row,
            cells: [...cells, ...Object.values(more ?? {})],
          })),
        ).toEqual(
          expected.map(({ row, cells }) => ({
            row,
            cells: [
              ...Array.from({ length: width }, (_, index) => cells[index] ?? null),
              ...cells.slice(width).filter((each) => each !== null),
            ],
          })),
        )
      }),
      { numRuns: 40 },
    )
  })

  it('is the same however the zip cuts it into pieces', async () => {
    // Long rows of small cells, so that every kind of tag is cut somewhere by the end of a piece.
    const rows = Array.from({ length: 9000 }, (_, n): WrittenCell[] => [
      { number: String(n) },
      { shared: `text ${n % 777} é` },
      { inline: `inline ${n} &` },
      { number: String(40_000 + n / 100), style: 1 },
    ])
    const sheet = await readSheet(await xlsx({ styles: [0, 22], sheets: [{ name: 'S', rows }] }), null, null)
    expect(sheet.rejects).toEqual([])
    expect(cellsOf(sheet).map((cells) => cells.slice(0, 3))).toEqual(
      rows.map((_, n) => [String(n), `text ${n % 777} é`, `inline ${n} &`]),
    )
  })
})

describe('cells in the form that nearly every program writes', () => {
  it('are the same as when they are written with more space, sound or not', async () => {
    const name = fc.constantFrom('A', 'B', 'C', 'Z', 'AA', 'XFD', 'XFE', 'ZZZZ', '')
    const value = fc.constantFrom(
      '0',
      '1',
      '2',
      '12',
      '-1.5',
      '3.5E+14',
      '1e5',
      '007',
      '99999999999',
      '',
      '1 ',
      '&#49;',
      'x',
    )
    const attributes = fc.constantFrom(
      '',
      ' s="1"',
      ' s="0"',
      ' t="s"',
      ' s="1" t="s"',
      ' t="s" s="1"',
      ' t="n"',
      ' t="b"',
      ' s="x"',
    )
    const content = value.chain((each) => fc.constantFrom(`<v>${each}</v>`, `<v>${each}</v><f>1</f>`, ''))
    const cell = fc
      .tuple(name, attributes, content)
      .map(([at, more, inner]) =>
        inner === '' ? `<c r="${at}1"${more}/>` : `<c r="${at}1"${more}>${inner}</c>`,
      )
    const rows = fc.array(fc.array(cell, { maxLength: 5 }), { minLength: 1, maxLength: 4 })
    const read = async (xml: string) => {
      const { rows, rejects } = await readSheet(
        await xlsx({
          styles: [0, 14],
          sheets: [{ name: 'S', xml: sheetPart(xml) }],
          parts: { 'xl/sharedStrings.xml': '<sst><si><t>zero</t></si><si><t>one</t></si><si/></sst>' },
        }),
        null,
        null,
      )
      return { rows, rejects }
    }
    await fc.assert(
      fc.asyncProperty(rows, async (each) => {
        const xml = each.map((cells) => `<row>${cells.join('')}</row>`).join('')
        expect(await read(xml)).toEqual(await read(xml.replaceAll('<c r=', '<c  r=')))
      }),
      { numRuns: 50 },
    )
  })
})

describe('a workbook with damaged bytes', () => {
  it('is read or refused, and always comes to an end', async () => {
    const whole = await xlsx({
      styles: [0, 22],
      sheets: [
        {
          name: 'S',
          rows: Array.from({ length: 40 }, (_, n) => [
            { shared: `a${n}` },
            { inline: 'b' },
            { number: `${n}.5`, style: 1 },
          ]),
        },
      ],
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 }),
        fc.option(fc.nat(whole.length), { nil: null }),
        async (changes, cut) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          await endsWell(cut === null ? bytes : bytes.subarray(0, cut))
        },
      ),
      { numRuns: 100 },
    )
  })

  it('inside its parts is read or refused too', async () => {
    const xml = Buffer.from(
      '<worksheet><dimension ref="A1:B2"/><cols><col min="1" max="2" hidden="1"/></cols><sheetData><row r="1" s="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>a&amp;b</t></is></c></row><row r="2"><c r="A2" s="1"><f>1</f><v>40000.5</v></c><!-- note --></row></sheetData><mergeCells><mergeCell ref="A1:B1"/></mergeCells></worksheet>',
    )
    const strings = Buffer.from('<sst><si><t>one</t></si><si><r><t>two</t></r><rPh><t>x</t></rPh></si></sst>')
    const change = fc.tuple(
      fc.nat(),
      fc.oneof(fc.nat(255), fc.constantFrom(0x3c, 0x3e, 0x22, 0x26, 0x2f, 0x3d, 0x21, 0x3f)),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(change, { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (changes, first) => {
          const [sheet, shared] = [Buffer.from(xml), Buffer.from(strings)]
          const target = first ? sheet : shared
          for (const [at, byte] of changes) target[at % target.length] = byte
          await endsWell(
            await xlsx({
              styles: [0, 22],
              sheets: [{ name: 'S', xml: sheet }],
              parts: { 'xl/sharedStrings.xml': shared },
            }),
          )
        },
      ),
      { numRuns: 80 },
    )
  })
})

/** A whole reading, or a refusal that a person can act on. */
async function endsWell(bytes: Buffer): Promise<void> {
  try {
    const sheet = await readSheet(bytes)
    expect(sheet.columns.length).toBeGreaterThan(0)
  } catch (error) {
    if (!(error instanceof WinnowError)) throw error
    expect(error.code).toMatch(/^file\./)
  }
}
