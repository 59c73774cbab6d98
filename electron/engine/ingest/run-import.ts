import { randomUUID } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ImportResult } from '../../../shared/contract/import.ts'
import { type Mapping, mappingProblems } from '../../../shared/domain/mapping.ts'
import { emptyLog, openWrite, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { MapSpec } from '../hand.ts'
import { dropUnreferenced } from '../media/index.ts'
import type { CaseAccess, JobCall, JobRunner, SpecOf } from '../seat.ts'
import { isWithdrawn } from '../sources/index.ts'
import { describeFailure } from './failure.ts'
import { hashFile } from './hash-file.ts'
import { type ImportedImages, importImages, noImages } from './images.ts'
import { KnownRows } from './known-rows.ts'
import { NameLedger } from './name-ledger.ts'
import { openInput } from './open-input.ts'
import { type FileFacts, type Gathered, place, refuseDuplicate } from './place.ts'
import { type ReadFile, readFile } from './read-file.ts'
import { columnsOf, type Input, openFile } from './readers/index.ts'
import { openServed, type Served } from './served/index.ts'
import { toleranceOf } from './tolerance.ts'
import { begin, forget } from './unfinished.ts'

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
  const { params } = spec
  const paths = casePaths(access.folder)
  mkdirSync(paths.staging, { recursive: true })
  let served: Served | null = null
  let db: WriteDb | null = null
  let input: Input | null = null
  let attempt: number | null = null
  try {
    served = await openServed(params.path, access, call.checkCancelled)
    input = await openInput(served, params.member, params.sheet, params.mapping.dialect)
    db = openWrite(paths.db, access.key)
    attempt = begin(db, params, spec.actor, call.now())
    return await importFile(db, access, spec, call, served, input, attempt)
  } catch (error) {
    clearUp(db, access, attempt)
    throw describeFailure(error, basename(params.member ?? params.path))
  } finally {
    db?.close()
    input?.file.close()
    served?.close()
  }
}

/** What failed the import, a full disk, may fail its clearing up too: the first error is the one to tell, and the next log-in clears what stays. */
function clearUp(db: WriteDb | null, access: CaseAccess, attempt: number | null): void {
  const tryTo = (work: () => void) => {
    try {
      work()
    } catch {}
  }
  // Whoever asked for it is told; what a crash cuts off stays in the list.
  if (db !== null && attempt !== null) tryTo(() => forget(db, attempt))
  tryTo(() => dropUnreferenced(access))
}

async function importFile(
  db: WriteDb,
  access: CaseAccess,
  { params, actor }: SpecOf<'import'>,
  call: JobCall,
  served: Served,
  input: Input,
  attempt: number,
): Promise<ImportResult> {
  const steps: Record<string, number> = {}
  let since = performance.now()
  const timed = (step: string) => {
    const now = performance.now()
    steps[step] = Math.round(now - since) / 1000
    since = now
  }
  const { mapping } = params
  const file = await factsOf(served, input, params.member, mapping, call)
  timed('hashing')
  refuseDuplicate(db, { ...file, sheet: params.sheet })
  refuseMapping(mapping, file.columns, file.name, params.owner)

  const ledger = new NameLedger(db, params.supersedes === null ? file : firstVersion(db, params.supersedes))
  const known = params.supersedes === null ? null : earlierRows(db, params.supersedes, call)
  const spec: MapSpec = { ...file, dialect: mapping.dialect, mapping, file: file.name, owner: params.owner }
  const read = await readFile(input, spec, ledger, casePaths(access.folder).staging, access.key, known, call)
  try {
    if (input.file.changed()) {
      throw new WinnowError(
        'import.failed',
        `${file.name} was changed, replaced or removed while it was being read. Nothing was added: import it again once it is at rest.`,
      )
    }
    timed('reading')
    const images = await imagesOf(access, params, served, read, call)
    timed('images')
    prepare(db)
    const gathered: Gathered = { file, read, ledger, images, known, attempt }
    const scratch = {
      path: join(casePaths(access.folder).staging, `${randomUUID()}.blocks`),
      key: access.key,
    }
    const placed = await place(db, params, actor, gathered, scratch, call, timed)
    emptyLog(db)
    timed('finishing')
    call.changed('messages', 'audit')
    call.follow({ kind: 'index', params: {}, actor })
    if (read.rows > 0) call.follow({ kind: 'twins', params: { toleranceMs: toleranceOf(db) }, actor })
    return {
      source: placed.source,
      name: file.name,
      sha256: file.sha256,
      read: read.rows + read.rejected + (known?.known.length ?? 0),
      stored: read.rows,
      rejected: read.rejected,
      known: known?.known.length ?? 0,
      different: known?.different.length ?? 0,
      seconds: (call.now() - file.startedAt) / 1000,
      images: {
        found: placed.imagesFound,
        missing: placed.imagesMissing,
        undecodable: images.all.filter(({ problem }) => problem !== null).length,
      },
      handles: read.tallies.handles.size,
      conversations: read.tallies.conversations.size,
      ambiguousTimes: read.ambiguousTimes,
      unreadTimes: read.unreadTimes,
      steps,
    }
  } finally {
    read.close()
  }
}

