import { type Field, keptColumns, type Mapping, mappingSchema } from '../../../shared/domain/mapping.ts'
import { ServedReader } from '../cells/index.ts'
import type { ReadDb } from '../db/connection.ts'

interface Row {
  source: number
  run: number
  sender: string | null
  recipient: string | null
  conversation: string
  body: string | null
}

interface Served {
  readonly columns: readonly string[]
  readonly kept: readonly string[]
  readonly mapping: Mapping
}

/**
 * The cells of a row by column, as near to what was served as the case keeps them: mapped ones from the message and its names, the
 * others word for word. Empty cells are left out; of several recipients, which the case keeps as a conversation, nothing is told.
 */
export class CellReader {
  readonly #served: ServedReader
  readonly #row
  readonly #source
  readonly #images
  readonly #sources = new Map<number, Served>()

  constructor(db: ReadDb) {
    this.#served = new ServedReader(db)
    // Primary keys, and for the run of a message the few runs of its source.
    this.#row = db.prepare<[number], Row>(
      `SELECT m.source, s.name AS sender, r.name AS recipient, c.name AS conversation, m.body,
         (SELECT i.id FROM import_run AS i WHERE i.source = m.source AND m.id BETWEEN i.first_id AND i.last_id) AS run
       FROM message AS m JOIN conversation AS c ON c.id = m.conversation
       LEFT JOIN handle AS s ON s.id = m.sender LEFT JOIN handle AS r ON r.id = m.recipient WHERE m.id = ?`,
    )
    this.#source = db.prepare<[number], { columns: string; mapping: string }>(
      `SELECT s.columns, m.definition AS mapping FROM import_run AS r
       JOIN source AS s ON s.id = r.source JOIN mapping AS m ON m.id = r.mapping WHERE r.id = ?`,
    )
    this.#images = db
      .prepare<[number], string>('SELECT name FROM message_media WHERE message = ? ORDER BY ordinal')
      .pluck()
  }

  /** In the order of the file's columns, those that only some records have last. */
  of(id: number): Map<string, string> {
    const row = this.#row.get(id)
    const cells = new Map<string, string>()
    if (row === undefined) return cells
    const { columns, kept, mapping } = this.#servedIn(row.run)
    const { timeText, extra } = this.#served.of(id)
    const own = extra === null ? [] : (JSON.parse(extra) as unknown[] | Record<string, unknown>)
    const others = new Map<string, unknown>(
      Array.isArray(own) ? kept.map((column, k) => [column, own[k]]) : Object.entries(own),
    )
    const mapped = new Map<string, string | null>()
    const put = (field: Field, value: string | null) => {
      const column = mapping.columns[field]
      if (column !== undefined) mapped.set(column, value)
    }
    put('sender', row.sender)
    put('recipient', row.recipient)
    put('conversation', row.conversation)
    put('text', row.body)
    put('image', this.#images.all(id).join('; '))
    if (mapping.columns.date === undefined || mapping.columns.time === undefined) {
      put('date', timeText)
      put('time', timeText)
    } else mapped.set(`${mapping.columns.date} ${mapping.columns.time}`, timeText)
    // A name that the file spells otherwise than the first time stands among the row's own cells, under its column.
    for (const [column, value] of [...mapped, ...others]) {
      if (value === null || value === undefined || value === '') continue
      cells.set(column, typeof value === 'string' ? value : JSON.stringify(value))
    }
    const place = (column: string) => {
      const at = columns.indexOf(column)
      return at < 0 ? columns.length : at
    }
    return new Map([...cells].sort(([a], [b]) => place(a) - place(b)))
  }

  /**
   * Every cell of a row in the order of the file's columns, empty ones as null, then those that only this record has. Of several
   * recipients, which the case keeps as a conversation, the cell is left out; a date and a time of two columns stand together, last.
   */
  whole(id: number): { column: string; value: string | null }[] {
    const row = this.#row.get(id)
    if (row === undefined) return []
    const filled = this.of(id)
    const { columns, mapping } = this.#servedIn(row.run)
    const { date, time, recipient } = mapping.columns
    const elsewhere = new Set(date !== undefined && time !== undefined ? [date, time] : [])
    if (row.recipient === null && recipient !== undefined) elsewhere.add(recipient)
    const own = [...filled.keys()].filter((column) => !columns.includes(column))
    return [...columns.filter((column) => filled.has(column) || !elsewhere.has(column)), ...own].map(
      (column) => ({ column, value: filled.get(column) ?? null }),
    )
  }

  #servedIn(run: number): Served {
    const known = this.#sources.get(run)
    if (known !== undefined) return known
    const found = this.#source.get(run)
    const columns = JSON.parse(found?.columns ?? '[]') as string[]
    const mapping = mappingSchema.parse(JSON.parse(found?.mapping ?? '{}'))
    const served: Served = { columns, kept: keptColumns(mapping, columns), mapping }
    this.#sources.set(run, served)
    return served
  }
}
