import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { recogniseText } from '../../../electron/engine/ingest/readers/text.ts'
import type { DelimitedDialect } from '../../../shared/domain/dialect.ts'
import { readAll, readUnder, sourceOf } from '../../support/readers.ts'

const plain: DelimitedDialect = {
  format: 'delimited',
  encoding: 'utf-8',
  delimiter: ',',
  quote: '"',
  headerRow: 1,
  newline: 'any',
  shortRows: 'reject',
}
const read = (text: string | Uint8Array, changes: Partial<DelimitedDialect> = {}) =>
  readUnder(text, { ...plain, ...changes })
const cellsOf = (text: string | Uint8Array, changes: Partial<DelimitedDialect> = {}) =>
  read(text, changes).rows.map(({ cells }) => cells)

describe('delimited text', () => {
  it('gives each record its cells, its row as a spreadsheet shows it, and the line on which it begins', () => {
    const { columns, rows, rejects } = read('a,b\n1,2\n"x\ny",3\n\n4,5')
    expect(columns).toEqual(['a', 'b'])
    expect(rows).toEqual([
      { row: 2, line: 2, cells: ['1', '2'], more: null },
      { row: 3, line: 3, cells: ['x\ny', '3'], more: null },
      { row: 5, line: 6, cells: ['4', '5'], more: null },
    ])
    expect(rejects).toEqual([])
  })

  it('halves doubled quotes and keeps delimiters and line ends inside quotes', () => {
    expect(cellsOf('a,b\n"say ""hi""","1,5\r\n2"\n')).toEqual([['say "hi"', '1,5\r\n2']])
  })

  it('keeps a quote that does not begin a cell as a letter', () => {
    expect(cellsOf('a,b\n6" nails,he said "no"\n')).toEqual([['6" nails', 'he said "no"']])
  })

  it('reads LF, CRLF and lone CR in one file', () => {
    expect(
      read('a,b\r\n1,2\n3,4\r5,6\r\n').rows.map(({ row, line, cells }) => [row, line, ...cells]),
    ).toEqual([
      [2, 2, '1', '2'],
      [3, 3, '3', '4'],
      [4, 4, '5', '6'],
    ])
  })

  it('keeps a lone CR in its cell when the dialect says so', () => {
    expect(cellsOf('a,b\r\n1\r,2\r\n"x\r",y\r\n', { newline: 'lf' })).toEqual([
      ['1\r', '2'],
      ['x\r', 'y'],
    ])
  })

  it('keeps every space', () => {
    expect(cellsOf('a,b\n  1 ,\t2  \n')).toEqual([['  1 ', '\t2  ']])
  })

  it('reads a last record without a line end, and an empty last cell', () => {
    expect(cellsOf('a,b\n1,')).toEqual([['1', '']])
    expect(cellsOf('a,b\n1,"x"')).toEqual([['1', 'x']])
  })

  it('passes over a byte order mark', () => {
    expect(read('\ufeffa,b\n1,2\n').columns).toEqual(['a', 'b'])
  })

  it('names columns that the header does not, and tells twins apart', () => {
    expect(read('Name,,Name\n1,2,3\n').columns).toEqual(['Name', 'Column 2', 'Name#2'])
    expect(read('1,2\n3,4\n', { headerRow: null }).columns).toEqual(['Column 1', 'Column 2'])
  })

  it('adds columns when most rows have a cell more than the header names', () => {
    const { columns, rows } = read('a,b\n1,2,x\n3,4,y\n5,6,z\n')
    expect(columns).toEqual(['a', 'b', 'Column 3'])
    expect(rows).toHaveLength(3)
  })

  it('reads a table without a header from its first row on', () => {
    expect(read('1,2\n3,4\n', { headerRow: null }).rows.map(({ row }) => row)).toEqual([1, 2])
  })
})

describe('a line of megabytes', () => {
  it('does not hide how the other lines are cut', () => {
    const lines = Array.from({ length: 5 }, (_, n) => `fox;raven;message ${n}`)
    const text = ['from;to;text', ...lines, `fox;raven;${'x'.repeat(4_000_000)}`, ...lines].join('\n')
    const { dialect, columns } = recogniseText(sourceOf(text))
    expect(dialect).toMatchObject({ format: 'delimited', delimiter: ';', headerRow: 1 })
    expect(columns).toEqual(['from', 'to', 'text'])
  })
})

