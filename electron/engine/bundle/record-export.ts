import type { BundleResult, Selection } from '../../../shared/contract/bundle.ts'
import type { Params } from '../../../shared/contract/index.ts'
import { appendAudit } from '../audit/index.ts'
import { openWrite, type WriteDb } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { Actor, AuditNote, CaseAccess } from '../seat.ts'
import type { BagWriter } from './bag-writer.ts'
import { fileError } from './file-error.ts'

interface Exported {
  readonly result: BundleResult
  readonly params: Params<'bundle.export'>
  readonly actor: Actor
  readonly at: number
}

/**
 * Publishes a sealed bag and records it, so that neither a bundle without a record nor a record without a bundle can be left in
 * silence, wherever the machine stops:
 * 1. the audit says `export.begin` with the manifest's hash; the bag still has its temporary name
 * 2. the bag is renamed
 * 3. the export's row and the audit's `export` are written in one transaction
 * A stop before 2 leaves a begin without an end and a .partial folder; one between 2 and 3 a bundle whose hash the begin names. If 2
 * or 3 fails the bundle is taken back and the audit says `export.failed`.
 */
export function recordExport(
  access: CaseAccess,
  bag: BagWriter,
  exported: Exported,
  now: () => number,
): void {
  const db = openWrite(casePaths(access.folder).db, access.key)
  const { result, params, actor } = exported
  const facts = {
    name: params.title,
    exhibit: params.exhibit,
    folder: result.folder,
    selection: selectionNote(params.selection),
    contextAsked: params.context,
    chosen: result.chosen,
    context: result.context,
    images: result.images,
    files: result.files,
    bytes: result.bytes,
  }
  const note = (action: string, detail: NonNullable<AuditNote['detail']>) =>
    appendAudit(db, now(), actor, { action, target: result.manifestSha256, detail })
  let published = false
  try {
    db.transaction(() => note('export.begin', facts)).immediate()
    bag.publish()
    published = true
    db.transaction(() => {
      insertExport(db, exported)
      note('export', facts)
    }).immediate()
  } catch (error) {
    if (published) bag.unpublish()
    const failure = fileError(error, result.folder)
    try {
      db.transaction(() => note('export.failed', { folder: result.folder, why: failure.message })).immediate()
    } catch {
      // The disk may have no room for that either; the begin without an end says as much.
    }
    throw failure
  } finally {
    db.close()
  }
}

function insertExport(db: WriteDb, { result, params, actor, at }: Exported): void {
  db.prepare(
    `INSERT INTO export (name, folder, selection, chosen, context, images, files, manifest_sha256, account, at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    params.title,
    result.folder,
    JSON.stringify(params.selection),
    result.chosen,
    result.context,
    result.images,
    result.files,
    result.manifestSha256,
    actor.account,
    at,
  )
}

/** The selection for the audit: a long list of messages is told by its size and ends; the export's row has all of it. */
function selectionNote(selection: Selection): NonNullable<AuditNote['detail']> {
  if (selection.kind !== 'messages' || selection.ids.length <= 50) return { ...selection }
  const ids = selection.ids.toSorted((a, b) => a - b)
  return { kind: 'messages', count: ids.length, first: ids[0] ?? null, last: ids.at(-1) ?? null }
}
