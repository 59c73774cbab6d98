import { describe, expect, test } from 'vitest'
import { firstSort, pressedSort, sortColumnOf, sortFrom, sortText } from '../../../renderer/lists/sort.ts'
import { sortColumns } from '../../../shared/contract/arrange.ts'

describe('how a list is sorted', () => {
  test('turns round when its heading is pressed again, and begins ascending at another', () => {
    const bySender = pressedSort(firstSort, 'sender')
    expect(bySender).toEqual({ column: 'sender', descending: false })
    expect(pressedSort(bySender, 'sender')).toEqual({ column: 'sender', descending: true })
    expect(pressedSort(null, 'time')).toEqual(firstSort)
  })

  test('is kept as a text that gives it back; what is not known gives nothing', () => {
    for (const column of sortColumns) {
      for (const descending of [false, true])
        expect(sortFrom(sortText({ column, descending }))).toEqual({ column, descending })
    }
    for (const text of ['', '-', 'colour', '--time', 7, null, undefined]) expect(sortFrom(text)).toBeNull()
  })

  test('is a matter of some headings only', () => {
    expect(sortColumnOf('text')).toBe('text')
    expect(sortColumnOf('number')).toBeNull()
    expect(sortColumnOf('seen')).toBeNull()
  })
})
