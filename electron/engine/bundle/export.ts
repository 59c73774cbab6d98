import { dirname, resolve, sep } from 'node:path'
import { selectionInWords } from '../../../shared/bundle/how-made.ts'
import type { BundleResult, Selection } from '../../../shared/contract/bundle.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import { openRead } from '../db/connection.ts'
import { casePaths } from '../db/paths.ts'
import type { CaseAccess, JobRunner } from '../seat.ts'
import { BagWriter } from './bag-writer.ts'
import { checkSpace, fileError } from './file-error.ts'
import { planOf } from './plan.ts'
import { recordExport } from './record-export.ts'
import { type Payload, type Writing, writePayload } from './write-bundle.ts'

/** Rough size of one message in messages.csv and messages.html together, for the check of free space. */
const bytesPerRow = 3_000
const bytesOfPages = 2_000_000

/**
 * Writes the bundle that `bundle.export` asks for. It is written under a temporary name from one snapshot of the case; when it
 * fails or is cancelled nothing of it is left. How it is published and recorded: see recordExport.
 */
export const runExport: JobRunner<'export'> = async ({ access, ports }, { params, actor }, call) => {
  if (access === null) throw new WinnowError('case.none', 'No case is open.')
  if (access.readOnly) {
    throw new WinnowError(
      'case.readonly',
      'The case is open for reading only, so the export could not be recorded. Export from the Winnow that holds the case.',
    )
  }
  const folder = placeOf(params.folder, access)
  const at = call.now()
  const db = openRead(casePaths(access.folder).db, access.key)
  const media = openRead(casePaths(access.folder).media, access.key)
  try {
    // One read transaction from choosing to the audit extract: whatever is decided meanwhile is not in this bundle.
    db.exec('BEGIN')
    call.progress({ step: 'choosing messages', unit: 'rows', total: null })
    const plan = planOf(db, access, params, call.cancelled)
    if (plan.chosen === 0) throw nothingChosen(params.selection)
    checkSpace(dirname(folder), plan.imageBytes + (plan.chosen + plan.context) * bytesPerRow + bytesOfPages)
    const bag = new BagWriter(folder)
    try {
      const writing: Writing = { db, media, bag, plan, params, actor, version: ports.version, at, call }
      const payload = await writePayload(writing)
      call.progress({ step: 'writing the manifests', cancellable: false })
      const sealed = bag.seal(bagInfo(writing, payload))
      call.checkCancelled()
      const result: BundleResult = {
        folder,
        chosen: plan.chosen,
        context: plan.context,
        images: payload.images,
        ...sealed,
      }
      recordExport(access, bag, { result, params, actor, at }, ports.now)
      call.changed('exports', 'audit')
      return result
    } catch (error) {
      bag.discard()
      throw fileError(error, bag.partial)
    }
  } finally {
    media.close()
    db.close()
  }
}

/** The folder to write, absolute. A bundle inside the case's own folder would be lost with it. */
function placeOf(asked: string, access: CaseAccess): string {
  const folder = resolve(asked)
  if (`${folder}${sep}`.startsWith(`${resolve(access.folder)}${sep}`)) {
    throw new WinnowError(
      'call.params',
      `${folder} is inside the case's own folder. Choose a place outside it.`,
    )
  }
  return folder
}

function nothingChosen(selection: Selection): WinnowError {
  const why =
    selection.kind === 'approved'
      ? 'No tag and no attribution has been approved yet, so there is nothing to export.'
      : 'The search finds no message, so there is nothing to export.'
  return new WinnowError('not.found', why)
}

/** bag-info.txt: the RFC's own labels first, then ours. */
function bagInfo({ params, actor, version, at, plan }: Writing, payload: Payload): [string, string][] {
  const day = new Date(at).toISOString()
  return [
    ['Bag-Software-Agent', `Winnow ${version}`],
    ['Bagging-Date', day.slice(0, 10)],
    ['External-Identifier', params.exhibit],
    ['External-Description', params.title],
    ['Bag-Group-Identifier', payload.info.id],
    ['Winnow-Version', version],
    ['Winnow-Case', payload.info.name],
    ['Winnow-Operation', payload.info.operation],
    ['Winnow-Protective-Marking', payload.info.marking],
    ['Winnow-Exported-By', `${actor.name} (${actor.role})`],
    ['Winnow-Exported-At', day],
    ['Winnow-Selection', selectionInWords(params.selection)],
    ['Winnow-Context', String(params.context)],
    ['Winnow-Messages', `${plan.chosen} chosen, ${plan.context} context`],
    ['Winnow-Images', String(payload.images)],
    ['Winnow-Attributions', String(payload.attributions)],
    ['Winnow-Audit-Head', payload.auditHead],
  ]
}
