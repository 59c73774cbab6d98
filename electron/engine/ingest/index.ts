import { WinnowError } from '../../../shared/contract/error.ts'
import { TimeParser } from '../../../shared/domain/time-parse.ts'
import type { ReadCall, ReadHandlers } from '../seat.ts'
import { inspect } from './inspect.ts'
import { listSaved } from './saved-mappings.ts'
import { exportRejects, listSources, pageRejects } from './sources.ts'

export { runImport } from './run-import.ts'
export { sampleImport } from './sample-import.ts'

type IngestMethod =
  | 'import.inspect'
  | 'import.times'
  | 'mapping.list'
  | 'source.list'
  | 'source.rejects'
  | 'source.exportRejects'

const checking = (call: ReadCall) => () => {
  if (call.cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}

export const ingestReads: ReadHandlers<IngestMethod> = {
  'import.inspect': ({ db }, { path, mapping }, call) => inspect(db, path, mapping, checking(call)),

  'import.times': (_seat, { texts, mapping: { timeFormat, zone } }) => {
    if (timeFormat === null || zone === null) {
      return {
        times: texts.map((text) => ({ text, at: null, problem: 'the zone or the format is not decided' })),
      }
    }
    const parser = new TimeParser(timeFormat, zone)
    return {
      times: texts.map((text) => {
        const at = parser.parse(text)
        return Number.isNaN(at) ? { text, at: null, problem: parser.reason } : { text, at, problem: null }
      }),
    }
  },

  'mapping.list': ({ db }) => ({ mappings: listSaved(db) }),
  'source.list': ({ db }) => ({ sources: listSources(db) }),
  'source.rejects': ({ db }, { source, reason, from, count }) => pageRejects(db, source, reason, from, count),

  'source.exportRejects': ({ db }, { source, path }, call) => {
    const written = exportRejects(db, source, path, checking(call))
    call.record({
      action: 'source.exportRejects',
      target: String(source),
      detail: { path, rows: written.rows },
    })
    return written
  },
}
