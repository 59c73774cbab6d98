import type { WriteDb } from '../db/connection.ts'
import { imageNames } from './image-names.ts'
import type { ImportedImages } from './images.ts'
import { kinds } from './kinds.ts'
import type { Staging } from './staging.ts'

/** Rows of one INSERT: a third faster than one by one, and more gain nothing. */
const rowsPerInsert = 50
const columnsPerRow = 10
const progressEvery = 20_000

export interface PlacedMessages {
  readonly firstId: number | null
  readonly lastId: number | null
  /** References from messages to images: served, and not. */
  readonly imagesFound: number
  readonly imagesMissing: number
}

/** Puts the staged rows into `message` in the order of time, under ids that follow one another. */
export function placeMessages(
  db: WriteDb,
  source: number,
  staging: Staging,
  images: ImportedImages,
  mediaIds: ReadonlyMap<string, number>,
  progress: (rows: number) => void,
): PlacedMessages {
  const first = db.prepare<[], number>('SELECT coalesce(max(id), 0) + 1 FROM message').pluck().get() ?? 1
  const insert = (rows: number) =>
    db.prepare<unknown[]>(
      `INSERT INTO message (id, source, row, sender, recipient, conversation, sent_at, time_text, kind, body, extra) VALUES ${Array(
        rows,
      )
        .fill(`(?, ${source}, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
        .join(', ')}`,
    )
  const many = insert(rowsPerInsert)
  const addMedia = db.prepare<[number, number, string, number | null]>(
    'INSERT INTO message_media (message, ordinal, name, media) VALUES (?, ?, ?, ?)',
  )
  let values: (number | string | null)[] = []
  let id = first
  let found = 0
  let missing = 0
  let reported = 0

  const addImages = (message: number, cell: string) => {
    for (const [ordinal, name] of imageNames(cell).entries()) {
      const image = images.find(name)
      const media = image === null ? null : (mediaIds.get(image.sha256) ?? null)
      addMedia.run(message, ordinal, name, media)
      if (media === null) missing++
      else found++
    }
  }

  for (const { rows, order, from, to } of staging.inTimeOrder()) {
    for (let i = from; i < to; i++) {
      const at = order[i] ?? 0
      const sentAt = rows.sentAt[at] ?? Number.POSITIVE_INFINITY
      values.push(
        id,
        rows.row[at] ?? 0,
        rows.sender[at] || null,
        rows.recipient[at] || null,
        rows.conversation[at] ?? 0,
        sentAt === Number.POSITIVE_INFINITY ? null : sentAt,
        rows.timeText[at] ?? null,
        kinds[rows.kind[at] ?? 0] ?? 'text',
        rows.body[at] ?? null,
        rows.extra[at] ?? null,
      )
      if (values.length === rowsPerInsert * columnsPerRow) {
        many.run(values)
        values = []
      }
      const image = rows.image[at] ?? null
      if (image !== null) addImages(id, image)
      id++
    }
    if (id - first - reported >= progressEvery) {
      reported = id - first
      progress(reported)
    }
  }
  if (values.length > 0) insert(values.length / columnsPerRow).run(values)
  const placed = id > first
  return {
    firstId: placed ? first : null,
    lastId: placed ? id - 1 : null,
    imagesFound: found,
    imagesMissing: missing,
  }
}
