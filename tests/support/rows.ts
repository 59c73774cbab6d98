import { createHash } from 'node:crypto'
import { encodeServed, servedBlockRows, TextColumn } from '../../electron/engine/cells/index.ts'
import { buildColumns } from '../../electron/engine/columns/index.ts'
import type { WriteDb } from '../../electron/engine/db/connection.ts'
import { countAgain } from '../../electron/engine/sources/index.ts'
import { foldHandle } from '../../shared/domain/handles.ts'
import { kinds } from '../../shared/domain/kinds.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'

/** One row of a served file as a test writes it. */
export interface TestRow {
  /** UTC milliseconds; null: the file gives none. */
  readonly at: number | null
  readonly from?: string | null
  readonly to?: string | null
  readonly body?: string | null
  /** Whose pack the row was served in. */
  readonly owner?: string
  /** The supplier's own id of the record, a kept column. */
  readonly record?: string
  /** A conversation that the file names; else the two ends make one. */
  readonly conversation?: string
  /** Names of images; those among the source's `images` are found. */
  readonly images?: readonly string[]
  /** A kept column. */
  readonly burn?: string | null
  /** How the file spells the two ends, where it does not write them as `from` and `to` have them. */
  readonly spelled?: { readonly From?: string; readonly To?: string }
}

export interface TestImage {
  readonly name: string
  readonly bytes: Uint8Array
  readonly type: string
  /** What an import would have found in it; left out: a photograph of 640 × 480 px that says its device. */
  readonly facts?: ImageFacts
}

export interface ImageFacts {
  readonly width: number | null
  readonly height: number | null
  readonly frames: number | null
  /** 16 hex digits. */
  readonly dhash: string | null
  readonly takenText: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  readonly device: string | null
  readonly problem: string | null
}

const photograph: ImageFacts = {
  width: 640,
  height: 480,
  frames: null,
  dhash: null,
  takenText: null,
  latitude: null,
  longitude: null,
  device: 'BQ Aquaris X2',
  problem: null,
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
    const source = addSource(
      db,
      name,
      rows.some(({ record }) => record !== undefined),
    )
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
    addServed(
      db,
      first,
      order.flatMap((k) => rows[k] ?? []),
    )
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
      `INSERT INTO message (id, source, row, conversation, sent_at, kind) VALUES (?, ?, ?, ?, ?, 0)`,
    )
    for (const [k, at] of times.entries()) insert.run(first + k, source, k + 2, conversation, at)
    addServed(
      db,
      first,
      times.map((at) => ({ at })),
    )
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
    `INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, first_id, last_id, images_found, images_missing)
     VALUES (?, 'import', 1, 0, 0, ?, ?, 0, 0, ?, ?, 0, 0)`,
  ).run(source, rows, rows, firstId, lastId)
  if (firstId !== null && lastId !== null) buildColumns(db, firstId, lastId)
}

const time = (row: TestRow | undefined): number => row?.at ?? Number.MAX_SAFE_INTEGER

const mapping: Mapping = {
  columns: { sender: 'From', recipient: 'To', time: 'Sent', text: 'Text', record: 'Id' },
  zone: 'Europe/London',
  timeFormat: 'ymd',
  dialect: {
    format: 'delimited',
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    headerRow: 1,
    newline: 'any',
    shortRows: 'reject',
  },
}

function addSource(db: WriteDb, name: string, records = false): number {
  const kept = records ? ['Burn', 'Id'] : ['Burn']
  db.prepare(
    `INSERT OR IGNORE INTO mapping (id, name, version, signature, definition, created_at) VALUES (1, 'test', 1, '', ?, 0)`,
  ).run(JSON.stringify(mapping))
  const made = db
    .prepare(
      `INSERT INTO source (name, bytes, sha256, format, encoding, zone, mapping, columns, kept_columns, added_at)
       VALUES (?, 1, ?, 'delimited', 'utf-8', 'Europe/London', 1, ?, ?, 0)`,
    )
    .run(name, fileHash(name), JSON.stringify(['From', 'To', 'Sent', 'Text', ...kept]), JSON.stringify(kept))
  return Number(made.lastInsertRowid)
}

/** The same bytes are one image, whichever file they came with. */
function addImage(db: WriteDb, { bytes, type, facts = photograph }: TestImage): number {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  db.prepare(
    `INSERT OR IGNORE INTO media (sha256, bytes, type, width, height, frames, dhash, taken_text, latitude, longitude, device, problem)
     VALUES (@sha256, @size, @type, @width, @height, @frames, @dhash, @takenText, @latitude, @longitude, @device, @problem)`,
  ).run({ sha256, size: bytes.length, type, ...facts })
  return db.prepare('SELECT id FROM media WHERE sha256 = ?').pluck().get(sha256) as number
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
  const body = test.body === undefined ? `message ${row}` : test.body
  db.prepare(
    `INSERT INTO message (id, source, row, owner, sender, recipient, conversation, sent_at, kind, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    id,
    source,
    row,
    handleId(db, test.owner),
    sender,
    recipient,
    conversation,
    test.at,
    kinds.indexOf(images.length > 0 ? 'image' : 'text'),
    body,
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

/** What the rows were served with, in the order of their ids. */
function addServed(db: WriteDb, first: number, rows: readonly TestRow[]): void {
  const add = db.prepare('INSERT INTO message_served (first_id, data) VALUES (?, ?)')
  for (let from = 0; from < rows.length; from += servedBlockRows) {
    const block = rows.slice(from, from + servedBlockRows)
    const times = columnOf(block.map(({ at }) => (at === null ? null : new Date(at).toISOString())))
    const extras = columnOf(block.map(extraOf))
    const details = columnOf(block.map(() => null))
    add.run(first + from, encodeServed(times, extras, details))
  }
}

function columnOf(texts: readonly (string | null)[]): TextColumn {
  const column = new TextColumn()
  for (const text of texts) column.add(text)
  return column
}

function extraOf({ burn, record, spelled }: TestRow): string | null {
  if (spelled !== undefined) return JSON.stringify({ ...spelled, ...(burn == null ? {} : { Burn: burn }) })
  return burn === undefined && record === undefined ? null : JSON.stringify([burn ?? null, record ?? null])
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
