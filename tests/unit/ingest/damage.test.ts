import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { damageFindings } from '../../../electron/engine/ingest/damage-findings.ts'
import { type DamageKind, damageOf } from '../../../shared/domain/damage.ts'

const rowsOf = (values: readonly (string | null)[]) =>
  values.map((value, index) => ({ row: index + 2, cells: [value] }))
/** Kinds of damage and how many values show them, in one column. */
const kinds = (values: readonly (string | null)[]): [DamageKind, number][] =>
  damageOf(['c'], rowsOf(values)).map(({ what, count }) => [what, count])

describe('the damage that a spreadsheet does', () => {
  it('to long numbers is told with examples and their rows', () => {
    expect(
      damageOf(
        ['id', 'IMEI'],
        [
          { row: 2, cells: ['1', '3.54E+14'] },
          { row: 3, cells: ['2', '354000111222333'] },
          { row: 9, cells: ['3', '3,5E+14'] },
        ],
      ),
    ).toEqual([
      {
        column: 'IMEI',
        what: 'exponent',
        count: 2,
        examples: [
          { row: 2, text: '3.54E+14' },
          { row: 9, text: '3,5E+14' },
        ],
        advice: expect.stringContaining('as text'),
      },
    ])
    expect(kinds(['1E+03', '2.5e2', 'E12', '1.5E-10', 'meet at 3E+14'])).toEqual([])
  })

  it('to leading zeros is seen where the other numbers have them, or are as long as a telephone number', () => {
    expect(kinds([...Array.from({ length: 20 }, (_, n) => `00${n + 1000}`), '1234', '77'])).toEqual([
      ['zeros', 2],
    ])
    expect(kinds([...Array.from({ length: 20 }, (_, n) => `4477009001${n + 10}`), '770090012'])).toEqual([
      ['zeros', 1],
    ])
    // Small numbers, and too few of them to tell.
    expect(kinds(Array.from({ length: 200 }, (_, n) => String(n)))).toEqual([])
    expect(kinds(Array.from({ length: 50 }, (_, n) => String(9970 + n)))).toEqual([])
    expect(kinds(['0123', '123'])).toEqual([])
  })

  it('to long texts is a cut at exactly 32,767 characters', () => {
    expect(kinds(['x'.repeat(32_767), 'x'.repeat(32_766), 'x'.repeat(32_768)])).toEqual([['cut', 1]])
    const [damage] = damageOf(['c'], rowsOf(['x'.repeat(32_767)]))
    expect(damage?.examples[0]?.text).toBe(`${'x'.repeat(60)}…`)
  })
})

describe('the damage that encodings do', () => {
  it('is UTF-8 read as Windows-1252', () => {
    expect(kinds(['cafÃ©', 'itâ€™s', 'ðŸ˜€', 'Ã¼ber', 'Â£5', 'Ð¿Ñ€Ð¸Ð²ÐµÑ‚'])).toEqual([['mojibake', 6]])
    expect(
      kinds([
        'café',
        'it’s',
        '😀',
        'ÂNGELA',
        'SÃO',
        'â',
        'Ünï',
        'привет',
        '£5 – “no”…',
        'À bientôt',
        'CAFÉ’S',
        '«café»…',
        'à «',
      ]),
    ).toEqual([])
  })

  it('is told of every text that it happens to', () => {
    const windows = new TextDecoder('windows-1252')
    const foreign = fc.string({ unit: fc.constantFrom(...'éüçñ£€’“”😀пЖ'), minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(foreign, (text) => {
        const damaged = windows.decode(Buffer.from(text))
        expect(kinds([damaged])).toEqual([['mojibake', 1]])
      }),
    )
  })

  it('is a character that was lost', () => {
    expect(kinds(['caf\ufffd', 'ok'])).toEqual([['replaced', 1]])
  })

  it('is what cannot be seen, written out in the example; families of emoji and scripts that join are none', () => {
    expect(kinds(['ra\u200bven', '\u202efdp.exe', '\ufefftext', 'soft\u00adhyphen', 'a\u200db'])).toEqual([
      ['invisible', 5],
    ])
    expect(kinds(['👩‍👩‍👧', '🏳️‍🌈', '🤷🏽‍♂️', 'می‌خواهم', 'क्‍ष', null, ''])).toEqual([])
    const [damage] = damageOf(['c'], rowsOf(['ra\u200bven']))
    expect(damage?.examples).toEqual([{ row: 2, text: 'ra<U+200B>ven' }])
  })
})

describe('a warning before an import', () => {
  const rows = rowsOf(['3.5E+14', 'a\u200bb']).map((row) => ({ ...row, line: row.row, more: null }))

  it('names the column, the count, examples with their rows, and what to do', () => {
    const sample = { first: rows, spread: rows, records: { count: 2, exact: true }, rejected: 0, rejects: [] }
    expect(damageFindings(['IMEI'], sample)).toEqual([
      {
        what: 'warning',
        value: '"IMEI": 1 long number written as a power of ten',
        evidence: expect.stringMatching(/^row 2: 3\.5E\+14$/),
        advice: expect.stringContaining('as text'),
        doubt: false,
      },
      expect.objectContaining({ evidence: expect.stringContaining('row 3: a<U+200B>b') }),
    ])
  })

  it('says that it is of a sample, and gives no row numbers that a sample cannot know', () => {
    const sample = {
      first: rows.slice(0, 1),
      spread: rows,
      records: { count: 9000, exact: false },
      rejected: 0,
      rejects: [],
    }
    const [first, second] = damageFindings(['IMEI'], sample)
    expect(first?.value).toContain('in 2 sampled rows')
    expect(first?.evidence).toMatch(/^row 2: /)
    expect(second?.evidence).toMatch(/^a<U\+200B>b/)
  })
})
