import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowTexts } from '../../../electron/engine/cells/index.ts'
import { CellTexts } from '../../../electron/engine/ingest/cell-texts.ts'
import { PackedCells } from '../../../electron/engine/ingest/packed-cells.ts'
import { PairTable } from '../../../electron/engine/ingest/pair-table.ts'
import { textReader } from '../../../electron/engine/ingest/readers/text.ts'
import type { RecordCells } from '../../../electron/engine/ingest/record-cells.ts'
import { RowCells } from '../../../electron/engine/ingest/row-cells.ts'
import type { DelimitedDialect } from '../../../shared/domain/dialect.ts'
import { matchKey, matchKeyOfBytes } from '../../../shared/domain/match-key.ts'
import { sourceOf } from '../../support/readers.ts'

const columns = ['a', 'b', 'c']
const dialect: DelimitedDialect = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerRow: 1,
  newline: 'any',
  shortRows: 'fill',
}

/** Everything that an import asks of a record. */
function asked(cells: RecordCells): unknown {
  const texts = new RowTexts(2)
  const [whole, json] = [texts.column(0), texts.column(1)]
  return {
    row: cells.row,
    line: cells.line,
    empty: cells.empty,
    columns: [-1, 0, 1, 2].map((column) => {
      texts.begin()
      cells.addTo(texts, column)
      texts.add('')
      if (column >= 0) cells.writeJson(texts, column)
      texts.end()
      return {
        has: cells.has(column),
        text: cells.text(column),
        once: cells.once(column),
        added: whole.text(texts.count - 1),
        json: json.text(texts.count - 1),
        key: cells.has(column) ? cells.matchKey(column, 7, -3) : null,
      }
    }),
  }
}

function readBoth(bytes: Uint8Array, encoding: DelimitedDialect['encoding']) {
  const own = { ...dialect, encoding }
  const seen = (form: 'rows' | 'packed') => {
    const [rows, packed] = [new RowCells(), new PackedCells()]
    const found: unknown[] = []
    for (const batch of textReader(own).read(sourceOf(bytes), own, columns, undefined, form)) {
      const count = batch.packed?.count ?? batch.rows.length
      for (let i = 0; i < count; i++) {
        const row = batch.rows[i]
        const cells = batch.packed !== undefined ? packed.moveTo(batch.packed, i) : row && rows.moveTo(row)
        if (cells !== undefined) found.push({ ...(asked(cells) as object), raw: batch.raw(i) })
      }
      found.push(...batch.rejects)
    }
    return found
  }
  return { rows: seen('rows'), packed: seen('packed') }
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '"',
    '""',
    'a""b',
    'é',
    '😀',
    '\\',
    '\u0001',
    'IMEI 00123',
    'a,b',
    'x\ny',
    '\u2028',
  ),
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('rows given packed', () => {
  it('say the same as rows given as texts, whatever the cells', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 12 }), (table) => {
        const text = ['a,b,c', ...table.map((cells) => cells.map(quoted).join(','))].join('\r\n')
        const { rows, packed } = readBoth(Buffer.from(text), 'utf-8')
        expect(packed).toEqual(rows)
      }),
    )
  })

  it('say the same of bytes that are no text, in every encoding', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 60 }),
      fc.array(fc.constantFrom(10, 13, 34, 44, 0, 65, 0xc3, 0xa9, 0xff, 0x93), { maxLength: 60 }),
    )
    fc.assert(
      fc.property(bytes, fc.constantFrom('utf-8', 'windows-1252', 'iso-8859-1'), (rest, encoding) => {
        const file = Buffer.concat([Buffer.from('a,b,c\n'), Buffer.from(rest)])
        const { rows, packed } = readBoth(file, encoding as DelimitedDialect['encoding'])
        expect(packed).toEqual(rows)
      }),
      { numRuns: 500 },
    )
  })

  it('gives a text that comes again as the same one, and right ones when there are more than it keeps', () => {
    const texts = new CellTexts()
    const bytes = Buffer.from(Array.from({ length: 40_000 }, (_, i) => `${i}`.padStart(6, 'n')).join(''))
    const wrong: number[] = []
    for (let turn = 0; turn < 2; turn++) {
      for (let i = 0; i < 40_000; i++) {
        if (texts.of(bytes, 6 * i, 6 * i + 6) !== `${i}`.padStart(6, 'n')) wrong.push(i)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('the number of a message', () => {
  const key = (text: string) => {
    const bytes = Buffer.from(text)
    return matchKeyOfBytes(5, -9, bytes, 0, bytes.length)
  }

  it('is the same of its text and of its bytes, where it can be made of those', () => {
    const unit = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 1 }),
      fc.string({ maxLength: 1 }),
      fc.constantFrom(
        ' ',
        '\t',
        'é',
        'É',
        '\u0301',
        '😂',
        '👊🏽',
        '❤️',
        '£',
        'ß',
        'σ',
        'Σ',
        'ﬁ',
        '가',
        '\u11a8',
        '\u00a0',
      ),
    )
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        expect([null, matchKey(5, -9, text)]).toContain(key(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('is made of the bytes of whatever people mostly write, and of no letters that are one with others', () => {
    for (const text of ['Evening mush. u good?', 'same shit 😂 🔥', 'déjà vu – £40', 'привет', '❤️‍🔥 👊🏽'])
      expect(key(text)).toBe(matchKey(5, -9, text))
    for (const text of ['CAFÉ', 'cafe\u0301', 'ﬁne', 'λόγος', 'ＡＢ', 'a\u00a0b'])
      expect(key(text)).toBeNull()
  })
})

describe('the table of pairs', () => {
  it('numbers pairs in the order in which they come, each once', () => {
    const id = fc.integer({ min: 0, max: 300 })
    fc.assert(
      fc.property(fc.array(fc.tuple(id, id), { maxLength: 3000 }), (pairs) => {
        const table = new PairTable()
        const known = new Map<string, number>()
        for (const [a, b] of pairs) {
          expect(table.get(a, b)).toBe(known.get(`${a} ${b}`) ?? -1)
          if (!known.has(`${a} ${b}`)) known.set(`${a} ${b}`, known.size)
          expect(table.add(a, b)).toBe(known.get(`${a} ${b}`))
        }
        expect(table.size).toBe(known.size)
      }),
      { numRuns: 30 },
    )
  })
})
