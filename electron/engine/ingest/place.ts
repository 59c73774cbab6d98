import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { headerSignature, type Mapping } from '../../../shared/domain/mapping.ts'
import { appendAudit } from '../audit/index.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Actor, JobCall } from '../seat.ts'
import type { ImageFacts, ImportedImages } from './images.ts'
import { liftIndexes } from './message-indexes.ts'
import type { LedgerConversation, LedgerHandle, NameLedger, Tally } from './name-ledger.ts'
import { placeMessages } from './place-messages.ts'
import { rejectReasons } from './reject-reasons.ts'
import { keptColumns } from './row-mapper.ts'
import type { Staging } from './staging.ts'

export interface ReadFile {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly columns: readonly string[]
  readonly ambiguousTimes: number
  readonly startedAt: number
}

export interface Placed {
  readonly source: SourceId
  readonly imagesFound: number
  readonly imagesMissing: number
}

/**
 * Puts everything that an import has read into the case, in one transaction with its audit entry: either all of it is there, or nothing.
 * The connection has foreign keys off: every id written here was made here or read from the case a moment ago.
 * @throws WinnowError import.duplicate, call.cancelled
 */
export function place(
  db: WriteDb,
  params: Params<'import.start'>,
  actor: Actor,
  file: ReadFile,
  staging: Staging,
  ledger: NameLedger,
  images: ImportedImages,
  call: JobCall,
  timed: (step: string) => void,
): Placed {
  return db
    .transaction((): Placed => {
      refuseDuplicate(db, file)
      const { mapping } = params
      const kept = keptColumns(mapping, file.columns)
      const mappingId = saveMapping(db, params.mappingName, mapping, file.columns, actor, call.now())
      const source = db
        .prepare<unknown[], SourceId>(
          `INSERT INTO source (name, bytes, sha256, format, encoding, zone, supplier, exhibit, continuity, mapping, columns, kept_columns, added_at, account)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
        )
        .pluck()
        .get(
          file.name,
          file.bytes,
          file.sha256,
          mapping.dialect.format,
          mapping.dialect.encoding,
          mapping.zone ?? '',
          params.supplier,
          params.exhibit,
          params.continuity,
          mappingId,
          JSON.stringify(file.columns),
          JSON.stringify(kept),
          call.now(),
          actor.account,
        )
      if (source === undefined) throw new Error('INSERT … RETURNING gave no row')
      const mediaIds = placeImages(db, images.all)
      placeNames(db, ledger)
      const putBack = liftIndexes(db, staging.rows)
      call.progress({ step: 'placing rows', done: 0, total: staging.rows, unit: 'rows', rows: 0 })
      const placed = placeMessages(db, source, staging, images, mediaIds, (rows) => {
        call.checkCancelled()
        call.progress({ done: rows, rows })
      })
      timed('placing rows')
      call.progress({ step: 'indexing rows', done: 0, total: null, rows: staging.rows })
      for (const sql of putBack) {
        call.checkCancelled()
        db.exec(sql)
      }
      timed('indexing rows')
      call.progress({ step: 'finishing', cancellable: false })
      const run = placeRun(db, source, actor, file, staging, placed, call.now())
      placeRejects(db, run, staging)
      placeStatistics(db, ledger)
      appendAudit(db, call.now(), actor, {
        action: 'import',
        target: file.sha256,
        detail: {
          source,
          file: file.name,
          bytes: file.bytes,
          sha256: file.sha256,
          read: staging.rows + staging.rejected,
          stored: staging.rows,
          rejected: staging.rejected,
          mapping: { name: params.mappingName, ...mapping },
          ambiguousTimes: file.ambiguousTimes,
          images: {
            stored: images.all.length,
            found: placed.imagesFound,
            missing: placed.imagesMissing,
            refused: images.refused.length,
          },
        },
      })
      return { source, imagesFound: placed.imagesFound, imagesMissing: placed.imagesMissing }
    })
    .immediate()
}

/** @throws WinnowError import.duplicate when the case holds the same bytes; source_sha256 serves it. */
export function refuseDuplicate(db: WriteDb, file: Pick<ReadFile, 'name' | 'sha256'>): void {
  const have = db
    .prepare<[string], { id: number; name: string; addedAt: number }>(
      'SELECT id, name, added_at AS addedAt FROM source WHERE sha256 = ?',
    )
    .get(file.sha256)
  if (have === undefined) return
  throw new WinnowError(
    'import.duplicate',
    `${file.name} is in this case already: the same bytes were imported as ${have.name} on ${new Date(have.addedAt).toISOString().slice(0, 10)}.`,
    { source: have.id },
  )
}

/** The id of the mapping under this name; a changed one becomes a new version. */
function saveMapping(
  db: WriteDb,
  name: string,
  mapping: Mapping,
  columns: readonly string[],
  actor: Actor,
  now: number,
): number {
  const definition = JSON.stringify(mapping)
  const signature = headerSignature(columns)
  // UNIQUE (name, version) serves it.
  const last = db
    .prepare<[string], { id: number; version: number; signature: string; definition: string }>(
      'SELECT id, version, signature, definition FROM mapping WHERE name = ? ORDER BY version DESC LIMIT 1',
    )
    .get(name)
  if (last?.definition === definition && last.signature === signature) return last.id
  const { lastInsertRowid } = db
    .prepare(
      'INSERT INTO mapping (name, version, signature, definition, account, created_at) VALUES (?, ?, ?, ?, ?, ?)',
    )
    .run(name, (last?.version ?? 0) + 1, signature, definition, actor.account, now)
  return Number(lastInsertRowid)
}

/** Ids in `media` by hash. */
function placeImages(db: WriteDb, images: readonly ImageFacts[]): Map<string, number> {
  // media.sha256 is unique and so indexed.
  const find = db.prepare<[string], number>('SELECT id FROM media WHERE sha256 = ?').pluck()
  const add = db.prepare(
    `INSERT INTO media (sha256, bytes, type, width, height, taken_at, taken_text, latitude, longitude, device, exif, problem)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const ids = new Map<string, number>()
  for (const image of images) {
    const {
      sha256,
      bytes,
      type,
      width,
      height,
      takenAt,
      takenText,
      latitude,
      longitude,
      device,
      exif,
      problem,
    } = image
    const id =
      find.get(sha256) ??
      Number(
        add.run(
          sha256,
          bytes,
          type,
          width,
          height,
          takenAt,
          takenText,
          latitude,
          longitude,
          device,
          exif,
          problem,
        ).lastInsertRowid,
      )
    ids.set(sha256, id)
  }
  return ids
}

function placeNames(db: WriteDb, ledger: NameLedger): void {
  const addHandle = db.prepare<[number, string, string]>(
    'INSERT INTO handle (id, name, folded) VALUES (?, ?, ?)',
  )
  for (const { id, name, folded, fresh } of ledger.handles) if (fresh) addHandle.run(id, name, folded)
  const addConversation = db.prepare<[number, string, string]>(
    'INSERT INTO conversation (id, key, name) VALUES (?, ?, ?)',
  )
  const addParticipant = db.prepare<[number, number]>(
    'INSERT INTO participant (conversation, handle) VALUES (?, ?) ON CONFLICT DO NOTHING',
  )
  for (const { id, key, name, fresh, participants } of ledger.conversations) {
    if (fresh) addConversation.run(id, key, name)
    for (const handle of participants) addParticipant.run(id, handle)
  }
}

function placeRun(
  db: WriteDb,
  source: SourceId,
  actor: Actor,
  file: ReadFile,
  staging: Staging,
  placed: ReturnType<typeof placeMessages>,
  now: number,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_run (source, started_at, finished_at, read, stored, rejected, first_id, last_id, images_found, images_missing, account)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      source,
      file.startedAt,
      now,
      staging.rows + staging.rejected,
      staging.rows,
      staging.rejected,
      placed.firstId,
      placed.lastId,
      placed.imagesFound,
      placed.imagesMissing,
      actor.account,
    )
  return Number(lastInsertRowid)
}

function placeRejects(db: WriteDb, run: number, staging: Staging): void {
  const add = db.prepare<[number, number, number, string, string, string]>(
    'INSERT INTO reject (run, row, line, reason, detail, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const { row, line, reason, detail, raw } of staging.allRejects()) {
    add.run(run, row, line, rejectReasons[reason], detail, raw)
  }
}

const finite = (at: number): number | null => (Number.isFinite(at) ? at : null)
const span = ({ firstAt, lastAt }: Tally): [number | null, number | null] => [finite(firstAt), finite(lastAt)]

/** Adds this import to the statistics that lists are shown from. */
function placeStatistics(db: WriteDb, ledger: NameLedger): void {
  const earliest =
    'first_at = min(coalesce(first_at, excluded.first_at), coalesce(excluded.first_at, first_at))'
  const latest = 'last_at = max(coalesce(last_at, excluded.last_at), coalesce(excluded.last_at, last_at))'
  const conversation = db.prepare<[number, number, number | null, number | null]>(
    `INSERT INTO conversation_stat (conversation, rows, first_at, last_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (conversation) DO UPDATE SET rows = rows + excluded.rows, ${earliest}, ${latest}`,
  )
  const handle = db.prepare<[number, number, number, number | null, number | null]>(
    `INSERT INTO handle_stat (handle, sent, received, first_at, last_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (handle) DO UPDATE SET sent = sent + excluded.sent, received = received + excluded.received, ${earliest}, ${latest}`,
  )
  const day = db.prepare<[number, number]>(
    'INSERT INTO day_stat (day, rows) VALUES (?, ?) ON CONFLICT (day) DO UPDATE SET rows = rows + excluded.rows',
  )
  const used = (each: LedgerHandle | LedgerConversation) => each.rows > 0
  for (const each of ledger.conversations.filter(used)) conversation.run(each.id, each.rows, ...span(each))
  for (const each of ledger.handles.filter(used)) handle.run(each.id, each.sent, each.received, ...span(each))
  for (const [number, rows] of ledger.days) day.run(number, rows)
}
