import { createHash } from 'node:crypto'
import type { WriteDb } from '../../electron/engine/db/connection.ts'
import { foldHandle } from '../../shared/domain/handles.ts'

/** One row of a served file as a test writes it. */
export interface TestRow {
  /** UTC milliseconds; null: the file gives none. */
  readonly at: number | null
  readonly from?: string | null
  readonly to?: string | null
  readonly body?: string | null
  /** A conversation that the file names; else the two ends make one. */
  readonly conversation?: string
  /** Names of images; those among the source's `images` are found. */
  readonly images?: readonly string[]
  /** The one kept column. */
  readonly burn?: string | null
  /** How the file spells the two ends, where it does not write them as `from` and `to` have them. */
  readonly spelled?: { readonly From?: string; readonly To?: string }
}

export interface TestImage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly type: string
}

/**
 * Puts rows into a case the way an import leaves them (ids in time order inside the run, rows without a time last, statistics
 * kept up), without its readers.
 * @returns for each row, as given, the id of its message
 */
export function addRows(
  db: WriteDb,
  name: string,
  rows: readonly TestRow[],
  images: readonly TestImage[] = [],
): number[] {
  return db.transaction(() => {
    const source = addSource(db, name)
    const media = new Map(images.map((image) => [image.name, addImage(db, image)]))
    const first = nextId(db)
    const ids = new Array<number>(rows.length)
    const order = rows.map((_, k) => k).sort((a, b) => time(rows[a]) - time(rows[b]) || a - b)
    order.forEach((k, rank) => {
      const row = rows[k]
      if (row === undefined) return
      ids[k] = first + rank
      addRow(db, { source, id: first + rank, row: k + 2, media }, row)
    })
    addRun(db, source, first, rows.length)
    countAgain(db)
    return ids
  })()
}

/** Many rows quickly, of one conversation and nobody's, at times that ascend (UTC milliseconds). */
export function addBareRows(db: WriteDb, name: string, times: readonly number[]): void {
  db.transaction(() => {
    const source = addSource(db, name)
    const conversation = conversationId(db, 'bare')
    const first = nextId(db)
    const insert = db.prepare(
      `INSERT INTO message (id, source, row, conversation, sent_at, kind) VALUES (?, ?, ?, ?, ?, 'text')`,
    )
    for (const [k, at] of times.entries()) insert.run(first + k, source, k + 2, conversation, at)
    addRun(db, source, first, times.length)
    countAgain(db)
  })()
}

/** SHA-256 of the file that `addRows` makes up under a name. */
export const fileHash = (name: string): string => createHash('sha256').update(name).digest('hex')

const nextId = (db: WriteDb): number =>
  (db.prepare('SELECT coalesce(max(id), 0) FROM message').pluck().get() as number) + 1

function addRun(db: WriteDb, source: number, first: number, rows: number): void {
  const [firstId, lastId] = rows === 0 ? [null, null] : [first, first + rows - 1]
  db.prepare(
    `INSERT INTO import_run (source, started_at, finished_at, read, stored, rejected, first_id, last_id, images_found, images_missing)
     VALUES (?, 0, 0, ?, ?, 0, ?, ?, 0, 0)`,
  ).run(source, rows, rows, firstId, lastId)
}

const time = (row: TestRow | undefined): number => row?.at ?? Number.MAX_SAFE_INTEGER

function addSource(db: WriteDb, name: string): number {
  db.prepare(
    `INSERT OR IGNORE INTO mapping (id, name, version, signature, definition, created_at) VALUES (1, 'test', 1, '', '{"columns":{"sender":"From","recipient":"To"}}', 0)`,
  ).run()
  const made = db
    .prepare(
      `INSERT INTO source (name, bytes, sha256, format, encoding, zone, mapping, columns, kept_columns, added_at)
       VALUES (?, 1, ?, 'delimited', 'utf-8', 'Europe/London', 1, '["From","To","Sent","Text","Burn"]', '["Burn"]', 0)`,
    )
    .run(name, fileHash(name))
  return Number(made.lastInsertRowid)
}

function addImage(db: WriteDb, { bytes, type }: TestImage): number {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const made = db
    .prepare('INSERT INTO media (sha256, bytes, type, width, height, device) VALUES (?, ?, ?, 640, 480, ?)')
    .run(sha256, bytes.length, type, 'BQ Aquaris X2')
  return Number(made.lastInsertRowid)
}

interface Slot {
  readonly source: number
  readonly id: number
  readonly row: number
  readonly media: ReadonlyMap<string, number>
}

function addRow(db: WriteDb, { source, id, row, media }: Slot, test: TestRow): void {
  const sender = handleId(db, test.from)
  const recipient = handleId(db, test.to)
  const ends = [sender, recipient].filter((handle) => handle !== null)
  const name =
    test.conversation ??
    [test.from, test.to]
      .filter((end) => end != null)
      .sort()
      .join(' ⇄ ')
  const conversation = conversationId(db, name === '' ? `source ${source}` : name)
  for (const handle of ends) {
    db.prepare('INSERT OR IGNORE INTO participant (conversation, handle) VALUES (?, ?)').run(
      conversation,
      handle,
    )
  }
  const images = test.images ?? []
  db.prepare(
    `INSERT INTO message (id, source, row, sender, recipient, conversation, sent_at, time_text, kind, body, extra)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    source,
    row,
    sender,
    recipient,
    conversation,
    test.at,
    test.at === null ? null : new Date(test.at).toISOString(),
    images.length > 0 ? 'image' : 'text',
    test.body === undefined ? `message ${row}` : test.body,
    extraOf(test),
  )
  images.forEach((image, k) => {
    db.prepare('INSERT INTO message_media (message, ordinal, name, media) VALUES (?, ?, ?, ?)').run(
      id,
      k,
      image,
      media.get(image) ?? null,
    )
  })
}

function extraOf({ burn, spelled }: TestRow): string | null {
  if (spelled !== undefined) return JSON.stringify({ ...spelled, ...(burn == null ? {} : { Burn: burn }) })
  return burn === undefined ? null : JSON.stringify([burn])
}

function handleId(db: WriteDb, name: string | null | undefined): number | null {
  if (name == null) return null
  db.prepare('INSERT OR IGNORE INTO handle (name, folded) VALUES (?, ?)').run(name, foldHandle(name))
  return db.prepare('SELECT id FROM handle WHERE folded = ?').pluck().get(foldHandle(name)) as number
}

function conversationId(db: WriteDb, name: string): number {
  db.prepare('INSERT OR IGNORE INTO conversation (key, name) VALUES (?, ?)').run(name, name)
  return db.prepare('SELECT id FROM conversation WHERE key = ?').pluck().get(name) as number
}

function countAgain(db: WriteDb): void {
  db.exec(`
    DELETE FROM conversation_stat; DELETE FROM handle_stat; DELETE FROM day_stat;
    INSERT INTO conversation_stat SELECT conversation, count(*), min(sent_at), max(sent_at) FROM message GROUP BY 1;
    INSERT INTO handle_stat
      SELECT h.id, (SELECT count(*) FROM message WHERE sender = h.id), (SELECT count(*) FROM message WHERE recipient = h.id),
        (SELECT min(sent_at) FROM message WHERE sender = h.id OR recipient = h.id),
        (SELECT max(sent_at) FROM message WHERE sender = h.id OR recipient = h.id)
      FROM handle AS h;
    INSERT INTO day_stat SELECT sent_at / 86400000, count(*) FROM message WHERE sent_at IS NOT NULL GROUP BY 1;
  `)
}
