import { listSaved, versionsOf } from '../search-record/index.ts'
import type { ReadHandlers } from '../seat.ts'
import { compare, openDifference } from './compare.ts'
import { exportSearches } from './export.ts'
import { pageSearches, recordOf } from './history.ts'

type SearchesRead =
  | `search.${'log' | 'record' | 'compare' | 'difference' | 'export'}`
  | `saved.${'list' | 'versions'}`

export const searchesReads: ReadHandlers<SearchesRead> = {
  'search.log': ({ db }, params) => pageSearches(db, params),
  'search.record': ({ db }, { search }) => recordOf(db, search),
  'search.compare': compare,
  'search.difference': openDifference,

  'search.export': (seat, params, call) => {
    const written = exportSearches(seat, params, call)
    call.record({
      action: 'search.export',
      detail: {
        path: params.path,
        searches: written.searches,
        compared: params.compare,
        files: written.files,
      },
    })
    return written
  },

  'saved.list': ({ db }) => ({ saved: listSaved(db) }),
  'saved.versions': ({ db }, { name }) => ({ versions: versionsOf(db, name) }),
}
