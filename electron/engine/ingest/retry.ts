import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { headerSignature, type Mapping, mappingProblems } from '../../../shared/domain/mapping.ts'
import { appendAudit } from '../audit/index.ts'
import { emptyLog, openWrite, type ReadDb, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess, JobCall, JobRunner, SpecOf } from '../seat.ts'
import { BesideRows, besideInto } from './beside-rows.ts'
import { describeFailure } from './failure.ts'
import { type ImageFacts, type ImportedImages, noImages } from './images.ts'
import { NameLedger } from './name-ledger.ts'
import { placeRejects, placeRun } from './place.ts'
import { nextMessageId, placeMessages } from './place-messages.ts'
import { placeNames, placeStatistics } from './place-names.ts'
import { type PartFindings, stageBatches } from './read-part.ts'
import { type KeptReject, retryBatches } from './retry-records.ts'
import { saveMapping } from './saved-mappings.ts'
import { Staging } from './staging.ts'
import { TallyBook } from './tally.ts'
import { toleranceOf } from './tolerance.ts'

interface Retried {
  readonly id: SourceId
  readonly name: string
  readonly sha256: string
  readonly format: string
  readonly columns: readonly string[]
  readonly mappingName: string
  /** Whose pack the whole file is; '': a column says so, or nobody. */
  readonly owner: string
}

export interface RetryResult {
  readonly source: SourceId
  readonly read: number
  readonly stored: number
  readonly rejected: number
}

/** Rejects read at a time. */
const pageRows = 1000

/**
 * Reads the rejected rows of a source again from their own text, under a corrected mapping. Those that are rows now come into the case as
 * a run of their own, in one transaction; where none does, nothing is changed. read = stored + rejected, to the row.
 * @throws WinnowError not.found, import.mapping, state.conflict (withdrawn), case.readonly, disk.full, call.cancelled
 */
export const runRetry: JobRunner<'retry'> = async ({ access }, spec, call) => {
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  if (access.readOnly) {
    throw new WinnowError(
      'case.readonly',
      'Another process has this case open: try again there, or close it first.',
    )
  }
  const paths = casePaths(access.folder)
  mkdirSync(paths.staging, { recursive: true })
  const db = openWrite(paths.db, access.key)
  let name = 'The source'
  try {
    const source = sourceOf(db, spec.params.source)
    name = source.name
    refuse(db, source, spec.params.mapping)
    const result = await retry(db, access, source, spec, call)
    return { ...result }
  } catch (error) {
    throw describeFailure(error, name)
  } finally {
    db.close()
  }
}

async function retry(
  db: WriteDb,
  access: CaseAccess,
  source: Retried,
  { params, actor }: SpecOf<'retry'>,
  call: JobCall,
): Promise<RetryResult> {
  const startedAt = call.now()
  const { mapping } = params
  const { columns, owner } = source
  const ledger = new NameLedger(db, source)
  const staging = new Staging(join(casePaths(access.folder).staging, `${randomUUID()}.rows`), access.key)
  try {
    call.progress({ step: 'reading', done: 0, total: null, unit: 'rows', rows: 0 })
    const found = await stageBatches(
      retryBatches(openPages(db, source.id), mapping.dialect, columns),
      { mapping, columns, owner },
      staging,
      async (question) => ledger.answer(question),
      { cancelled: call.cancelled, progress: (_bytes, rows) => call.progress({ done: rows, rows }) },
    )
    const result = {
      source: source.id,
      read: staging.rows + staging.rejected,
      stored: staging.rows,
      rejected: staging.rejected,
    }
    if (staging.rows === 0) return result
    db.pragma('foreign_keys = OFF')
    db.transaction(() => {
      const signature = headerSignature(columns)
      const saved = saveMapping(db, source.mappingName, mapping, signature, actor.account, call.now())
      const images = imagesOf(db, source.id)
      const mediaIds = mediaIdsOf(db, images.all)
      const tallies = talliesOf(found)
      placeNames(db, ledger, tallies)
      const first = nextMessageId(db)
      const beside = new BesideRows(besideInto(db), first)
      const placed = placeMessages(
        db,
        source.id,
        first,
        [staging],
        beside,
        images,
        mediaIds,
        new Set(),
        (rows) => {
          call.checkCancelled()
          call.progress({ step: 'placing rows', done: rows, rows })
        },
      )
      const read = { rows: staging.rows, rejected: staging.rejected }
      const run = placeRun(db, 'retry', source.id, saved.id, actor, startedAt, read, 0, placed, call.now())
      // Before the new rejects stand beside the old ones.
      closeRejects(db, source.id, run, staging)
      placeRejects(db, run, { staged: [staging] })
      placeStatistics(db, run, tallies)
      appendAudit(db, call.now(), actor, {
        action: 'source.retry',
        target: source.sha256,
        detail: {
          file: source.name,
          ...result,
          mapping: { name: source.mappingName, version: saved.version, ...mapping },
        },
      })
    }).immediate()
    emptyLog(db)
    call.changed('messages', 'audit')
    call.follow({ kind: 'index', params: {}, actor })
    call.follow({ kind: 'twins', params: { toleranceMs: toleranceOf(db) }, actor })
    return result
  } finally {
    staging.close()
  }
}

