import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Reject, Source } from '../../../shared/contract/import.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { mappingSchema } from '../../../shared/domain/mapping.ts'
import type { ReadDb } from '../db/connection.ts'

interface SourceRow extends Omit<Source, 'columns' | 'keptColumns' | 'mapping' | 'reasons'> {
  run: number
  columns: string
  keptColumns: string
  mapping: string
  firstId: number | null
  lastId: number | null
}

/** Every source of the case with its ledger: read = stored + rejected. */
export function listSources(db: ReadDb): Source[] {
  const rows = db
    .prepare<[], SourceRow>(
      `SELECT s.id, s.name, s.bytes, s.sha256, s.format, s.encoding, s.zone, s.supplier, s.exhibit, s.continuity, s.columns,
         s.kept_columns AS keptColumns, m.definition AS mapping, m.name AS mappingName, s.added_at AS addedAt,
         coalesce(a.name, '') AS addedBy, r.id AS run, r.read, r.stored, r.rejected, r.first_id AS firstId, r.last_id AS lastId,
         r.images_found AS imagesFound, r.images_missing AS imagesMissing, NULL AS firstAt, NULL AS lastAt
       FROM source AS s
       JOIN import_run AS r ON r.source = s.id
       JOIN mapping AS m ON m.id = s.mapping
       LEFT JOIN account AS a ON a.id = s.account
       ORDER BY s.id`,
    )
    .all()
  // reject_run serves it.
  const reasons = db.prepare<[number], { reason: string; rows: number }>(
    'SELECT reason, count(*) AS rows FROM reject WHERE run = ? GROUP BY reason ORDER BY rows DESC, reason',
  )
  return rows.map(({ run, firstId, lastId, columns, keptColumns, mapping, ...row }) => ({
    ...row,
    ...timesOf(db, firstId, lastId),
    columns: JSON.parse(columns),
    keptColumns: JSON.parse(keptColumns),
    mapping: mappingSchema.parse(JSON.parse(mapping)),
    reasons: reasons.all(run),
  }))
}

/** First and last time of a run. Its ids are in the order of time, unknown times last, so both are found by few look-ups. */
function timesOf(
  db: ReadDb,
  firstId: number | null,
  lastId: number | null,
): { firstAt: number | null; lastAt: number | null } {
  if (firstId === null || lastId === null) return { firstAt: null, lastAt: null }
  const at = db.prepare<[number], number | null>('SELECT sent_at FROM message WHERE id = ?').pluck()
  const firstAt = at.get(firstId) ?? null
  if (firstAt === null) return { firstAt: null, lastAt: null }
  let low = firstId
  let high = lastId
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if ((at.get(middle) ?? null) === null) high = middle - 1
    else low = middle
  }
  return { firstAt, lastAt: at.get(low) ?? null }
}

/** A page of the rejected rows of a source, in file order, those of one reason alone where it is given. */
export function pageRejects(
  db: ReadDb,
  source: SourceId,
  reason: string | undefined,
  from: number,
  count: number,
): { total: number; rejects: Reject[] } {
  const run = runOf(db, source)
  const where = `FROM reject WHERE run = @run AND (@reason IS NULL OR reason = @reason)`
  const named = { run, reason: reason ?? null }
  // reject_run serves both: the order of ids is the order of the file.
  const total = db.prepare<[typeof named], number>(`SELECT count(*) ${where}`).pluck().get(named) ?? 0
  const rejects = db
    .prepare<[typeof named & { from: number; count: number }], Reject>(
      `SELECT row, line, reason, detail, raw ${where} ORDER BY id LIMIT @count OFFSET @from`,
    )
    .all({ ...named, from, count })
  return { total, rejects }
}

/**
 * Writes all rejected rows of a source as CSV, under a name that must be free; a failed or cancelled export leaves nothing.
 * @throws WinnowError file.exists, file.unreadable, disk.full, call.cancelled
 */
export function exportRejects(
  db: ReadDb,
  source: SourceId,
  path: string,
  checkCancelled: () => void,
): { rows: number } {
  const run = runOf(db, source)
  const rejects = db.prepare<[number], Reject>(
    'SELECT row, line, reason, detail, raw FROM reject WHERE run = ? ORDER BY id',
  )
  const part = `${path}.part`
  const fd = create(path, part)
  let rows = 0
  try {
    writeSync(fd, byteOrderMark + csvLine(['row', 'line', 'reason', 'detail', 'raw']))
    for (const { row, line, reason, detail, raw } of rejects.iterate(run)) {
      if (rows++ % 1000 === 0) checkCancelled()
      writeSync(fd, csvLine([String(row), String(line), reason, detail, raw]))
    }
  } catch (error) {
    closeSync(fd)
    rmSync(part, { force: true })
    throw codeOf(error) === 'ENOSPC'
      ? new WinnowError('disk.full', `The disk is full: ${path} was not written. Choose another place.`)
      : error
  }
  closeSync(fd)
  renameSync(part, path)
  return { rows }
}

function create(path: string, part: string): number {
  if (existsSync(path)) throw new WinnowError('file.exists', `${path} is already there: give another name.`)
  try {
    return openSync(part, 'w')
  } catch (error) {
    throw new WinnowError(
      'file.unreadable',
      `${path} cannot be written (${String(error)}). Choose another place.`,
    )
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** @throws WinnowError not.found */
function runOf(db: ReadDb, source: SourceId): number {
  // import_run_source serves it.
  const run = db.prepare<[number], number>('SELECT id FROM import_run WHERE source = ?').pluck().get(source)
  if (run === undefined) throw new WinnowError('not.found', `This case has no source ${source}.`)
  return run
}
