import { encodeServed, servedBlockRows, TextColumn } from '../cells/index.ts'
import { ColumnWriter } from '../columns/index.ts'
import type { WriteDb } from '../db/connection.ts'
import { imageNames } from './image-names.ts'
import type { ImportedImages } from './images.ts'
import { mergeRuns } from './merge-runs.ts'
import type { StagedRows } from './staged-rows.ts'
import type { Staged } from './staging.ts'

/** Rows of one INSERT: a third faster than one by one, and more gain nothing. */
const rowsPerInsert = 50
const columnsPerRow = 9
const progressEvery = 20_000

export interface PlacedMessages {
  readonly firstId: number | null
  readonly lastId: number | null
  /** References from messages to images: served, and not. */
  readonly imagesFound: number
  readonly imagesMissing: number
  /** Ids of the rows that were asked for. */
  readonly idsOfRows: ReadonlyMap<number, number>
}

/**
 * Puts the staged rows into `message` in the order of time, under ids that follow one another.
 * @param wantedRows rows whose ids the caller needs.
 */
export function placeMessages(
  db: WriteDb,
  source: number,
  staged: readonly Staged[],
  images: ImportedImages,
  mediaIds: ReadonlyMap<string, number>,
  wantedRows: ReadonlySet<number>,
  progress: (rows: number) => void,
): PlacedMessages {
  const first = db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM message').pluck().get() ?? 1
  const insert = (rows: number) =>
    db.prepare<unknown[]>(
      `INSERT INTO message (id, source, row, owner, sender, recipient, conversation, sent_at, kind, body) VALUES ${Array(
        rows,
      )
        .fill(`(?, ${source}, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .join(', ')}`,
    )
  const many = insert(rowsPerInsert)
  const served = new ServedWriter(db, first)
  const columns = new ColumnWriter(db, first)
  const pictures = new ImageLinks(db, images, mediaIds)
  const idsOfRows = new Map<number, number>()
  let values: (number | string | null)[] = []
  let id = first
  let reported = 0

  for (const { rows, order, from, to } of mergeRuns(staged.flatMap((each) => each.runs()))) {
    for (let i = from; i < to; i++) {
      const at = order[i] ?? 0
      const sentAt = rows.sentAt[at] ?? Number.POSITIVE_INFINITY
      const row = rows.row[at] ?? 0
      const owner = rows.owner[at] ?? 0
      const sender = rows.sender[at] ?? 0
      const recipient = rows.recipient[at] ?? 0
      const conversation = rows.conversation[at] ?? 0
      const kind = rows.kind[at] ?? 0
      values.push(
        id,
        row,
        owner || null,
        sender || null,
        recipient || null,
        conversation,
        sentAt === Number.POSITIVE_INFINITY ? null : sentAt,
        kind,
        rows.body.text(at),
      )
      if (values.length === rowsPerInsert * columnsPerRow) {
        many.run(values)
        values = []
      }
      columns.add(owner, sender, recipient, conversation, kind, sentAt, rows.match[at] ?? 0)
      served.add(rows, at)
      if (rows.image.size(at) > 0) pictures.add(id, rows.image.text(at) ?? '')
      if (wantedRows.size > 0 && wantedRows.has(row)) idsOfRows.set(row, id)
      id++
    }
    if (id - first - reported >= progressEvery) {
      reported = id - first
      progress(reported)
    }
  }
  if (values.length > 0) insert(values.length / columnsPerRow).run(values)
  served.end()
  columns.end()
  const placed = id > first
  return {
    firstId: placed ? first : null,
    lastId: placed ? id - 1 : null,
    imagesFound: pictures.found,
    imagesMissing: pictures.missing,
    idsOfRows,
  }
}

/** Writes message_served block by block. */
class ServedWriter {
  readonly #add
  #first: number
  #count = 0
  readonly #timeText = new TextColumn()
  readonly #extra = new TextColumn()
  readonly #detail = new TextColumn()

  constructor(db: WriteDb, first: number) {
    this.#first = first
    this.#add = db.prepare<[number, Buffer]>('INSERT INTO message_served (first_id, data) VALUES (?, ?)')
  }

  add(rows: StagedRows, at: number): void {
    this.#timeText.take(rows.timeText, at)
    this.#extra.take(rows.extra, at)
    this.#detail.take(rows.detail, at)
    if (++this.#count === servedBlockRows) this.end()
  }

  end(): void {
    if (this.#count === 0) return
    this.#add.run(this.#first, encodeServed(this.#timeText, this.#extra, this.#detail, this.#count))
    this.#first += this.#count
    this.#count = 0
    for (const column of [this.#timeText, this.#extra, this.#detail]) column.clear()
  }
}

/** Writes message_media: what each message names, and the image that it means. */
class ImageLinks {
  found = 0
  missing = 0
  readonly #add
  readonly #images: ImportedImages
  readonly #mediaIds: ReadonlyMap<string, number>

  constructor(db: WriteDb, images: ImportedImages, mediaIds: ReadonlyMap<string, number>) {
    this.#images = images
    this.#mediaIds = mediaIds
    this.#add = db.prepare<[number, number, string, number | null]>(
      'INSERT INTO message_media (message, ordinal, name, media) VALUES (?, ?, ?, ?)',
    )
  }

  add(message: number, cell: string): void {
    for (const [ordinal, name] of imageNames(cell).entries()) {
      const image = this.#images.find(name)
      const media = image === null ? null : (this.#mediaIds.get(image.sha256) ?? null)
      this.#add.run(message, ordinal, name, media)
      if (media === null) this.missing++
      else this.found++
    }
  }
}
