import { listSaved, versionsOf } from '../search-record/index.ts'
import type { ReadHandlers } from '../seat.ts'
import { compare, openDifference } from './compare.ts'
import { pageSearches, recordOf } from './history.ts'

export { runDisclosure } from './run-disclosure.ts'

type SearchesRead = `search.${'log' | 'record' | 'compare' | 'difference'}` | `saved.${'list' | 'versions'}`

export const searchesReads: ReadHandlers<SearchesRead> = {
  'search.log': ({ db }, params) => pageSearches(db, params),
  'search.record': ({ db }, { search }) => recordOf(db, search),
  'search.compare': compare,
  'search.difference': openDifference,

  'saved.list': ({ db }) => ({ saved: listSaved(db) }),
  'saved.versions': ({ db }, { name }) => ({ versions: versionsOf(db, name) }),
}
