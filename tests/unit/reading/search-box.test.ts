import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxParts } from '../../../renderer/features/search/parts.ts'
import { problemOf } from '../../../renderer/features/search/problem.ts'
import {
  fieldsFor,
  formerSearches,
  knownValues,
  openFilter,
} from '../../../renderer/features/search/suggest.ts'
import { parse } from '../../../shared/query/index.ts'

describe('the search box', () => {
  test('draws exactly the text that was typed, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect(
          boxParts(text, parse(text))
            .map((part) => part.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })

  test('colours its parts and marks what stands under NOT', () => {
    const parts = boxParts('dover -from:fox', parse('dover -from:fox'))
    expect(parts.map(({ text, chip }) => [text, chip?.kind ?? null, chip?.negated ?? false])).toEqual([
      ['dover', 'words', false],
      [' ', null, false],
      ['-from:fox', 'filter', true],
    ])
  })

  test('marks the place of a problem', () => {
    const text = 'dover "two'
    expect(
      boxParts(text, parse(text))
        .filter((part) => part.problem)
        .map((part) => part.text),
    ).toEqual(['"two'])
  })
})

describe('suggestions', () => {
  test.each([
    ['from:rav', 8, { field: 'from', value: 'rav', from: 5 }],
    ['dover TO:"big a', 15, { field: 'to', value: 'big a', from: 9 }],
    ['-with:x', 7, { field: 'with', value: 'x', from: 6 }],
    ['(tag:', 5, { field: 'tag', value: '', from: 5 }],
    ['from:rav ', 9, null],
    ['http:x', 6, null],
    ['from:rav dover', 14, null],
  ])('in %j at %i the open filter is found', (text, caret, open) => {
    expect(openFilter(text, caret)).toEqual(open)
  })

  test('a known word takes the place of what is typed of it, and the rest of the text stays', () => {
    const open = openFilter('kind:im dover', 7)
    if (open === null) throw new Error('No filter is open.')
    const [image] = knownValues('kind:im dover', 7, open)
    expect(image).toMatchObject({ title: 'image', text: 'kind:image dover', caret: 11 })
  })

  test('filters are offered by the beginning of their name, once two letters are typed', () => {
    expect(fieldsFor('dover be', 8).map(({ text }) => text)).toEqual(['dover before:'])
    expect(fieldsFor('dover b', 7)).toEqual([])
  })

  test('former searches are those that hold what is typed, but not that itself', () => {
    expect(formerSearches('dov', ['dover', 'calais', 'Dovercourt', 'dov']).map(({ text }) => text)).toEqual([
      'dover',
      'Dovercourt',
    ])
  })
})

test('a refused search is a place in its text; any other failure stays what it is', () => {
  expect(problemOf({ code: 'search.problem', message: 'No.', details: { from: 2, to: 5 } })).toEqual({
    message: 'No.',
    from: 2,
    to: 5,
  })
  const other = { code: 'case.none', message: 'No case.' } as const
  expect(problemOf(other)).toBe(other)
})
