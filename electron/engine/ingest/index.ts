import { WinnowError } from '../../../shared/contract/error.ts'
import { needsZone } from '../../../shared/domain/mapping.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import { heldSince } from '../db/holder.ts'
import type { ReadCall, ReadHandlers, WriteHandlers } from '../seat.ts'
import { inspect } from './inspect.ts'
import { look } from './look.ts'
import { exportMapping, listSaved, readMappingFile, saveMapping } from './saved-mappings.ts'
import { forget, listUnfinished } from './unfinished.ts'

export { keptColumnsOf } from './kept-columns.ts'
export { layBlocks } from './laid-blocks.ts'
export { readPart } from './read-part.ts'
export { runRetry } from './retry.ts'
export { runImport } from './run-import.ts'
export { sampleImport } from './sample-import.ts'
export { toleranceOf } from './tolerance.ts'

type IngestMethod =
  | 'import.look'
  | 'import.inspect'
  | 'import.times'
  | 'import.unfinished'
  | 'mapping.list'
  | 'mapping.export'

const checking = (call: ReadCall) => () => {
  if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}

export const ingestReads: ReadHandlers<IngestMethod> = {
  'import.look': ({ access }, { path }, call) => look(path, access, checking(call)),

  'import.inspect': (seat, { mapping, ...target }, call) => inspect(seat, target, mapping, checking(call)),

  'import.times': (_seat, { texts, mapping }) => {
    const { timeFormat, zone } = mapping
    if (timeFormat === null || (zone === null && needsZone(mapping))) {
      return {
        times: texts.map((text) => ({ text, at: null, problem: 'the zone or the format is not decided' })),
      }
    }
    const parser = new TimeParser(timeFormat, zone ?? 'UTC')
    return {
      times: texts.map((text) => {
        const at = parser.parse(text)
        return Number.isNaN(at) ? { text, at: null, problem: parser.reason } : { text, at, problem: null }
      }),
    }
  },

  // Those begun since this process has the case open are its own jobs.
  'import.unfinished': ({ db, access }) => {
    const since = heldSince(access.folder) ?? Number.POSITIVE_INFINITY
    return { imports: listUnfinished(db).filter(({ startedAt }) => startedAt < since) }
  },

  'mapping.list': ({ db }) => ({ mappings: listSaved(db) }),

  'mapping.export': ({ db }, { name, path }, call) => {
    exportMapping(db, name, path)
    call.record({ action: 'mapping.export', target: name, detail: { path } })
    return {}
  },
}

export const ingestWrites: WriteHandlers<'import.forget' | 'mapping.import'> = {
  'import.forget': ({ db }, { id }, call) => {
    if (!forget(db, id)) throw new WinnowError('not.found', 'There is no such import any more.')
    call.record({ action: 'import.forget', target: String(id) })
    call.changed('messages')
    return {}
  },

  'mapping.import': ({ db }, { path }, call) => {
    const { name, signature, mapping } = readMappingFile(path)
    const { version } = saveMapping(db, name, mapping, signature, call.actor.account, call.now())
    call.record({ action: 'mapping.import', target: name, detail: { path, version } })
    return { name, version }
  },
}
