import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { encodingOf } from '../../../shared/domain/dialect.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { headerSignature, keptColumns } from '../../../shared/domain/mapping.ts'
import { appendAudit } from '../audit/index.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Actor, JobCall } from '../seat.ts'
import type { KnownRows } from './known-rows.ts'
import type { PlacedMessages } from './place-messages.ts'
import { placeStatistics } from './place-names.ts'
import { placeRows, type RowsToPlace, type Scratch } from './place-rows.ts'
import type { ReadFile } from './read-file.ts'
import { rejectReasons } from './reject-reasons.ts'
import { saveMapping } from './saved-mappings.ts'
import { forget } from './unfinished.ts'

/** What is recorded of the file itself. */
export interface FileFacts {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly archive: string | null
  readonly archiveSha256: string | null
  readonly columns: readonly string[]
  readonly startedAt: number
}

export interface Placed extends PlacedMessages {
  readonly source: SourceId
}

/** What an import has gathered before anything of it is in the case. */
export interface Gathered extends RowsToPlace {
  readonly file: FileFacts
  /** Its entry among the unfinished imports. */
  readonly attempt: number
}

/**
 * Puts everything that an import has read into the case, in one transaction with its audit entry: either all of it is there, or nothing.
 * The connection has foreign keys off: every id written here was made here or read from the case a moment ago.
 * @throws WinnowError import.duplicate, call.cancelled
 */
export async function place(
  db: WriteDb,
  params: Params<'import.start'>,
  actor: Actor,
  gathered: Gathered,
  scratch: Scratch,
  call: JobCall,
  timed: (step: string) => void,
): Promise<Placed> {
  db.exec('BEGIN IMMEDIATE')
  try {
    const { file } = gathered
    refuseDuplicate(db, { ...file, sheet: params.sheet })
    const signature = headerSignature(file.columns)
    const { id: mapping } = saveMapping(
      db,
      params.mappingName,
      params.mapping,
      signature,
      actor.account,
      call.now(),
    )
    const source = placeSource(db, params, actor, file, mapping, call.now())
    const rows = await placeRows(db, source, gathered, scratch, call)
    timed('placing rows')
    call.progress({ step: 'finishing', cancellable: false })
    placeRest(db, params, actor, gathered, { source, mapping, rows }, call)
    db.exec('COMMIT')
    return { ...rows, source }
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK')
    throw error
  }
}

/** The run, and everything about it. */
function placeRest(
  db: WriteDb,
  params: Params<'import.start'>,
  actor: Actor,
  { file, read, images, known, attempt }: Gathered,
  { source, mapping, rows: placed }: { source: SourceId; mapping: number; rows: PlacedMessages },
  call: JobCall,
): void {
  const knownRows = known?.known.length ?? 0
  const run = placeRun(
    db,
    'import',
    source,
    mapping,
    actor,
    file.startedAt,
    read,
    knownRows,
    placed,
    call.now(),
  )
  placeRejects(db, run, read)
  if (known !== null) placeKnown(db, run, known, placed)
  placeStatistics(db, run, read.tallies)
  forget(db, attempt)
  appendAudit(db, call.now(), actor, {
    action: 'import',
    target: file.sha256,
    detail: {
      source,
      file: file.name,
      archive: file.archive,
      sheet: params.sheet,
      bytes: file.bytes,
      sha256: file.sha256,
      supersedes: params.supersedes,
      read: read.rows + read.rejected + knownRows,
      stored: read.rows,
      rejected: read.rejected,
      known: knownRows,
      different: known?.different.length ?? 0,
      mapping: { name: params.mappingName, ...params.mapping },
      owner: params.owner,
      ambiguousTimes: read.ambiguousTimes,
      unreadTimes: read.unreadTimes,
      images: {
        stored: images.all.length,
        found: placed.imagesFound,
        missing: placed.imagesMissing,
        refused: images.refused.length,
      },
    },
  })
}

