import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DigestTable } from '../../../electron/engine/ingest/digest-table.ts'
import { RowTable } from '../../../electron/engine/ingest/row-table.ts'

describe('ids by a text', () => {
  test('come out in the order in which they were put in, each once, as of a plain list', () => {
    const step = fc.record({ text: fc.constantFrom('a', 'b', 'c', 'd'), take: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 100 }), (steps) => {
        const table = new DigestTable(steps.length)
        const plain = new Map<string, number[]>()
        for (const [at, { text, take }] of steps.entries()) {
          const ids = plain.get(text) ?? []
          plain.set(text, ids)
          if (take) expect(table.take(text)).toBe(ids.shift())
          else {
            table.put(text, at + 1)
            ids.push(at + 1)
          }
        }
      }),
    )
  })
})

describe('ids by a row', () => {
  test('are those that were put in last, as of a plain map', () => {
    const row = fc.integer({ min: 1, max: 2 ** 40 })
    fc.assert(
      fc.property(fc.array(fc.oneof(row, fc.integer({ min: 1, max: 20 })), { maxLength: 200 }), (rows) => {
        const table = new RowTable(rows.length)
        const plain = new Map<number, number>()
        for (const [at, each] of rows.entries()) {
          table.put(each, at + 1)
          plain.set(each, at + 1)
        }
        for (const each of [...rows, 21, 2 ** 41]) expect(table.get(each)).toBe(plain.get(each))
      }),
    )
  })
})
