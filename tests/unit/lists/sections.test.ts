import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Line, Lines } from '../../../renderer/lists/sections.ts'

const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 30 })

/** Line after line, without cleverness. */
function written(rowsOf: readonly number[]): Line[] {
  const lines: Line[] = []
  let row = 0
  for (const [section, count] of rowsOf.entries()) {
    lines.push({ section })
    for (let k = 0; k < count; k++) lines.push({ row: row++ })
  }
  return lines
}

function linesOf(rowsOf: readonly number[]): Lines {
  let start = 0
  const starts = rowsOf.map((count) => {
    start += count
    return start - count
  })
  return new Lines(start, Uint32Array.from(starts))
}

describe('a list in sections', () => {
  test('has each section below its heading, and finds every row and heading by its line', () => {
    fc.assert(
      fc.property(sizes, (rowsOf) => {
        const lines = linesOf(rowsOf)
        const expected = written(rowsOf)
        expect(lines.count).toBe(expected.length)
        expect(expected.map((_, line) => lines.at(line))).toEqual(expected)
        let next = 0
        for (const [section, count] of rowsOf.entries()) {
          expect(lines.rowsOf(section)).toEqual({ first: next, last: next + count - 1 })
          next += count
        }
        for (const [line, at] of expected.entries()) {
          if (!('row' in at)) continue
          expect(lines.lineOf(at.row)).toBe(line)
          const above = expected[line - 1]
          expect(lines.isFirst(at.row)).toBe(above !== undefined && 'section' in above)
        }
      }),
    )
  })

  test('tells the rows on any stretch of lines', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), fc.nat(), (rowsOf, a, b) => {
        const lines = linesOf(rowsOf)
        const expected = written(rowsOf)
        if (expected.length === 0) return
        const [from, to] = [a % expected.length, b % expected.length].sort((x, y) => x - y)
        const rows = expected.slice(from, (to ?? 0) + 1).flatMap((at) => ('row' in at ? [at.row] : []))
        const { first, last } = lines.rowsAt(from ?? 0, to ?? 0)
        // A heading alone has the row below it.
        if (rows.length > 0) expect([first, last]).toEqual([rows[0], rows.at(-1)])
        else expect(first).toBe(last)
      }),
    )
  })

  test('without sections has a row on each line', () => {
    const lines = new Lines(3)
    expect([0, 1, 2].map((line) => lines.at(line))).toEqual([{ row: 0 }, { row: 1 }, { row: 2 }])
    expect(lines.rowsAt(1, 2)).toEqual({ first: 1, last: 2 })
    expect(lines.isFirst(0)).toBe(false)
  })
})
