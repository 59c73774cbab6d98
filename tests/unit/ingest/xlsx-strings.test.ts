import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { StringTable } from '../../../electron/engine/ingest/readers/xlsx/string-table.ts'

const textAt = (table: StringTable, index: number) => {
  const bytes = table.bytes(index)
  return Buffer.isBuffer(bytes) ? bytes.toString() : bytes
}

describe('the table of shared strings', () => {
  it('gives each string back, in any order, packed or not', () => {
    const long = fc.integer({ min: 0, max: 90_000 }).map((length) => 'long '.repeat(length / 5))
    const texts = fc.array(fc.oneof({ weight: 20, arbitrary: fc.string({ unit: 'grapheme' }) }, long), {
      maxLength: 60,
    })
    fc.assert(
      fc.property(texts, fc.constantFrom(0, 100_000, undefined), (all, open) => {
        const table = new StringTable(open)
        for (const text of all) {
          // As runs of rich text come.
          const half = Math.floor(Buffer.byteLength(text) / 2)
          table.append(Buffer.from(text).subarray(0, half))
          table.append(Buffer.from(text).subarray(half))
          table.end()
        }
        expect(table.count).toBe(all.length)
        for (let index = all.length - 1; index >= 0; index--) expect(textAt(table, index)).toBe(all[index])
        expect(table.bytes(all.length)).toBeNull()
      }),
      { numRuns: 60 },
    )
  })

  it('does not hold a string that no record could', () => {
    const table = new StringTable()
    const piece = Buffer.alloc(5_000_000, 'x')
    for (let n = 0; n < 4; n++) table.append(piece)
    table.end()
    table.append(Buffer.from('next'))
    table.end()
    expect(table.bytes(0)).toBe('too long')
    expect(textAt(table, 1)).toBe('next')
  })
})
