import fc from 'fast-check'
import { expect, test } from 'vitest'
import { briefText, detailLines, nameText } from '../../../renderer/features/audit/detail-text.ts'

test('a nested detail becomes lines whose names say where each value stands', () => {
  const detail = JSON.stringify({
    file: 'a.csv',
    mapping: { zone: 'UTC', keys: ['k', 'l'] },
    who: [{ name: 'x' }],
  })
  expect(detailLines(detail)).toEqual([
    ['file', 'a.csv'],
    ['mapping.zone', 'UTC'],
    ['mapping.keys', 'k, l'],
    ['who.0.name', 'x'],
  ])
})

test('an empty detail has no lines, a bare value has one without a name', () => {
  expect(detailLines('{}')).toEqual([])
  expect(detailLines('"why"')).toEqual([['', 'why']])
})

test('every JSON value has its lines', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const [name, text] of detailLines(JSON.stringify(value)))
        expect([typeof name, typeof text]).toEqual(['string', 'string'])
    }),
  )
})

test('names are read as words, places in a list from 1', () => {
  expect(nameText('targets.0.code')).toBe('targets 1 code')
  expect(nameText('dataVersion')).toBe('data version')
})

test('in one line an entry leaves out what is empty', () => {
  const lines = detailLines(JSON.stringify({ count: 2, reason: '', zone: null, mapping: { headerRow: 1 } }))
  expect(briefText(lines)).toBe('count: 2 · mapping header row: 1')
})
