import type { WriteDb } from '../db/connection.ts'
import type { BesideRows } from './beside-rows.ts'
import { imageNames } from './image-names.ts'
import type { ImportedImages } from './images.ts'
import { mergeRuns } from './merge-runs.ts'
import type { Staged } from './staging.ts'

/** Rows of one INSERT: a third faster than one by one, and more gain nothing. */
const rowsPerInsert = 50
const columnsPerRow = 8
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

/** The id that the next message gets. */
export const nextMessageId = (db: WriteDb): number =>
  db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM message').pluck().get() ?? 1

/**
 * Puts the staged rows into `message` in the order of time, under ids that follow one another.
 * @param first the id of the first of them.
 * @param beside makes what stands beside the rows; null where another thread does.
 * @param wantedRows rows whose ids the caller needs.
 */
export function placeMessages(
  db: WriteDb,
  source: number,
  first: number,
  staged: readonly Staged[],
  beside: BesideRows | null,
  images: ImportedImages,
  mediaIds: ReadonlyMap<string, number>,
  wantedRows: ReadonlySet<number>,
  progress: (rows: number) => void,
): PlacedMessages {
  // The id is left to SQLite, which gives the one after the highest: a value less to hand over.
  const insert = (rows: number) =>
    db.prepare<unknown[]>(
      `INSERT INTO message (source, row, owner, sender, recipient, conversation, sent_at, kind, body) VALUES ${Array(
        rows,
      )
        .fill(`(${source}, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .join(', ')}`,
    )
  const many = insert(rowsPerInsert)
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
      values.push(
        row,
        rows.owner[at] || null,
        rows.sender[at] || null,
        rows.recipient[at] || null,
        rows.conversation[at] ?? 0,
        sentAt === Number.POSITIVE_INFINITY ? null : sentAt,
        rows.kind[at] ?? 0,
        rows.body.text(at),
      )
      if (values.length === rowsPerInsert * columnsPerRow) {
        // One by one: better-sqlite3 takes a tenth longer to look into an array.
        many.run(...values)
        values = []
      }
      beside?.add(rows, at)
      if (rows.image.size(at) > 0) pictures.add(id, rows.image.text(at) ?? '')
      if (wantedRows.size > 0 && wantedRows.has(row)) idsOfRows.set(row, id)
      id++
    }
    if (id - first - reported >= progressEvery) {
      reported = id - first
      progress(reported)
    }
  }
  if (values.length > 0) insert(values.length / columnsPerRow).run(...values)
  if (nextMessageId(db) !== id) throw new Error(`Rows were to have ids up to ${id - 1}, and have not.`)
  beside?.end()
  const placed = id > first
  return {
    firstId: placed ? first : null,
    lastId: placed ? id - 1 : null,
    imagesFound: pictures.found,
    imagesMissing: pictures.missing,
    idsOfRows,
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
