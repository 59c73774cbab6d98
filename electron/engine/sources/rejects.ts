import { closeSync, existsSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Reject } from '../../../shared/contract/source.ts'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import { mustHave, openRejects, runsOf, type SourceRun } from './runs.ts'

/** A page of the rejected rows of a source that did not come in later, in file order; of one reason alone where it is given. */
export function pageRejects(
  db: ReadDb,
  source: SourceId,
  reason: string | undefined,
  from: number,
  count: number,
): { total: number; rejects: Reject[] } {
  mustHave(db, source)
  const runs = runsOf(db, source)
  const open = openRejects(runs)
  const where = `${open.from} AND (? IS NULL OR r.reason = ?)`
  const params = [...open.params, reason ?? null, reason ?? null]
  const total =
    db
      .prepare<unknown[], number>(`SELECT count(*) ${where}`)
      .pluck()
      .get(...params) ?? 0
  const rejects = db
    .prepare<unknown[], Reject>(
      `SELECT r.row, r.line, r.reason, r.detail, r.raw ${where} ORDER BY ${fileOrder(runs)} LIMIT ? OFFSET ?`,
    )
    .all(...params, count, from)
  return { total, rejects }
}

/**
 * Writes the rejected rows of a source that did not come in later as CSV, under a name that must be free; a failed or cancelled export leaves nothing.
 * @throws WinnowError file.exists, file.unreadable, disk.full, call.cancelled
 */
export function exportRejects(
  db: ReadDb,
  source: SourceId,
  path: string,
  checkCancelled: () => void,
): { rows: number } {
  mustHave(db, source)
  const runs = runsOf(db, source)
  const open = openRejects(runs)
  const rejects = db.prepare<unknown[], Reject>(
    `SELECT r.row, r.line, r.reason, r.detail, r.raw ${open.from} ORDER BY ${fileOrder(runs)}`,
  )
  const part = `${path}.part`
  const fd = create(path, part)
  let rows = 0
  try {
    writeSync(fd, byteOrderMark + csvLine(['row', 'line', 'reason', 'detail', 'raw']))
    for (const { row, line, reason, detail, raw } of rejects.iterate(...open.params)) {
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

/** In one run the order of ids is the order of the file; with rejects that were tried again, rows give it. */
const fileOrder = (runs: readonly SourceRun[]): string => (runs.length === 1 ? 'r.id' : 'r.row, r.id')
