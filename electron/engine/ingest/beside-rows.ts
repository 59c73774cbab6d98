import { encodeServed, servedBlockRows, TextColumn } from '../cells/index.ts'
import { type ColumnSink, ColumnWriter, columnsInto } from '../columns/index.ts'
import type { WriteDb } from '../db/connection.ts'
import type { StagedRows } from './staged-rows.ts'

/** Where that goes which stands beside the rows of a run. */
export interface BesideSink extends ColumnSink {
  served(firstId: number, data: Buffer): void
}

/** Into the case, in the transaction that writes the rows. */
export function besideInto(db: WriteDb): BesideSink {
  const served = db.prepare<[number, Buffer]>('INSERT INTO message_served (first_id, data) VALUES (?, ?)')
  return { ...columnsInto(db), served: (firstId, data) => void served.run(firstId, data) }
}

/** Makes what stands beside rows, which come in the order of their ids: served cells, columns, postings. */
export class BesideRows {
  readonly #sink: BesideSink
  readonly #columns: ColumnWriter
  #first: number
  #count = 0
  readonly #timeText = new TextColumn()
  readonly #extra = new TextColumn()
  readonly #detail = new TextColumn()

  constructor(sink: BesideSink, firstId: number) {
    this.#sink = sink
    this.#columns = new ColumnWriter(sink, firstId)
    this.#first = firstId
  }

  /** The next row. */
  add(rows: StagedRows, at: number): void {
    this.#columns.add(
      rows.owner[at] ?? 0,
      rows.sender[at] ?? 0,
      rows.recipient[at] ?? 0,
      rows.conversation[at] ?? 0,
      rows.kind[at] ?? 0,
      rows.sentAt[at] ?? Number.POSITIVE_INFINITY,
      rows.match[at] ?? 0,
      rows.body.size(at),
    )
    this.#timeText.take(rows.timeText, at)
    this.#extra.take(rows.extra, at)
    this.#detail.take(rows.detail, at)
    if (++this.#count === servedBlockRows) this.#endServed()
  }

  /** Writes what is left. */
  end(): void {
    this.#endServed()
    this.#columns.end()
  }

  #endServed(): void {
    if (this.#count === 0) return
    this.#sink.served(this.#first, encodeServed(this.#timeText, this.#extra, this.#detail))
    this.#first += this.#count
    this.#count = 0
    for (const column of [this.#timeText, this.#extra, this.#detail]) column.clear()
  }
}
