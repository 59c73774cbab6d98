import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { JsonFault, JsonRecord } from '../../../electron/engine/ingest/readers/json-record.ts'
import { JsonScan } from '../../../electron/engine/ingest/readers/json-scan.ts'
import type { Dialect } from '../../../shared/domain/dialect.ts'
import { type ReadAll, readAll, readUnder } from '../../support/readers.ts'

const fields = (text: string) => new JsonRecord([]).read(text).more
const lines: Dialect = { format: 'json-lines', encoding: 'utf-8' }
const array: Dialect = { format: 'json-array', encoding: 'utf-8', path: [] }
const named = ({ rows, columns }: ReadAll) =>
  rows.map(({ cells, more }) => ({
    ...Object.fromEntries(columns.map((name, c) => [name, cells[c]])),
    ...more,
  }))

describe('a JSON object', () => {
  it('keeps the digits of its numbers', () => {
    expect(fields('{"imei": 356938035643809123, "a": 1e21, "b": 0.10, "c": -0}')).toEqual({
      imei: '356938035643809123',
      a: '1e21',
      b: '0.10',
      c: '-0',
    })
  })

  it('is flattened by path, lists and empty objects as their text', () => {
    expect(
      fields(
        '{"from": {"name": "raven", "id": {"n": 1}}, "to": [1, "x" ,{"a":2}], "e": {}, "t": true, "n": null}',
      ),
    ).toEqual({
      'from.name': 'raven',
      'from.id.n': '1',
      to: '[1, "x" ,{"a":2}]',
      e: '{}',
      t: 'true',
      n: null,
    })
  })

  it('keeps both values of a key that is there twice', () => {
    expect(fields('{"a": 1, "a": 2, "b": {"c": 3}, "b.c": 4}')).toEqual({
      a: '1',
      'a#2': '2',
      'b.c': '3',
      'b.c#2': '4',
    })
    expect(new JsonRecord(['a']).read('{"a": 1, "a": 2}')).toEqual({ cells: ['1'], more: { 'a#2': '2' } })
  })

  it('has no magic keys', () => {
    expect(Object.entries(fields('{"__proto__": 1, "constructor": 2}') ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
    ])
  })

  it.each([
    ['{"a": "x\\ud83d"}', 'encoding'],
    ['{"a": "x\\u0000"}', 'nul'],
    ['[1, 2]', 'not an object'],
    ['"text"', 'not an object'],
    ['{"a": 01}', 'json'],
    ['{"a": }', 'json'],
    ['{"a": 1,}', 'json'],
    ['{"a": [1,]}', 'json'],
    ['{"a": 1} x', 'json'],
    ['{"a": "x\ny"}', 'json'],
    ['{"a": "\\x"}', 'json'],
    ['{a: 1}', 'json'],
    ['nonsense', 'json'],
    [`{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`, 'json'],
  ])('is refused where it is %s', (text, reason) => {
    expect(() => fields(text)).toThrow(expect.objectContaining({ reason }))
  })

  it('is accepted exactly where JSON.parse accepts an object', () => {
    const nearJson = fc.string({
      unit: fc.constantFrom(
        '{',
        '}',
        '[',
        ']',
        '"',
        ':',
        ',',
        'a',
        '1',
        '0',
        '-',
        '.',
        'e',
        ' ',
        'null',
        'true',
        '\\',
        '\n',
        '"k":',
        '{"k":',
      ),
      maxLength: 12,
    })
    const broken = fc.tuple(fc.json(), fc.nat(), nearJson).map(([text, at, insert]) => {
      const cut = at % (text.length + 1)
      return text.slice(0, cut) + insert + text.slice(cut)
    })
    fc.assert(
      fc.property(fc.oneof(nearJson, broken, fc.json()), (text) => {
        let accepted = true
        try {
          fields(text)
        } catch (error) {
          if (!(error instanceof JsonFault)) throw error
          // Lone surrogates and NULs are JSON, but no text that can be kept.
          if (error.reason === 'encoding' || error.reason === 'nul') return
          accepted = false
        }
        let value: unknown = null
        try {
          value = JSON.parse(text)
        } catch {}
        expect(accepted).toBe(typeof value === 'object' && value !== null && !Array.isArray(value))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('the scan for the end of a JSON value', () => {
  it('finds the end of any value, in whatever pieces the bytes come', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat({ max: 20 }), fc.constantFrom(',', ']', ' '), (text, piece, after) => {
        const bytes = Buffer.from(`${text}${after}`)
        const scan = new JsonScan()
        scan.reset()
        let at = 0
        while (scan.status === 'inside' && at < bytes.length) {
          at = scan.feed(bytes, at, Math.min(bytes.length, at + piece + 1))
        }
        expect(scan.status).toBe('whole')
        expect(bytes.subarray(0, at).toString().trimEnd()).toBe(text.trimEnd())
      }),
      { numRuns: 500 },
    )
  })
})

describe('JSON Lines', () => {
  it('gives each object its line as its row, and passes over blank lines', () => {
    const { columns, rows } = readAll('{"a":1,"b":"x"}\n\n{"b":"y","a":null}\r\n{"a":2}')
    expect(columns).toEqual(['a', 'b'])
    expect(rows).toEqual([
      { row: 1, line: 1, cells: ['1', 'x'], more: null },
      { row: 3, line: 3, cells: [null, 'y'], more: null },
      { row: 4, line: 4, cells: ['2', null], more: null },
    ])
  })

  it('rejects broken lines and goes on', () => {
    const { rows, rejects } = readAll('{"a":1}\n{"a":\n[1]\n{"a":2}\n{"a":3}\n{"a":4}\n')
    expect(rejects.map(({ row, reason, raw }) => [row, reason, raw])).toEqual([
      [2, 'json', '{"a":'],
      [3, 'not an object', '[1]'],
    ])
    expect(rows.map(({ row }) => row)).toEqual([1, 4, 5, 6])
  })

  it('keeps keys that come after what was sampled', () => {
    const { rows } = readUnder(`${'{"a":1}\n'.repeat(600_000)}{"a":1,"late":"x"}\n`, lines)
    expect(rows).toHaveLength(600_001)
    expect(rows.at(-1)?.more ?? rows.at(-1)?.cells).toBeDefined()
  })

  it('rejects a line of more than 16 MB and one with bytes that are not UTF-8', () => {
    const bytes = Buffer.concat([
      Buffer.from('{"a":1}\n{"a":"'),
      Buffer.alloc(20 * 1024 * 1024, 'x'),
      Buffer.from('"}\n{"a":"'),
      Buffer.from([0xe9]),
      Buffer.from('"}\n{"a":2}\n'),
    ])
    const { rows, rejects } = readUnder(bytes, lines)
    expect(rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'too long'],
      [3, 'encoding'],
    ])
    expect(rows.map(({ row }) => row)).toEqual([1, 4])
  })
})

describe('a JSON array', () => {
  it('gives each element its number as its row, and the line on which it begins', () => {
    const { columns, rows, rejects } = readAll('[\n {"a": 1},\n {"a": 2,\n  "b": {"c": "x"}}\n]\n')
    expect(columns).toEqual(['a', 'b.c'])
    expect(rows).toEqual([
      { row: 1, line: 2, cells: ['1', null], more: null },
      { row: 2, line: 3, cells: ['2', 'x'], more: null },
    ])
    expect(rejects).toEqual([])
  })

  it('may stand under keys of outer objects', () => {
    const { dialect, rows, rejects } = readAll(
      '{"name": "x", "data": {"n": [1], "messages": [{"a": 1}, {"a": 2}]}, "end": true}',
    )
    expect(dialect).toEqual({ ...array, path: ['data', 'messages'] })
    expect(rows).toHaveLength(2)
    expect(rejects).toEqual([])
  })

  it('may be empty', () => {
    expect(readAll('[]')).toMatchObject({ columns: [], rows: [], rejects: [] })
  })

  it.each([
    ['a bracket too many', '{"a": 2]}'],
    ['a missing brace', '{"a": {"b": 2},'],
    ['a missing quote', '{"a": "x, "b": 1}'],
    ['a missing colon', '{"a" 2}'],
    ['a text without an end', '{"a": "x}'],
    ['a bare word', '{"a": undefined}'],
    ['no braces', '"a": 2}'],
  ])('loses only the element with %s', (_, broken) => {
    const { rows, rejects } = readUnder(`[\n{"a": 1},\n${broken},\n{"a": 3},\n{"a": 4}\n]`, array)
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, '1'],
      [rejects.length + 2, '3'],
      [rejects.length + 3, '4'],
    ])
    expect(rejects.map(({ raw }) => raw).join('')).toContain(broken.slice(0, 5))
    for (const reject of rejects) expect(reject.line).toBe(3)
  })

  it('finds its elements again on one line', () => {
    const { rows } = readUnder('[{"a": 1}, {"a": "x, "b": 2}, {"a": 3}, {"a": {"b": 4}, {"a": 5}]', array)
    expect(rows.map(({ cells }) => cells[0])).toEqual(['1', '3', '5'])
  })

  it('names elements that are no objects', () => {
    expect(
      readUnder('[{"a": 1}, 5, "x", null, [1]]', array).rejects.map(({ row, reason, raw }) => [
        row,
        reason,
        raw,
      ]),
    ).toEqual([
      [2, 'not an object', '5'],
      [3, 'not an object', '"x"'],
      [4, 'not an object', 'null'],
      [5, 'not an object', '[1]'],
    ])
  })

  it.each([
    ['inside an element', '[{"a": 1}, {"a": 2, "b', '{"a": 2, "b'],
    ['between elements', '[{"a": 1},', ''],
    ['before the outer object is closed', '{"m": [{"a": 1}]', ''],
  ])('tells that the file ends %s', (_, text, raw) => {
    const { rows, rejects } = readUnder(text, text.startsWith('{') ? { ...array, path: ['m'] } : array)
    expect(rows).toHaveLength(1)
    expect(rejects).toMatchObject([{ row: 2, reason: 'truncated', raw }])
  })

  it('tells that something follows it', () => {
    expect(readUnder('[{"a": 1}]\n[{"a": 2}]', array).rejects).toMatchObject([
      { row: 2, line: 2, reason: 'json' },
    ])
  })

  it('rejects an element of more than 16 MB and goes on behind it', () => {
    const text = Buffer.concat([
      Buffer.from('[{"a": 1},\n{"a": "'),
      Buffer.alloc(40 * 1024 * 1024, 'x'),
      Buffer.from('"},\n{"a": 3}]'),
    ])
    const { rows, rejects } = readUnder(text, array)
    expect(rejects.map(({ row, reason }) => [row, reason])).toEqual([[2, 'too long']])
    expect(rows.map(({ row, cells }) => [row, cells[0]])).toEqual([
      [1, '1'],
      [3, '3'],
    ])
  })

  it('ends for any bytes at all, with every row accounted for', () => {
    const soup = fc.string({
      unit: fc.constantFrom('{', '}', '[', ']', '"a":', '"', ',', '1', '\n', 'x', '\\', '{"a":1},', ' '),
      maxLength: 60,
    })
    fc.assert(
      fc.property(soup, (text) => {
        const { rows, rejects } = readUnder(`[${text}`, array)
        const numbers = [...rows, ...rejects].map(({ row }) => row).sort((a, b) => a - b)
        expect(numbers).toEqual(numbers.map((_, index) => index + 1))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('random objects', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((s) => !s.includes('\0'))
  const key = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((s) => !/[.#\0]/.test(s))
  const object = fc.dictionary(key, fc.oneof(text, fc.constant(null)), {
    minKeys: 1,
    maxKeys: 6,
    noNullPrototype: true,
  })
  const objects = fc.array(object, { minLength: 1, maxLength: 10 })
  const expected = (list: Record<string, string | null>[]) =>
    list.map((each) => Object.entries(each).filter(([, value]) => value !== null))
  const found = (all: ReadAll) =>
    named(all).map((each) =>
      Object.entries(each)
        .filter(([, value]) => value !== null)
        .sort(),
    )

  it('are read back as they were written, as lines', () => {
    fc.assert(
      fc.property(objects, (list) => {
        const all = readUnder(list.map((each) => JSON.stringify(each)).join('\n'), lines)
        expect(all.rejects).toEqual([])
        expect(found(all)).toEqual(expected(list).map((each) => each.sort()))
      }),
    )
  })

  it('are read back as they were written, as an array with any indentation', () => {
    fc.assert(
      fc.property(objects, fc.constantFrom(0, 1, 4), (list, indent) => {
        const all = readUnder(JSON.stringify(list, null, indent), array)
        expect(all.rejects).toEqual([])
        expect(found(all)).toEqual(expected(list).map((each) => each.sort()))
        expect(all.rows.map(({ row }) => row)).toEqual(list.map((_, index) => index + 1))
      }),
    )
  })
})

describe('sniffing', () => {
  it('tells lines from one object with an array', () => {
    expect(readAll('{"a":[{"x":1}]}\n{"a":[{"x":2}]}\n').dialect).toMatchObject({ format: 'json-lines' })
    expect(readAll('{"a":[{"x":1},{"x":2}]}\n').dialect).toMatchObject({ format: 'json-array', path: ['a'] })
    expect(readAll('{"a":1}\n').dialect).toMatchObject({ format: 'json-lines' })
  })

  it('takes the largest of several arrays and calls for a decision', () => {
    expect(readAll('{"a":[{"x":1}],"b":[{"x":1},{"x":2}]}').dialect).toMatchObject({ path: ['b'] })
  })
})