function placeSource(
  db: WriteDb,
  params: Params<'import.start'>,
  actor: Actor,
  file: FileFacts,
  mapping: number,
  now: number,
): SourceId {
  const { dialect, zone } = params.mapping
  const source = db
    .prepare<unknown[], SourceId>(
      `INSERT INTO source (name, bytes, sha256, archive, archive_sha256, sheet, format, encoding, zone, supplier, tranche, exhibit,
         continuity, supersedes, mapping, columns, kept_columns, added_at, account)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id`,
    )
    .pluck()
    .get(
      file.name,
      file.bytes,
      file.sha256,
      file.archive,
      file.archiveSha256,
      params.sheet,
      dialect.format,
      encodingOf(dialect),
      zone ?? '',
      params.supplier,
      params.tranche,
      params.exhibit,
      params.continuity,
      params.supersedes,
      mapping,
      JSON.stringify(file.columns),
      JSON.stringify(keptColumns(params.mapping, file.columns)),
      now,
      actor.account,
    )
  if (source === undefined) throw new Error('INSERT … RETURNING gave no row')
  return source
}

/** @throws WinnowError import.duplicate when the case holds the same bytes; source_sha256 serves it. */
export function refuseDuplicate(
  db: WriteDb,
  file: { readonly name: string; readonly sha256: string; readonly sheet: string | null },
): void {
  const have = db
    .prepare<[string, string | null], { id: number; name: string; addedAt: number }>(
      `SELECT id, name, added_at AS addedAt FROM source WHERE sha256 = ? AND ifnull(sheet, '') = ifnull(?, '')`,
    )
    .get(file.sha256, file.sheet)
  if (have === undefined) return
  throw new WinnowError(
    'import.duplicate',
    `${file.name} is in this case already: the same bytes were imported as ${have.name} on ${new Date(have.addedAt).toISOString().slice(0, 10)}.`,
    { source: have.id },
  )
}

export function placeRun(
  db: WriteDb,
  kind: 'import' | 'retry',
  source: SourceId,
  mapping: number,
  actor: Actor,
  startedAt: number,
  read: Pick<ReadFile, 'rows' | 'rejected'>,
  known: number,
  placed: PlacedMessages,
  now: number,
): number {
  const { lastInsertRowid } = db
    .prepare(
      `INSERT INTO import_run (source, kind, mapping, started_at, finished_at, read, stored, rejected, known, first_id, last_id,
         images_found, images_missing, account)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      source,
      kind,
      mapping,
      startedAt,
      now,
      read.rows + read.rejected + known,
      read.rows,
      read.rejected,
      known,
      placed.firstId,
      placed.lastId,
      placed.imagesFound,
      placed.imagesMissing,
      actor.account,
    )
  return Number(lastInsertRowid)
}

export function placeRejects(db: WriteDb, run: number, { staged }: Pick<ReadFile, 'staged'>): void {
  const add = db.prepare<[number, number, number, string, string, string]>(
    'INSERT INTO reject (run, row, line, reason, detail, raw) VALUES (?, ?, ?, ?, ?, ?)',
  )
  for (const each of staged) {
    for (const { row, line, reason, detail, raw } of each.rejects()) {
      add.run(run, row, line, rejectReasons[reason], detail, raw)
    }
  }
}

function placeKnown(db: WriteDb, run: number, known: KnownRows, placed: PlacedMessages): void {
  const add = db.prepare<[number, number, number]>(
    'INSERT INTO known_row (run, row, message) VALUES (?, ?, ?)',
  )
  for (const { row, id } of known.known) add.run(run, row, id)
  const differs = db.prepare<[number, number, number]>(
    'INSERT INTO difference (message, run, earlier) VALUES (?, ?, ?)',
  )
  for (const { row, id } of known.different) {
    const message = placed.idsOfRows.get(row)
    if (message !== undefined) differs.run(message, run, id)
  }
}
