import { describe, expect, it } from 'vitest'
import { type ChangedSource, changeInWords } from '../../../shared/domain/search-change.ts'

const source = (more: Partial<ChangedSource>): ChangedSource => ({
  file: 'pack 3.csv',
  tranche: '',
  earlier: 0,
  later: 0,
  more: 0,
  fewer: 0,
  why: null,
  ...more,
})

describe('what changed between two runs of a search', () => {
  it('is told with the tranche that brought it', () => {
    const brought = source({ tranche: '3', more: 20, why: 'added' })
    expect(changeInWords(62, false, [brought, source({ tranche: '3', more: 21, why: 'added' })])).toBe(
      '41 more since tranche 3',
    )
    expect(changeInWords(62, false, [{ ...brought, tranche: 'Tranche C' }])).toBe('20 more since Tranche C')
    expect(changeInWords(62, false, [brought, source({ tranche: '4', more: 1, why: 'added' })])).toBe(
      '21 more since 2 files came',
    )
  })

  it('names more and fewer apart, and what became of the source', () => {
    expect(
      changeInWords(5, false, [
        source({ more: 1200, why: 'rows added' }),
        source({ file: 'pack 1.csv', fewer: 7, why: 'withdrawn' }),
      ]),
    ).toBe('1,200 more: rows of pack 3.csv came in later; 7 fewer: pack 1.csv was withdrawn')
  })

  it('says that nothing changed, and when only counts can be told', () => {
    expect(changeInWords(1, true, [])).toBe('The same 1 row')
    expect(changeInWords(0, true, [])).toBe('No rows, then as now')
    expect(
      changeInWords(9, false, [source({ earlier: 300_000, later: 310_000, more: null, fewer: null })]),
    ).toBe('other rows in pack 3.csv: 310,000 rows where there were 300,000')
  })
})
