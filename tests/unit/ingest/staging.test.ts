import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeTexts, encodeTexts } from '../../../electron/engine/cells/index.ts'
import { decodeRows, encodeRows } from '../../../electron/engine/ingest/block-codec.ts'
import { mergeRuns, type Run } from '../../../electron/engine/ingest/merge-runs.ts'
import { RowChunk, type StagedRows } from '../../../electron/engine/ingest/staged-rows.ts'
import { reopenStaged, Staging } from '../../../electron/engine/ingest/staging.ts'
import { StagingFile } from '../../../electron/engine/ingest/staging-file.ts'
import { tempFolder } from '../../support/temp.ts'

const text = fc.option(fc.string({ unit: 'grapheme', maxLength: 8 }))
const staged = fc.record({
  sentAt: fc.oneof(
    fc.integer({ min: 0, max: 20 }),
    fc.constant(Number.POSITIVE_INFINITY),
    fc.integer({ min: 0, max: 4e12 }),
  ),
  sender: fc.nat({ max: 5 }),
  conversation: fc.nat({ max: 2 ** 31 }),
  kind: fc.nat({ max: 5 }),
  body: text,
  extra: text,
})

function chunkOf(
  rows: {
    sentAt: number
    sender: number
    conversation: number
    kind: number
    body: string | null
    extra: string | null
  }[],
  firstRow = 1,
): RowChunk {
  const chunk = new RowChunk()
  for (const [index, each] of rows.entries()) {
    const i = chunk.count++
    chunk.row[i] = firstRow + index
    chunk.sentAt[i] = each.sentAt
    chunk.sender[i] = each.sender
    chunk.recipient[i] = 0
    chunk.conversation[i] = each.conversation
    chunk.kind[i] = each.kind
    chunk.texts.begin()
    for (const text of [each.extra, null, each.body, '']) chunk.texts.add(text)
    chunk.texts.end()
  }
  return chunk
}

const plain = (rows: StagedRows, index: number) => ({
  sentAt: rows.sentAt[index],
  sender: rows.sender[index],
  conversation: rows.conversation[index],
  kind: rows.kind[index],
  body: rows.body.text(index),
  extra: rows.extra.text(index),
})

describe('staged rows', () => {
  it('come out of a block as they went in', () => {
    fc.assert(
      fc.property(fc.array(staged, { maxLength: 40 }), (rows) => {
        const chunk = chunkOf(rows)
        const order = Uint32Array.from(rows, (_, index) => rows.length - 1 - index)
        const back = decodeRows(encodeRows(chunk, order, 0, rows.length), 100)
        expect(back.count).toBe(rows.length)
        expect(rows.map((_, index) => plain(back, rows.length - 1 - index))).toEqual(rows)
        expect(rows.every((_, index) => back.image.text(index) === '')).toBe(true)
        expect(Array.from(back.row)).toEqual(rows.map((_, index) => 100 + rows.length - index))
      }),
    )
  })

  it('are put into the order of time, unknown times last and equal ones in file order', () => {
    fc.assert(
      fc.property(fc.array(staged, { maxLength: 60 }), (rows) => {
        const expected = rows
          .map((_, index) => index)
          .sort((a, b) => {
            const [x, y] = [rows[a]?.sentAt ?? 0, rows[b]?.sentAt ?? 0]
            return x === y ? a - b : x - y
          })
        expect([...chunkOf(rows).order()]).toEqual(expected)
      }),
    )
  })

  it('are merged from any number of runs into the order of one', () => {
    fc.assert(
      fc.property(fc.array(fc.array(staged, { maxLength: 20 }), { maxLength: 8 }), (parts) => {
        let firstRow = 1
        const runs = parts.map((part): Run => {
          const chunk = chunkOf(part, firstRow)
          firstRow += part.length
          const order = chunk.order()
          // Two stretches a run, as from disk.
          const half = Math.floor(order.length / 2)
          const stretches = [order.subarray(0, half), order.subarray(half)].filter(
            (piece) => piece.length > 0,
          )
          return () => {
            const piece = stretches.shift()
            return piece === undefined ? null : { rows: chunk, order: piece }
          }
        })
        const merged: { sentAt: number; row: number }[] = []
        for (const { rows, order, from, to } of mergeRuns(runs)) {
          for (let i = from; i < to; i++) {
            const at = order[i] ?? 0
            merged.push({ sentAt: rows.sentAt[at] ?? 0, row: rows.row[at] ?? 0 })
          }
        }
        const all = parts.flat().map(({ sentAt }, index) => ({ sentAt, row: index + 1 }))
        expect(merged).toEqual(
          all.sort((a, b) => (a.sentAt === b.sentAt ? a.row - b.row : a.sentAt - b.sentAt)),
        )
      }),
      { numRuns: 300 },
    )
  })
})