describe('a row that does not fit the header', () => {
  const table = (line: string, changes: Partial<DelimitedDialect> = {}) =>
    read(`a,b,c\n1,2,3\n4,5,6\n7,8,9\n${line}\n1,2,3\n`, changes)

  it('is rejected with its reason and raw text when cells are missing', () => {
    expect(table('x,"y, z"').rejects).toEqual([
      { row: 5, line: 5, reason: 'ragged', detail: '2 cells where the header has 3', raw: 'x,"y, z"' },
    ])
  })

  it('is rejected when it has filled cells too many', () => {
    expect(table('1,2,3,4').rejects).toMatchObject([
      { row: 5, reason: 'ragged', detail: '4 cells where the header has 3' },
    ])
  })

  it('is accepted when the cells too many are empty', () => {
    expect(table('x,y,z,,').rows[3]?.cells).toEqual(['x', 'y', 'z'])
  })

  it('is filled up where the importer decided so', () => {
    expect(table('x', { shortRows: 'fill' }).rows[3]?.cells).toEqual(['x', '', ''])
  })

  it('may lack the cells of trailing columns without a name', () => {
    expect(read('a,b,,\n1,2,,\n3,4\n').rows.map(({ cells }) => cells)).toEqual([
      ['1', '2', '', ''],
      ['3', '4', '', ''],
    ])
  })

  it('stands above the header: it is a reject, not a loss', () => {
    const { rejects, rows } = read('Exported by X,\na,b\n1,2\n', { headerRow: 2 })
    expect(rejects).toMatchObject([{ row: 1, reason: 'above header', raw: 'Exported by X,' }])
    expect(rows).toMatchObject([{ row: 3, cells: ['1', '2'] }])
  })
})

describe('a quote that does not pair', () => {
  it('costs its own line when text follows the closing quote', () => {
    const { rows, rejects } = read('a,b\n1,2\n"x"y,3\n4,5\n')
    expect(rejects).toMatchObject([{ row: 3, line: 3, reason: 'quote', raw: '"x"y,3' }])
    expect(rows.map(({ row, line }) => [row, line])).toEqual([
      [2, 2],
      [4, 4],
    ])
  })

  it('costs its own line when it is never closed', () => {
    const { rows, rejects } = read('a,b\n1,2\n3,"open\n4,5\n6,7\n')
    expect(rejects).toMatchObject([{ row: 3, line: 3, reason: 'quote', raw: '3,"open' }])
    expect(rows.map(({ cells }) => cells[0])).toEqual(['1', '4', '6'])
  })

  it('costs its own line when the next quote in the file seems to close it', () => {
    const { rows, rejects } = read('a,b\n1,"open\n2,"fine"\n3,4\n')
    expect(rejects).toMatchObject([{ row: 2, raw: '1,"open' }])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['2', 'fine'],
      ['3', '4'],
    ])
  })

  it('takes the whole cells before it on earlier lines with it', () => {
    const { rows, rejects } = read('a,b\n"1\n2","bad"x\n3,4\n')
    expect(rejects).toMatchObject([{ row: 2, line: 2, reason: 'quote', raw: '"1\n2","bad"x' }])
    expect(rows).toMatchObject([{ row: 3, line: 4, cells: ['3', '4'] }])
  })

  it('is given up after a megabyte without a closing quote', () => {
    const filler = 'x,y\n'.repeat(400_000)
    const { rows, rejects } = read(`a,b\n1,"open\n${filler}z,"closed"\n`)
    expect(rejects).toMatchObject([{ row: 2, reason: 'quote' }])
    expect(rows).toHaveLength(400_001)
    expect(rows.at(-1)).toMatchObject({ row: 400_003, line: 400_003, cells: ['z', 'closed'] })
  })

  it('keeps accented text behind it right', () => {
    const { rows, rejects } = read('a,b\né,"ü"ö€\n😀é,"ñ😀"\nx,y\n')
    expect(rejects).toMatchObject([{ raw: 'é,"ü"ö€' }])
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['😀é', 'ñ😀'],
      ['x', 'y'],
    ])
  })

  it('is a letter where the dialect has no quotes', () => {
    expect(cellsOf('a\tb\n"x\t"y" z\n', { delimiter: '\t', quote: null })).toEqual([['"x', '"y" z']])
  })
})

