import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rebuildColumns } from '../../../electron/engine/columns/index.ts'
import { openRead, openWrite } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { readPart } from '../../../electron/engine/ingest/index.ts'
import { NameLedger } from '../../../electron/engine/ingest/name-ledger.ts'
import { openFile, type Row } from '../../../electron/engine/ingest/readers/index.ts'
import { recogniseText, textReader } from '../../../electron/engine/ingest/readers/text.ts'
import { fileWith, importFile, newCase, query } from '../../support/import.ts'
import { sourceOf } from '../../support/readers.ts'

const nasty = fc.string({
  unit: fc.constantFrom('a', 'é', '😂', ',', '"', '\n', '\r\n', ' ', '7'),
  maxLength: 12,
})
const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`

interface Numbered {
  row: number
  line: number
  cells: (string | null)[]
}

describe('a file that is read in pieces', () => {
  it('gives the same rows as one that is read whole, wherever it is cut between records', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(nasty, nasty), { minLength: 2, maxLength: 30 }),
        fc.nat(),
        fc.constantFrom('delimited', 'json-lines' as const),
        (table, cut, format) => {
          const text =
            format === 'delimited'
              ? `id,Sender,Message\n${table.map(([a, b], n) => `${n},${quoted(a)},${quoted(b)}\n`).join('')}`
              : table.map(([a, b], n) => `${JSON.stringify({ id: String(n), a, b })}\n`).join('')
          const source = sourceOf(text)
          const { dialect, columns } = recogniseText(source)
          const reader = textReader(dialect)
          const rows = (from: number, to: number) => {
            const found: Row[] = []
            let next = { row: 1, line: 1, at: from }
            for (const batch of reader.read(source, dialect, columns, { from, to })) {
              found.push(...batch.rows)
              next = { row: batch.nextRow ?? 0, line: batch.nextLine ?? 0, at: batch.bytes }
            }
            return { found, next }
          }
          const whole = rows(0, source.size).found.map(plain)
          // A cut is right where the piece before it ends.
          const head = rows(0, cut % source.size)
          const tail = rows(head.next.at, source.size)
          const moved = tail.found.map((row) => ({
            ...plain(row),
            row: row.row + head.next.row - 1,
            line: row.line + head.next.line - 1,
          }))
          expect([...head.found.map(plain), ...moved]).toEqual(whole)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('is the same case, though a cut falls into a quoted cell that looks like rows', async () => {
    // Just beyond what is worth a second thread, with one cell of 900 KB full of rows around the middle.
    const line = (n: number, filler: string) =>
      `h${n % 50},h${(n * 7) % 50},2020-04-14 ${clock(n)},message ${n} ${filler}\n`
    const lines = (from: number, to: number, filler: string) =>
      Array.from({ length: to - from }, (_, k) => line(from + k, filler)).join('')
    const long = 'and so on '.repeat(100)
    const trap = quoted(lines(0, 20_000, ''))
    const text = `Sender,Recipient,Sent,Message\n${lines(0, 8000, long)}h1,h2,2020-04-14 10:00:00,${trap}\n${lines(8000, 16_000, long)}`
    const path = fileWith(text)
    const whole = newCase()
    const pieces = newCase()
    const one = await importFile(whole, path)
    const two = await importFile(pieces, path, { call: { hands: 2 } })
    expect(text.length).toBeGreaterThan(16 * 1024 * 1024)
    const { seconds: _, steps: __, ...same } = one
    expect(two).toMatchObject(same)
    const messages = `SELECT m.id, m.row, m.sent_at, m.body, s.name AS sender, r.name AS recipient FROM message AS m
      JOIN handle AS s ON s.id = m.sender JOIN handle AS r ON r.id = m.recipient ORDER BY m.id`
    expect(hash(query(pieces, messages))).toBe(hash(query(whole, messages)))
    const served = 'SELECT first_id, hex(data) AS data FROM message_served ORDER BY first_id'
    expect(hash(query(pieces, served))).toBe(hash(query(whole, served)))
    for (const table of ['handle', 'conversation']) {
      expect(query(pieces, `SELECT count(*) AS n FROM ${table}`)).toEqual(
        query(whole, `SELECT count(*) AS n FROM ${table}`),
      )
    }
  })

  it('has beside its rows what would be made of the rows themselves', async () => {
    const line = (n: number) =>
      `h${n % 50},h${(n * 7) % 50},2020-04-${10 + (n % 9)} ${clock(n)},${'word '.repeat(n % 80)}\n`
    const text = `Sender,Recipient,Sent,Message\n${Array.from({ length: 80_000 }, (_, n) => line(n)).join('')}`
    expect(text.length).toBeGreaterThan(16 * 1024 * 1024)
    const access = newCase(true)
    const { stored } = await importFile(access, fileWith(text), { call: { hands: 3 } })
    expect(stored).toBe(80_000)
    const beside = () =>
      [
        'SELECT column, first_id, least, hex(data) FROM message_column ORDER BY column, first_id',
        'SELECT kind, base, first_key, last_key, hex(data) FROM posting ORDER BY kind, base, first_key, last_key',
      ].map((sql) => query(access, sql))
    const imported = beside()
    const db = openWrite(casePaths(access.folder).db, access.key)
    db.transaction(() => rebuildColumns(db))()
    db.close()
    expect(hash(beside())).toBe(hash(imported))
    expect(imported[0]?.length).toBeGreaterThan(8)
  })

  it('stops when it is cancelled, in every piece', async () => {
    const access = newCase()
    const text = `Sender,Sent,Message\n${'raven,2020-04-14 09:12:00,hello there\n'.repeat(100)}`
    const db = openRead(casePaths(access.folder).db, access.key)
    const path = fileWith(text)
    const source = openFile(path)
    const { dialect, columns } = recogniseText(source)
    const ledger = new NameLedger(db, { name: 'f', sha256: 'x' })
    await expect(
      readPart(
        {
          path,
          dialect,
          columns,
          mapping: { columns: { text: 'Message' }, zone: null, timeFormat: null, dialect },
          file: 'f',
          sha256: 'x',
          owner: '',
          piece: { from: 0, to: source.size },
          staging: `${access.folder}/piece.rows`,
          key: null,
        },
        { cancelled: () => true, progress: () => {}, ask: async (question) => ledger.answer(question) },
      ),
    ).rejects.toMatchObject({ code: 'call.cancelled' })
    source.close()
    db.close()
  })
})

const plain = ({ row, line, cells }: Row): Numbered => ({ row, line, cells })
const clock = (n: number) =>
  [Math.floor(n / 3600) % 24, Math.floor(n / 60) % 60, n % 60]
    .map((part) => String(part).padStart(2, '0'))
    .join(':')
const hash = (rows: unknown[]) => createHash('sha256').update(JSON.stringify(rows)).digest('hex')