describe('staged texts', () => {
  it('come back as they went in', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 0, max: 10 })
          .chain((n) =>
            fc.array(fc.array(text, { minLength: n, maxLength: n }), { minLength: 1, maxLength: 4 }),
          ),
        (columns) => {
          expect(decodeTexts(encodeTexts(columns))).toEqual(columns)
        },
      ),
    )
  })
})

describe('the staging file', () => {
  const key = new Uint8Array(32).fill(7)

  it('gives its blocks back in any order and is gone when removed', () => {
    const path = join(tempFolder(), 'a.rows')
    const file = StagingFile.create(path, key)
    const places = ['one', 'two', 'three'].map((content) => file.append(Buffer.from(content.repeat(1000))))
    expect(places.toReversed().map((place) => file.read(place).toString().slice(0, 5))).toEqual([
      'three',
      'twotw',
      'oneon',
    ])
    file.remove()
    expect(existsSync(path)).toBe(false)
  })

  it('shows nothing of what is in it, and notices a changed byte', () => {
    const path = join(tempFolder(), 'a.rows')
    const file = StagingFile.create(path, key)
    const place = file.append(Buffer.from('landing thursday'.repeat(10)))
    const bytes = readFileSync(path)
    expect(bytes.includes('landing')).toBe(false)
    bytes[20] = (bytes[20] ?? 0) ^ 1
    writeFileSync(path, bytes)
    expect(() => file.read(place)).toThrow(expect.objectContaining({ code: 'import.failed' }))
    file.remove()
  })
})

describe('staging', () => {
  it('holds more rows and rejects than fit into memory, and gives all of them back in order', () => {
    const path = join(tempFolder(), 'b.rows')
    const staging = new Staging(path, new Uint8Array(32).fill(9))
    const total = 600_000
    let seed = 1
    const sum = { time: 0, row: 0 }
    for (let n = 0; n < total; n++) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff
      const { chunk } = staging
      const i = chunk.count++
      chunk.row[i] = n
      chunk.sentAt[i] = seed
      sum.time += seed
      sum.row += n
      chunk.texts.begin()
      for (const text of [null, null, `text ${n}`]) chunk.texts.add(text)
      chunk.texts.end()
      staging.settle()
      if (n % 100 === 0)
        staging.reject({ row: n, line: n + 1, reason: 'time', detail: 'd', raw: `raw ${n} `.repeat(200) })
    }
    expect(staging.rows).toBe(total)
    expect(statSync(path).size).toBeGreaterThan(10_000_000)
    const found = { time: 0, row: 0 }
    let count = 0
    let last = -1
    for (const { rows, order, from, to } of mergeRuns(staging.runs())) {
      for (let i = from; i < to; i++) {
        const at = order[i] ?? 0
        const sentAt = rows.sentAt[at] ?? 0
        if (sentAt < last) throw new Error(`row ${count} is out of order`)
        if (rows.body.text(at) !== `text ${rows.row[at]}`) throw new Error(`row ${count} has another's text`)
        last = sentAt
        found.time += sentAt
        found.row += rows.row[at] ?? 0
        count++
      }
    }
    expect([count, found]).toEqual([total, sum])
    expect([...staging.rejects()].map(({ row }) => row)).toEqual(
      Array.from({ length: total / 100 }, (_, k) => k * 100),
    )
    staging.close()
  })

  it('is handed over to another thread, which counts on from the rows and lines before it', () => {
    const staging = new Staging(join(tempFolder(), 'c.rows'), new Uint8Array(32).fill(9))
    for (const [n, body] of ['late', 'early', 'middle'].entries()) {
      const { chunk } = staging
      const i = chunk.count++
      chunk.row[i] = n + 1
      chunk.sentAt[i] = [30, 10, 20][n] ?? 0
      chunk.texts.begin()
      for (const text of [null, null, body]) chunk.texts.add(text)
      chunk.texts.end()
    }
    staging.reject({ row: 4, line: 5, reason: 'time', detail: 'd', raw: 'raw' })
    const staged = staging.handOver()
    const reopened = reopenStaged(structuredClone(staged), 100, 200)
    const found = [...mergeRuns(reopened.runs())].flatMap(({ rows, order, from, to }) =>
      Array.from(order.subarray(from, to), (at) => [rows.row[at], rows.body.text(at)]),
    )
    expect(found).toEqual([
      [102, 'early'],
      [103, 'middle'],
      [101, 'late'],
    ])
    expect([...reopened.rejects()]).toEqual([
      { row: 104, line: 205, reason: 'time', detail: 'd', raw: 'raw' },
    ])
    reopened.close()
    expect(existsSync(staged.path)).toBe(false)
  })
})
