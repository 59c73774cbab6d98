import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine } from '../../../shared/bundle/csv.ts'
import { letterOf, longestTerm, mostTerms, termKey } from '../../../shared/domain/watch.ts'
import { type Reading, readWatchText } from '../../../shared/domain/watch-file.ts'

const asText: Reading = { form: null, header: null, termColumn: null, noteColumn: null, table: false }
const asTable: Reading = { ...asText, table: true }
const read = (text: string, reading = asText) => readWatchText(text, reading)
const terms = (text: string, reading = asText) =>
  read(text, reading).terms.map((term) => [term.line, term.text])

describe('a list read as lines', () => {
  it('has a term a line, without comments, blank lines and what stands around a term', () => {
    const file = read(
      '\uFEFF# from the force lexicon\r\ntops\r\n\r\n  two boxes \t\r\n"the flat"\r\n   # later\r\nwagon',
    )
    expect(file.terms.map(({ line, text }) => [line, text])).toEqual([
      [2, 'tops'],
      [4, 'two boxes'],
      [5, '"the flat"'],
      [7, 'wagon'],
    ])
    expect(file).toMatchObject({ form: 'lines', separator: null, blank: 1, comments: 2, left: [] })
  })

  it('keeps commas, quotes and operators of a search as they are', () => {
    expect(terms('2 of (tops, wagon, dover)\n"a b" NEAR/5 c\nfrom:ravenwolf, tops')).toEqual([
      [1, '2 of (tops, wagon, dover)'],
      [2, '"a b" NEAR/5 c'],
      [3, 'from:ravenwolf, tops'],
    ])
  })

  it('tells of every line that gave no term, with the line that has it first', () => {
    const file = read(`tops\nTOPS\n${'x'.repeat(longestTerm + 1)}\na\uFFFDb\ntops AND x\ntops and x`)
    expect(file.left).toMatchObject([
      { line: 2, text: 'TOPS', why: 'repeated', first: 1 },
      { line: 3, why: 'too long', first: null },
      { line: 4, why: 'unreadable', first: null },
    ])
    expect(file.terms.map(({ text }) => text)).toEqual(['tops', 'tops AND x', 'tops and x'])
  })

  it('keeps what cannot be understood, with the problem and its place', () => {
    expect(read('tops (').terms).toMatchObject([{ line: 1, text: 'tops (', problem: { from: 5, to: 6 } }])
  })

  it('takes as many terms as a list holds, and tells of the others', () => {
    const file = read(Array.from({ length: mostTerms + 3 }, (_, i) => `term${i}`).join('\n'))
    expect(file.terms).toHaveLength(mostTerms)
    expect(file.left.map(({ line, why }) => [line, why])).toEqual([
      [mostTerms + 1, 'too many'],
      [mostTerms + 2, 'too many'],
      [mostTerms + 3, 'too many'],
    ])
  })

  it('that is empty has no terms', () => {
    for (const text of ['', '\uFEFF', '\n\n', '# nothing', ' \t ']) expect(read(text).terms).toEqual([])
  })
})

describe('a list read as a table', () => {
  it('finds separator, heading, terms and notes by itself', () => {
    const file = read('meaning;term;source\ncocaine;tops;lexicon\n"lorry; artic";wagon;', asTable)
    expect(file).toMatchObject({ form: 'table', separator: ';', header: true, termColumn: 1, noteColumn: 0 })
    expect(file.columns).toEqual(['meaning', 'term', 'source'])
    expect(file.terms).toMatchObject([
      { line: 2, text: 'tops', note: 'cocaine' },
      { line: 3, text: 'wagon', note: 'lorry; artic' },
    ])
  })

  it('without a heading has its terms in the first column, and notes in the second of two', () => {
    expect(read('tops,cocaine\nwagon,lorry', asTable)).toMatchObject({
      header: false,
      termColumn: 0,
      noteColumn: 1,
      terms: [
        { text: 'tops', note: 'cocaine' },
        { text: 'wagon', note: 'lorry' },
      ],
    })
  })

  it('is read as a person says', () => {
    const said: Reading = { ...asTable, header: false, termColumn: 1, noteColumn: -1 }
    expect(read('term,note\ntops,cocaine', said)).toMatchObject({
      noteColumn: null,
      terms: [{ text: 'note' }, { text: 'cocaine' }],
    })
    expect(terms('term,note\ntops,cocaine', { ...asTable, form: 'lines' })).toEqual([
      [1, 'term,note'],
      [2, 'tops,cocaine'],
    ])
  })

  it('takes a cell whose quotes do not fit as it stands', () => {
    expect(terms('"two boxes" NEAR tops,a\nwagon,b\n"never closed,c\ndover,d', asTable)).toEqual([
      [1, '"two boxes" NEAR tops'],
      [2, 'wagon'],
      [3, '"never closed'],
      [4, 'dover'],
    ])
  })

  it('counts lines on past a cell of several lines', () => {
    expect(terms('term,note\ntops,"one\ntwo"\nwagon,x', asTable)).toEqual([
      [2, 'tops'],
      [4, 'wagon'],
    ])
  })

  it('that nearly every line parts by a tab is one whatever its name', () => {
    expect(read('tops\tcocaine\nwagon\tlorry')).toMatchObject({ form: 'table', separator: '\t' })
  })

  it('written by ourselves is read back as it was, formulas and quotes too', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
      fc.constantFrom('=1+1', '-tops', '@x', "'quoted", '"two boxes"', '+44 7700', ' a', 'a,b;c\td', '#tag'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 20 }), (rows) => {
        const kept = new Map<string, readonly [string, string]>()
        for (const [text, note] of rows) {
          const clean = text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()
          if (clean === '' || clean.includes('\uFFFD') || !clean.isWellFormed()) continue
          if (!kept.has(termKey(clean))) kept.set(termKey(clean), [clean, note.trim()])
        }
        const written = csvLine(['term', 'note']) + [...kept.values()].map((row) => csvLine(row)).join('')
        const file = read(written, asTable)
        expect(file.terms.map(({ text }) => text)).toEqual([...kept.values()].map(([text]) => text))
      }),
    )
  })

  it('of hostile bytes never fails', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.boolean(), (text, table) => {
        const file = read(text, { ...asText, table })
        for (const { text: term } of file.terms) {
          expect(term).toBe(term.trim())
          expect(term.length).toBeLessThanOrEqual(longestTerm)
        }
      }),
    )
  })
})

describe('letters of lists', () => {
  it('go on after Z as columns of a sheet do', () => {
    expect([1, 2, 26, 27, 52, 53, 702, 703].map(letterOf)).toEqual([
      'A',
      'B',
      'Z',
      'AA',
      'AZ',
      'BA',
      'ZZ',
      'AAA',
    ])
  })
})