async function factsOf(
  served: Served,
  input: Input,
  member: string | null,
  mapping: Mapping,
  call: JobCall,
): Promise<FileFacts> {
  const startedAt = call.now()
  const { file } = input
  const hash = (source: Input['file']) => {
    call.progress({ step: 'hashing', done: 0, total: source.size, unit: 'bytes' })
    return hashFile(source, (done) => {
      call.checkCancelled()
      call.progress({ done })
    })
  }
  let archiveSha256: string | null = null
  const inArchive = member !== null || mapping.dialect.format === 'images'
  if (inArchive && served.kind === 'archive') {
    const archive = openFile(served.path)
    try {
      archiveSha256 = hash(archive)
    } finally {
      archive.close()
    }
  }
  return {
    name: member ?? served.name,
    bytes: file.size,
    sha256: hash(file),
    archive: member === null ? null : served.name,
    archiveSha256,
    columns: await columnsOf(input, mapping.dialect),
    startedAt,
  }
}

/** The first of a file's versions: the one conversation of a file that names none stays the same in all of them. */
function firstVersion(db: WriteDb, source: number): { name: string; sha256: string } {
  if (isWithdrawn(db, source)) {
    throw new WinnowError(
      'state.conflict',
      'The earlier version was withdrawn, and its rows with it: reinstate it first, or import this file as a source of its own.',
    )
  }
  const first = db
    .prepare<[number], { name: string; sha256: string }>(
      `WITH RECURSIVE version (id, supersedes, name, sha256) AS (
         SELECT id, supersedes, name, sha256 FROM source WHERE id = ?
         UNION SELECT s.id, s.supersedes, s.name, s.sha256 FROM version AS v JOIN source AS s ON s.id = v.supersedes)
       SELECT name, sha256 FROM version WHERE supersedes IS NULL`,
    )
    .get(source)
  if (first !== undefined) return first
  throw new WinnowError('not.found', `This case has no source ${source}: choose the earlier version again.`)
}

function earlierRows(db: WriteDb, source: number, call: JobCall): KnownRows {
  call.progress({ step: 'reading the earlier version', done: 0, total: null, unit: 'rows' })
  return new KnownRows(db, source, call.checkCancelled)
}

/** A hash that names an image: MD5 or SHA-256. */
const imageHash = /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/i

/** The images that were chosen; else those served with the file: in its archive or folder, or inside the report itself. */
async function imagesOf(
  access: CaseAccess,
  { images, member, mapping }: SpecOf<'import'>['params'],
  served: Served,
  read: ReadFile,
  call: JobCall,
): Promise<ImportedImages> {
  const pictures = mapping.dialect.format === 'images'
  const own = pictures || member !== null || served.kind !== 'file' || served.attachments.length > 0
  if (images === null && !own) return noImages
  const hashes = new Set([...read.images].filter((name) => imageHash.test(name)))
  const named = { names: read.images, hashes, beside: images === null ? member : null }
  return importImages(access, images ?? served, named, call)
}

function refuseMapping(mapping: Mapping, columns: readonly string[], file: string, owner: string): void {
  const problems = mappingProblems(mapping, columns)
  if (mapping.columns.direction !== undefined && mapping.columns.owner === undefined && owner.trim() === '') {
    problems.push(
      "A direction needs the owner's handle: name the column that holds it, or say whose pack this is.",
    )
  }
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
