import { describe, expect, it } from 'vitest'
import { describe as chips } from '../../../shared/query/index.ts'
import { understood } from '../../support/query.ts'

const shown = (text: string) =>
  chips(understood(text)).map(
    (chip) => `${chip.negated ? 'not ' : ''}${chip.kind} “${text.slice(chip.from, chip.to)}” ${chip.label}`,
  )

describe('the chips of a search', () => {
  it('stand for its parts in the order in which they were typed', () => {
    expect(shown('(from:"big al" OR to:raven*) kilo -tag:IM "two tops" impor* ~roterdam £38')).toEqual([
      'filter “from:"big al"” from big al',
      'filter “to:raven*” to raven…',
      'words “kilo” kilo',
      'not filter “-tag:IM” tag IM',
      'words “"two tops"” "two tops"',
      'words “impor*” impor*',
      'spelling “~roterdam” spelled like roterdam',
      'symbols “£38” £38',
    ])
  })

  it('say dates in words', () => {
    expect(shown('after:14/04/2020 before:2020-05 on:2020 on:2020-04-14T09:00Z')).toEqual([
      'filter “after:14/04/2020” after 14 April 2020',
      'filter “before:2020-05” before May 2020',
      'filter “on:2020” on 2020',
      'filter “on:2020-04-14T09:00Z” on 14 April 2020, 09:00 UTC',
    ])
  })

  it('take a chain of NEARs as one, and each part of a group that is left out as left out', () => {
    expect(shown('x a NEAR b NEAR/3 c NOT (d from:e)')).toEqual([
      'words “x” x',
      'near “a NEAR b NEAR/3 c” a NEAR b NEAR/3 c',
      'not words “d” d',
      'not filter “from:e” from e',
    ])
  })

  it('are none for an empty search', () => {
    expect(chips(understood(''))).toEqual([])
  })
})
