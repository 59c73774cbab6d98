import type { Answer } from '../../../shared/contract/index.ts'
import { listed, resultSets, timeOrder } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadHandlers } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { find, shardSet } from './find.ts'

export const searchReads: ReadHandlers<'search.run' | 'search.log'> = {
  'search.run': (seat, { text }, call) => {
    const version = dataVersion(seat.db)
    const { ids, notIndexed, spellings } = find(seat.db, shardSet(seat), text, call.cancelled)
    const opened = resultSets(seat).hold(listed(timeOrder(seat).sort(ids, call.cancelled)))
    call.logSearch({ text, rows: opened.rows, messages: opened.messages, dataVersion: version })
    return { ...opened, notIndexed, dataVersion: version, spellings }
  },

  'search.log': ({ db }, { before, limit }) => ({
    total: db.prepare<[], number>('SELECT count(*) FROM search_log').pluck().get() ?? 0,
    searches: searches(db, before, limit),
  }),
}

/** Newest first, by the primary key of search_log. */
function searches(db: ReadDb, before: number | null, limit: number): Answer<'search.log'>['searches'] {
  return db
    .prepare<[number, number], Answer<'search.log'>['searches'][number]>(
      `SELECT l.id, l.at, a.name AS account, l.text, l.rows, l.messages, l.data_version AS dataVersion
       FROM search_log AS l JOIN account AS a ON a.id = l.account
       WHERE l.id < ? ORDER BY l.id DESC LIMIT ?`,
    )
    .all(before ?? Number.MAX_SAFE_INTEGER, limit)
}
