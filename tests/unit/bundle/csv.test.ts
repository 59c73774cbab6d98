import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, guardFormula, unguardFormula } from '../../../shared/bundle/csv.ts'

const hostile = [
  '=1+1',
  '+44 7700 900123',
  '-5',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  '  =1',
  '\u200B=cmd',
  '\uFEFF@x',
  '\u00A0+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠x',
  "'=1",
  "'",
]

describe('a CSV cell', () => {
  it.each(hostile)('that a spreadsheet could run begins with an apostrophe: %j', (text) => {
    expect(guardFormula(text)).toBe(`'${text}`)
  })

  it.each(['', 'kilo = 2', '2+2', 'a@b', '07700 900123', '…-'])(
    'that is plain text stays as it is: %j',
    (text) => {
      expect(guardFormula(text)).toBe(text)
    },
  )

  it('gives its text back by taking one apostrophe away, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => unguardFormula(guardFormula(text)) === text),
    )
    for (const text of hostile) expect(unguardFormula(guardFormula(text))).toBe(text)
  })

  it('never begins with a character that starts a formula, whatever the text', () => {
    const starts = fc.constantFrom(...hostile, ' ', '\u200B', '\t')
    fc.assert(
      fc.property(starts, fc.string({ unit: 'binary' }), (start, text) => {
        expect(guardFormula(start + text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/u)
      }),
    )
  })

  it('is quoted, with its quotes doubled, and the record ends in CRLF', () => {
    expect(csvLine(['a', 'say "hi", ok', 'two\nlines', ''])).toBe('"a","say ""hi"", ok","two\nlines",""\r\n')
  })
})
