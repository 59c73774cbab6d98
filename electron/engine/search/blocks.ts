import type { Blocks } from '../../../shared/query/index.ts'
import type { ReadDb } from '../db/connection.ts'
import { watchTerms } from '../db/watch-terms.ts'
import { savedText } from '../search-record/index.ts'

/** What search: and list: stand for in a case. */
export const blocksOf = (db: ReadDb): Blocks => ({
  search: (name) => savedText(db, name),
  list: (name) => watchTerms(db, name),
})