function talliesOf({ tallies }: PartFindings): TallyBook {
  const book = new TallyBook()
  book.add(tallies)
  return book
}

/** @throws WinnowError not.found */
function sourceOf(db: ReadDb, id: SourceId): Retried {
  const row = db
    .prepare<[number], Omit<Retried, 'columns' | 'owner'> & { columns: string }>(
      `SELECT s.id, s.name, s.sha256, s.format, s.columns, m.name AS mappingName
       FROM source AS s JOIN mapping AS m ON m.id = s.mapping WHERE s.id = ?`,
    )
    .get(id)
  if (row === undefined) throw new WinnowError('not.found', `This case has no source ${id}.`)
  // What was said of the whole file stands with its import (audit_action).
  const owner = db
    .prepare<[string, number], string | null>(
      `SELECT detail ->> '$.owner' FROM audit WHERE action = 'import' AND target = ? AND detail ->> '$.source' = ?`,
    )
    .pluck()
    .get(row.sha256, id)
  return { ...row, columns: JSON.parse(row.columns) as string[], owner: owner ?? '' }
}

function refuse(db: ReadDb, source: Retried, mapping: Mapping): void {
  const problems = mappingProblems(mapping, source.columns)
  if (mapping.dialect.format !== source.format) {
    problems.push(`The file was read as ${source.format}, and its rows can only be read again so.`)
  }
  if (problems.length > 0) {
    throw new WinnowError(
      'import.mapping',
      `The rejected rows of ${source.name} cannot be read under this mapping. ${problems.join(' ')}`,
      { problems, columns: [...source.columns] },
    )
  }
  // source_state_source (source, id).
  const state = db
    .prepare<[number], string>('SELECT state FROM source_state WHERE source = ? ORDER BY id DESC LIMIT 1')
    .pluck()
    .get(source.id)
  if (state === 'withdrawn') {
    throw new WinnowError(
      'state.conflict',
      `${source.name} is withdrawn: reinstate it before its rejected rows.`,
    )
  }
}

/** The rejects that were not tried again yet, in the order of rows. */
function* openPages(db: ReadDb, source: SourceId): Generator<KeptReject[]> {
  // import_run_source, reject_run, and the primary key of reject_retry.
  const page = db.prepare<[number, number, number, number], KeptReject>(
    `SELECT r.id, r.row, r.line, r.reason, r.detail, r.raw FROM import_run AS i JOIN reject AS r ON r.run = i.id
     WHERE i.source = ? AND (r.row, r.id) > (?, ?) AND NOT EXISTS (SELECT 1 FROM reject_retry AS t WHERE t.reject = r.id)
     ORDER BY r.row, r.id LIMIT ?`,
  )
  for (let row = -1, id = 0; ; ) {
    const rejects = page.all(source, row, id, pageRows)
    if (rejects.length > 0) yield rejects
    const last = rejects.at(-1)
    if (last === undefined || rejects.length < pageRows) return
    row = last.row
    id = last.id
  }
}

/** Puts down what became of each. */
function closeRejects(db: WriteDb, source: SourceId, run: number, staging: Staging): void {
  const again = new Set<number>()
  for (const { row } of staging.rejects()) again.add(row)
  const tried = [...openPages(db, source)].flatMap((page) => page.map(({ id, row }) => ({ id, row })))
  const close = db.prepare<[number, number, number, number]>(
    'INSERT INTO reject_retry (reject, run, row, stored) VALUES (?, ?, ?, ?)',
  )
  for (const { id, row } of tried) close.run(id, run, row, again.has(row) ? 0 : 1)
}

/** The images that came with the source, by the names that its other rows give them. */
function imagesOf(db: ReadDb, source: SourceId): ImportedImages {
  // The primary key (message, ordinal) over the source's runs.
  const named = db
    .prepare<[number], { name: string } & ImageFacts>(
      `SELECT mm.name, i.sha256, i.bytes, i.type, i.width, i.height, i.taken_at AS takenAt, i.taken_text AS takenText, i.latitude,
         i.longitude, i.device, i.exif, i.orientation, i.frames, i.dhash, i.problem
       FROM import_run AS r JOIN message_media AS mm ON mm.message BETWEEN r.first_id AND r.last_id
       JOIN media AS i ON i.id = mm.media WHERE r.source = ?`,
    )
    .all(source)
  const byName = new Map<string, ImageFacts>(named.map(({ name, ...facts }) => [name.toLowerCase(), facts]))
  return { ...noImages, all: [...byName.values()], find: (name) => byName.get(name.toLowerCase()) ?? null }
}

/** Ids of images that the case has. */
function mediaIdsOf(db: ReadDb, images: readonly ImageFacts[]): Map<string, number> {
  // media.sha256 is unique and so indexed.
  const find = db.prepare<[string], number>('SELECT id FROM media WHERE sha256 = ?').pluck()
  return new Map(images.map(({ sha256 }) => [sha256, find.get(sha256) ?? 0]))
}
