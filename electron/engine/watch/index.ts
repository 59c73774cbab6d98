import type { ReadHandlers } from '../seat.ts'
import { exportTable } from './export.ts'
import { pageHandles } from './handle-table.ts'
import { answerList, answerLists, answerMarks } from './lists.ts'
import { readWatchFile } from './read-file.ts'
import { pageTerms } from './tables.ts'

export { hasLists, runWatch } from './run-watch.ts'
export { watchWrites } from './save.ts'

type WatchRead = `watch.${'lists' | 'get' | 'read' | 'terms' | 'handles' | 'export' | 'marks'}`

export const watchReads: ReadHandlers<WatchRead> = {
  'watch.lists': (seat, _params, call) => answerLists(seat, call),
  'watch.get': (seat, params, call) => answerList(seat, params, call),
  'watch.marks': (seat, _params, call) => answerMarks(seat, call),
  'watch.terms': (seat, params, call) => pageTerms(seat, params, call),
  'watch.handles': (seat, params, call) => pageHandles(seat, params, call),
  'watch.read': (_seat, { path, reading }) => readWatchFile(path, reading),

  'watch.export': (seat, params, call) => {
    const { rows, list, version } = exportTable(seat, params, call)
    const { what, path } = params
    call.record({ action: 'watch.export', target: list, detail: { version, what, path, rows } })
    return { rows }
  },
}
