import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { filterText, meaning, rankedParts } from '../../../shared/query/index.ts'
import { hostileTexts, understood } from '../../support/query.ts'

describe('the meaning of a search in words', () => {
  const said = (text: string) => meaning(understood(text))

  it('keeps every part and how the parts are joined', () => {
    expect(said('kilo landing')).toBe('kilo and landing')
    expect(said('kilo OR "two boxes"')).toBe('kilo or "two boxes"')
    expect(said('(kilo OR box) -from:tallship')).toBe('(kilo or box) and not (from tallship)')
    expect(said('~rotterdam')).toBe('spelled like rotterdam')
    expect(said('')).toBe('every row')
  })

  it('holds whatever was typed between quotes as it is', () => {
    expect(said('"<b> & co"')).toContain('<b> & co')
  })

  it('is there for every text that is a search', () => {
    for (const text of hostileTexts) {
      try {
        expect(said(text)).not.toBe('')
      } catch (error) {
        expect(String(error)).toContain('Error: "')
      }
    }
  })
})

describe('the parts by which hits are ranked', () => {
  it('are the words and phrases that a row is found by, each once', () => {
    expect(rankedParts('kilo OR (dover wagon) from:a -harwich kilo')).toEqual(['kilo', 'dover', 'wagon'])
    expect(rankedParts('"two boxes" a NEAR/5 b')).toEqual(['"two boxes"', 'a NEAR/5 b'])
    expect(rankedParts('from:a has:image')).toEqual([])
    expect(rankedParts('NOT kilo')).toEqual([])
    expect(rankedParts('(')).toEqual([])
  })
})

describe('a filter as it is typed', () => {
  it('reads back as the value that it was made of, or there is none', () => {
    const names = fc.oneof(
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.constantFrom('big al', 'a"b', '“a”', 'a*', 'OR', '  x  ', 'file (1).csv', '\u202Ea', '-a', 'a:b'),
    )
    fc.assert(
      fc.property(names, (name) => {
        const text = filterText('from', name)
        if (text === null) return
        const { root } = understood(`${text} kilo`)
        expect(root.kind).toBe('and')
        const [first] = 'children' in root ? root.children : []
        expect(first).toMatchObject({
          kind: 'filter',
          filter: { field: 'from', value: name.trim(), prefix: false },
        })
      }),
    )
    expect(filterText('from', 'ravenwolf')).toBe('from:ravenwolf')
    expect(filterText('in', 'my "file" (1).csv')).toBe('in:"my ""file"" (1).csv"')
    expect(filterText('with', ' ')).toBeNull()
  })
})