describe('bytes that are not text', () => {
  it('cost their own row, which shows them escaped', () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n1,café\n2,caf'),
      Buffer.from([0xe9]),
      Buffer.from(' \\o/\n3,thé\n'),
    ])
    const { rows, rejects } = read(bytes)
    expect(rejects).toEqual([
      {
        row: 3,
        line: 3,
        reason: 'encoding',
        detail: 'its bytes are not UTF-8 (byte E9 at position 6 of the record)',
        raw: '2,caf\\xE9 \\\\o/',
      },
    ])
    expect(rows.map(({ cells }) => cells[1])).toEqual(['café', 'thé'])
  })

  it('cost their own row when they are NUL characters', () => {
    const { rows, rejects } = read('a,b\n1,x\0y\n2,z\n')
    expect(rejects).toMatchObject([{ row: 2, reason: 'nul', raw: '1,x\\x00y' }])
    expect(rows).toHaveLength(1)
  })

  it('read by the letters of Windows-1252 and Latin-1 as declared', () => {
    const bytes = Buffer.from([0x61, 0x2c, 0x62, 10, 0x80, 0x2c, 0xe9, 10])
    expect(cellsOf(bytes, { encoding: 'windows-1252' })).toEqual([['€', 'é']])
    expect(cellsOf(bytes, { encoding: 'iso-8859-1' })).toEqual([['\u0080', 'é']])
  })

  it('are told when a row of UTF-8 stands in a file declared to be Windows-1252', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,'), Buffer.from([0xe9]), Buffer.from('\n2,é\n3,x\n')])
    const { rows, rejects } = read(bytes, { encoding: 'windows-1252' })
    expect(rejects).toMatchObject([{ row: 3, reason: 'encoding', raw: '2,\\xC3\\xA9' }])
    expect(rows.map(({ cells }) => cells[1])).toEqual(['é', 'x'])
  })

  it.each(['utf-16le', 'utf-16be'] as const)('read as %s, with half a character rejected', (encoding) => {
    const text = 'a,b\r\n1,é€😀\r\n2,\ud83d!\r\n3,"x\n😀"\r\n'
    const bytes = Buffer.from(text, 'utf16le')
    if (encoding === 'utf-16be') bytes.swap16()
    const { rows, rejects } = read(bytes, { encoding })
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['1', 'é€😀'],
      ['3', 'x\n😀'],
    ])
    expect(rejects).toMatchObject([{ row: 3, reason: 'encoding' }])
  })

  it('reject a UTF-16 row that ends in half a unit', () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,2\n3,4', 'utf16le'), Buffer.from([0x41])])
    expect(read(bytes, { encoding: 'utf-16le' }).rejects).toMatchObject([{ row: 3, reason: 'encoding' }])
  })
})

describe('a record without an end', () => {
  it('of more than 16 MB is rejected with its beginning, and reading goes on behind it', () => {
    const long = Buffer.alloc(40 * 1024 * 1024, 'x')
    const { rows, rejects } = read(
      Buffer.concat([Buffer.from('a,b\n1,2\n'), long, Buffer.from('\r\n3,4\r\n')]),
    )
    expect(rejects).toHaveLength(1)
    expect(rejects[0]).toMatchObject({ row: 3, line: 3, reason: 'too long' })
    expect(rejects[0]?.raw.length).toBeLessThanOrEqual(64 * 1024)
    expect(rows.map(({ row, cells }) => [row, ...cells])).toEqual([
      [2, '1', '2'],
      [4, '3', '4'],
    ])
  })

  it('of a few megabytes is a record like any other', () => {
    const text = 'é'.repeat(1024 * 1024)
    const [long, short] = cellsOf(`a,b\n1,${text}\n2,x\n`)
    // Compared by itself: the matchers take seconds over a text of megabytes.
    expect(long?.[1] === text).toBe(true)
    expect([long?.[0], short]).toEqual(['1', ['2', 'x']])
  })
})

