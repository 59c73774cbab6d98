import { WinnowError } from '../../../shared/contract/error.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandlers } from '../seat.ts'

/** What persons add to a search that was run: what they opened from it, and what they call it. */
export const markWrites: WriteHandlers<'search.opened' | 'search.name'> = {
  'search.opened': ({ db }, { search, message }, call) => {
    const number = numberOf(db, search)
    // The primary keys of message and search_opened.
    if (db.prepare('SELECT 1 FROM message WHERE id = ?').get(message) === undefined) {
      throw new WinnowError('not.found', `This case has no message ${message}.`)
    }
    const made = db
      .prepare('INSERT OR IGNORE INTO search_opened (search, message, account, at) VALUES (?, ?, ?, ?)')
      .run(number, message, call.actor.account, call.now())
    if (made.changes === 0) return {}
    call.record({ action: 'search.opened', target: search, detail: { number, message } })
    call.changed('searches')
    return {}
  },

  'search.name': ({ db }, { search, name }, call) => {
    const number = numberOf(db, search)
    db.prepare('INSERT INTO search_name (search, name, account, at) VALUES (?, ?, ?, ?)').run(
      number,
      name,
      call.actor.account,
      call.now(),
    )
    call.record({ action: 'search.name', target: search, detail: { number, name } })
    call.changed('searches')
    return {}
  },
}

/** A search's number in the case, by its unique lasting name. @throws WinnowError not.found */
export function numberOf(db: ReadDb, search: string): number {
  const number = db
    .prepare<[string], number>('SELECT id FROM search_record WHERE search = ?')
    .pluck()
    .get(search)
  if (number === undefined) throw new WinnowError('not.found', 'This case has no record of that search.')
  return number
}
