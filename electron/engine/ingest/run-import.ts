import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ImportResult } from '../../../shared/contract/import.ts'
import { type Mapping, mappingProblems } from '../../../shared/domain/mapping.ts'
import { openWrite, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess, JobCall, JobRunner, SpecOf } from '../seat.ts'
import { hashFile } from './hash-file.ts'
import { importImages, noImages } from './images.ts'
import { NameLedger } from './name-ledger.ts'
import { place, refuseDuplicate } from './place.ts'
import { type ByteSource, columnsOf, openFile, readRecords } from './readers/index.ts'
import { RowMapper } from './row-mapper.ts'
import { Staging } from './staging.ts'

/** Milliseconds of reading after which other work of this thread gets its turn. */
const turnEvery = 50

/**
 * Imports one file: hashes it, reads it into staging, takes in its images, and places everything in one transaction. Cancelled or killed
 * before that transaction is committed, the case is as it was; a leftover staging file is removed when the case is next opened.
 * @throws WinnowError file.missing, file.unreadable, file.unknown, import.duplicate, import.mapping, import.failed, disk.full,
 *   case.readonly, call.cancelled
 */
export const runImport: JobRunner<'import'> = async (seat, spec, call) => {
  const { access } = seat
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  if (access.readOnly) {
    throw new WinnowError(
      'case.readonly',
      'Another process has this case open: import there, or close it first.',
    )
  }
  const source = openFile(spec.params.path)
  const paths = casePaths(access.folder)
  mkdirSync(paths.staging, { recursive: true })
  const staging = new Staging(join(paths.staging, `${randomUUID()}.rows`), access.key)
  let db: WriteDb | null = null
  try {
    db = openWrite(paths.db, access.key)
    return await importFile(db, access, spec, call, source, staging)
  } catch (error) {
    throw described(error, source.name)
  } finally {
    staging.close()
    db?.close()
    source.close()
  }
}

async function importFile(
  db: WriteDb,
  access: CaseAccess,
  { params, actor }: SpecOf<'import'>,
  call: JobCall,
  source: ByteSource,
  staging: Staging,
): Promise<ImportResult> {
  const startedAt = call.now()
  const steps: Record<string, number> = {}
  let since = performance.now()
  const timed = (step: string) => {
    const now = performance.now()
    steps[step] = Math.round(now - since) / 1000
    since = now
  }
  const { mapping } = params
  call.progress({ step: 'hashing', done: 0, total: source.size, unit: 'bytes' })
  const sha256 = hashFile(source, (done) => {
    call.checkCancelled()
    call.progress({ done })
  })
  timed('hashing')
  refuseDuplicate(db, { name: source.name, sha256 })
  const columns = columnsOf(source, mapping.dialect)
  refuseMapping(mapping, columns, source.name)

  const ledger = new NameLedger(db)
  const mapper = new RowMapper(mapping, columns, { sha256, name: source.name }, ledger, staging)
  await readAll(source, mapping, columns, mapper, staging, call)
  if (source.changed()) {
    throw new WinnowError(
      'import.failed',
      `${source.name} was changed while it was being read. Nothing was added: import it again once it is at rest.`,
    )
  }
  timed('reading')

  const images =
    params.images === null ? noImages : await importImages(access, params.images, mapper.imagesNamed, call)
  timed('images')

  prepare(db)
  const file = {
    name: source.name,
    bytes: source.size,
    sha256,
    columns,
    startedAt,
    ambiguousTimes: mapper.ambiguousTimes,
  }
  const placed = place(db, params, actor, file, staging, ledger, images, call, timed)
  db.pragma('wal_checkpoint(TRUNCATE)')
  timed('finishing')
  call.changed('messages', 'audit')
  call.follow({ kind: 'index', params: {}, actor })
  return {
    source: placed.source,
    name: source.name,
    sha256,
    read: staging.rows + staging.rejected,
    stored: staging.rows,
    rejected: staging.rejected,
    seconds: (call.now() - startedAt) / 1000,
    images: {
      found: placed.imagesFound,
      missing: placed.imagesMissing,
      undecodable: images.all.filter(({ problem }) => problem !== null).length,
    },
    handles: ledger.handles.length,
    conversations: ledger.conversations.length,
    ambiguousTimes: mapper.ambiguousTimes,
    steps,
  }
}

async function readAll(
  source: ByteSource,
  mapping: Mapping,
  columns: readonly string[],
  mapper: RowMapper,
  staging: Staging,
  call: JobCall,
): Promise<void> {
  call.progress({ step: 'reading', done: 0, total: source.size, unit: 'bytes', rows: 0 })
  let turned = performance.now()
  for (const batch of readRecords(source, mapping.dialect, columns)) {
    mapper.add(batch)
    call.checkCancelled()
    call.progress({ done: batch.bytes, rows: staging.rows + staging.rejected })
    if (performance.now() - turned > turnEvery) {
      await turn()
      turned = performance.now()
    }
  }
}

function refuseMapping(mapping: Mapping, columns: readonly string[], file: string): void {
  const problems = mappingProblems(mapping, columns)
  if (problems.length === 0) return
  throw new WinnowError(
    'import.mapping',
    `${file} cannot be imported under this mapping. ${problems.join(' ')}`,
    {
      problems,
      columns: [...columns],
    },
  )
}

/** Settings of the one connection that places an import. */
function prepare(db: WriteDb): void {
  db.pragma('foreign_keys = OFF')
}

function described(error: unknown, file: string): unknown {
  if (error instanceof Database.SqliteError) {
    if (error.code === 'SQLITE_FULL') {
      return new WinnowError(
        'disk.full',
        `The disk is full. Make room for about twice the size of ${file} and import again; nothing was added.`,
      )
    }
    return new WinnowError(
      'import.failed',
      `${file} could not be put into the case (${error.message}). Nothing was added.`,
    )
  }
  return error
}