describe('random tables', () => {
  const cell = fc.string({
    unit: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom('a', 'b', '"', ',', ';', '\t', '|', '\n', '\r', ' ', "'") },
      {
        weight: 1,
        arbitrary: fc
          .string({ unit: 'binary', minLength: 1, maxLength: 1 })
          .filter((c) => !c.includes('\0') && c.isWellFormed()),
      },
    ),
    maxLength: 12,
  })
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 12 }),
    )
  const settings = fc.record({
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    always: fc.boolean(),
    last: fc.boolean(),
  })

  it('are read back as they were written, whatever is in the cells', () => {
    fc.assert(
      fc.property(table, settings, (rows, { delimiter, newline, always, last }) => {
        const written = rows.map((row) =>
          row
            .map((text) => (always || /[",;\t|\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
            .join(delimiter),
        )
        const text = written.join(newline) + (last ? newline : '')
        const back = read(text, { delimiter, headerRow: null })
        expect(back.rejects).toEqual([])
        expect(back.rows.map(({ cells }) => cells)).toEqual(rows)
        expect(back.rows.map(({ row }) => row)).toEqual(rows.map((_, index) => index + 1))
        expect(back.bytes).toBe(Buffer.byteLength(text))
      }),
      { numRuns: 500 },
    )
  })

  it('of broken lines lose nothing: each line that is not blank is in one row or one reject', () => {
    const line = fc.string({ unit: fc.constantFrom('a', '"', ',', 'é', '😀', ' '), maxLength: 15 })
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const text = ['h1,h2', ...lines].join('\n')
        const { rows, rejects } = read(text)
        const found = [...rows, ...rejects].sort((a, b) => a.row - b.row)
        // Rows number the records, and lines count up; what stands between two records is blank.
        for (const [index, record] of found.entries()) {
          const next = found[index + 1]
          if (next !== undefined) expect(next.line).toBeGreaterThan(record.line)
        }
        for (const reject of rejects) expect(text).toContain(reject.raw)
        const covered = new Set<number>([1])
        const cover = (first: number, content: string) => {
          for (const [n] of content.split('\n').entries()) covered.add(first + n)
        }
        for (const reject of rejects) cover(reject.line, reject.raw)
        for (const { line: first, cells } of rows) cover(first, cells.join(''))
        text.split('\n').forEach((each, index) => {
          if (each !== '') expect(covered).toContain(index + 1)
        })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('sniffing', () => {
  const many = (line: (n: number) => string) => Array.from({ length: 200 }, (_, n) => line(n)).join('\n')

  it.each([
    [',', 'comma'],
    [';', 'semicolon'],
    ['\t', 'tab'],
    ['|', 'pipe'],
  ])('finds the delimiter %j and says why', (delimiter, name) => {
    const text = `id${delimiter}sender${delimiter}text\n${many((n) => [n, 'raven', `hello, mate; no ${n % 7 === 0 ? 'more, ok' : ''}`].map((c) => (/[,;]/.test(String(c)) && delimiter !== '\t' && delimiter !== '|' ? `"${c}"` : c)).join(delimiter))}`
    const { dialect } = readAll(text)
    expect(dialect).toMatchObject({ delimiter, headerRow: 1 })
    expect(name).not.toBe('')
  })

  it('reads a column of free text as one column', () => {
    const { columns, rows } = readAll(
      `Message\n${many((n) => (n % 3 === 0 ? `well, number ${n}` : `number ${n}`))}`,
    )
    expect(columns).toEqual(['Message'])
    expect(rows).toHaveLength(200)
    expect(rows[0]?.cells).toEqual(['well, number 0'])
  })

  it('takes quotes for letters in a tab-separated dump of chats', () => {
    const text = `Label\tSMS\n${many((n) => (n % 20 === 0 ? `ham\t"hello" she said ${n}` : n % 33 === 0 ? 'ham\t"whole quote"' : `ham\tnumber ${n}`))}`
    const { dialect, rows } = readAll(text)
    expect(dialect).toMatchObject({ delimiter: '\t', quote: null })
    expect(rows[0]?.cells[1]).toBe('"hello" she said 0')
    expect(rows[33]?.cells[1]).toBe('"whole quote"')
  })

  it('takes quotes for quotes where whole columns are quoted, even tab-separated', () => {
    const { dialect, rows } = readAll(many((n) => `"${n}"\t"raven"\t"hi ${n}"`))
    expect(dialect).toMatchObject({ delimiter: '\t', quote: '"', headerRow: null })
    expect(rows[0]?.cells).toEqual(['0', 'raven', 'hi 0'])
  })

  it('finds that there is no header', () => {
    expect(readAll(many((n) => `raven,tall,2020-04-14 09:12:${n % 60},hi`)).dialect).toMatchObject({
      headerRow: null,
    })
    expect(readAll(many((n) => `raven,tall${n % 5},hello there ${n}`)).dialect).toMatchObject({
      headerRow: null,
    })
  })

  it('finds a header under lines of a title', () => {
    const { dialect, rejects, rows } = readAll(
      `Export of device 7\n\nSender,Recipient,Sent,Text\n${many((n) => `raven,tall,2020-04-14 09:12,hi ${n}`)}`,
    )
    expect(dialect).toMatchObject({ headerRow: 3 })
    expect(rejects).toMatchObject([{ row: 1, reason: 'above header' }])
    expect(rows).toHaveLength(200)
  })

  it('keeps lone CRs in their cells when rows are regular only so', () => {
    const { dialect, rows } = readAll(
      `id,text\n${many((n) => (n % 5 === 0 ? `${n},first\rsecond` : `${n},one`))}`,
    )
    expect(dialect).toMatchObject({ newline: 'lf' })
    expect(rows[0]?.cells).toEqual(['0', 'first\rsecond'])
  })

  it.each(['utf-16le', 'utf-16be'] as const)('finds %s with and without a byte order mark', (encoding) => {
    for (const mark of ['', '\ufeff']) {
      const bytes = Buffer.from(`${mark}id,text\n${many((n) => `${n},hé ${n}`)}`, 'utf16le')
      if (encoding === 'utf-16be') bytes.swap16()
      const { dialect, columns, rows } = readAll(bytes)
      expect(dialect).toMatchObject({ encoding })
      expect(columns).toEqual(['id', 'text'])
      expect(rows).toHaveLength(200)
    }
  })

  it.each([
    ['id,text', '1,a,x', 'the header has 2 cells, most rows 3'],
    ['id,text,end', '1,a', 'the header has 3 cells, most rows 2'],
  ])('says that the header %j and rows like %j differ', (head, row, value) => {
    const { findings } = recogniseText(sourceOf(`${head}\n${many(() => row)}`))
    expect(findings).toContainEqual(expect.objectContaining({ what: 'columns', value }))
  })

  it('finds Windows-1252 by its bytes', () => {
    const bytes = Buffer.from(`id,text\n${many((n) => `${n},caf\xe9 \x80${n}`)}`, 'latin1')
    const { dialect, rows } = readAll(bytes)
    expect(dialect).toMatchObject({ encoding: 'windows-1252' })
    expect(rows[0]?.cells[1]).toBe('café €0')
  })

  it('keeps to the declared encoding', () => {
    const bytes = Buffer.from('id,text\n1,caf\xe9\n', 'latin1')
    expect(readAll(bytes, {}, 'iso-8859-1').dialect).toMatchObject({ encoding: 'iso-8859-1' })
  })

  it.each([
    ['an empty file', ''],
    ['a zip', 'PK\x03\x04rest'],
    ['bytes full of NULs', `x${'\0'.repeat(400)}`],
    ['JSON without messages', '{\n"a": 1,\n"b": [1, 2]\n}\n'],
  ])('refuses %s', (_, content) => {
    expect(() => readAll(content)).toThrow(expect.objectContaining({ code: 'file.unknown' }))
  })
})

it('refuses bytes without any order, though their name says text', () => {
  let seed = 7
  const noise = Uint8Array.from({ length: 4000 }, () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return 1 + ((seed >> 16) % 255)
  })
  expect(() => recogniseText(sourceOf(noise, 'pack.csv'))).toThrow(
    expect.objectContaining({ code: 'file.unknown' }),
  )
})
