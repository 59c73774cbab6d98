import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer, Params } from '../../../shared/contract/index.ts'
import type { AccountId, MessageId } from '../../../shared/domain/ids.ts'
import { rowsByIds } from '../browse/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandlers } from '../seat.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'
import { mustBeWritable } from './own.ts'

/** Bookmarks of one account: what is kept of many messages is a tag. */
const mostBookmarks = 10_000

export const bookmarkWrites: WriteHandlers<'bookmark.put' | 'bookmark.remove'> = {
  'bookmark.put': (seat, { message, note }, call) => {
    mustBeWritable(seat)
    if (seat.db.prepare('SELECT 1 FROM message WHERE id = ?').get(message) === undefined) {
      throw new WinnowError('not.found', `This case has no message ${message}.`)
    }
    const others = seat.db
      .prepare<[number, number], number>('SELECT count(*) FROM bookmark WHERE account = ? AND message <> ?')
      .pluck()
      .get(call.actor.account, message)
    if (others !== undefined && others >= mostBookmarks) {
      throw new WinnowError(
        'state.conflict',
        `You have ${mostBookmarks} bookmarks, which is as many as are kept. Take some off, or tag what belongs together.`,
      )
    }
    seat.db
      .prepare(
        `INSERT INTO bookmark (account, message, note, at) VALUES (?, ?, ?, ?)
         ON CONFLICT (account, message) DO UPDATE SET note = excluded.note`,
      )
      .run(call.actor.account, message, note, call.now())
    call.changed('bookmarks')
    return {}
  },

  'bookmark.remove': (seat, { message }, call) => {
    mustBeWritable(seat)
    seat.db.prepare('DELETE FROM bookmark WHERE account = ? AND message = ?').run(call.actor.account, message)
    call.changed('bookmarks')
    return {}
  },
}

/** The messages on which an account has a bookmark, those of withdrawn sources left out. */
export function bookmarked(db: ReadDb, account: AccountId): Set<number> {
  // The primary key (account, message).
  const found = db
    .prepare<[number], number>(
      `SELECT message FROM bookmark WHERE account = ?${andVisible(hiddenRuns(db), 'message')}`,
    )
    .pluck()
    .all(account)
  return new Set(found)
}

interface Found {
  readonly message: MessageId
  readonly note: string
  readonly at: number
}

/** A page of an account's bookmarks, the latest first; those of withdrawn sources are left out. */
export function listBookmarks(
  db: ReadDb,
  { text, from, count }: Params<'bookmark.list'>,
  account: AccountId,
): Answer<'bookmark.list'> {
  // The primary key finds the account's; a person has hundreds, so they are sorted and searched as they are.
  const found = db
    .prepare<[number, string, string], Found>(
      `SELECT b.message, b.note, b.at FROM bookmark AS b JOIN message AS m ON m.id = b.message
       WHERE b.account = ?${andVisible(hiddenRuns(db), 'b.message')}
         AND (instr(lower(b.note), lower(?)) > 0 OR instr(lower(m.body), lower(?)) > 0)
       ORDER BY b.at DESC, b.message DESC`,
    )
    .all(account, text.trim(), text.trim())
  const page = found.slice(from, from + count)
  const rows = new Map(
    rowsByIds(
      db,
      page.map(({ message }) => message),
    ).map((row) => [row.id, row]),
  )
  return {
    total: found.length,
    bookmarks: page.flatMap(({ message, note, at }) => {
      const row = rows.get(message)
      return row === undefined ? [] : [{ message: row, note, at }]
    }),
  }
}

/** All bookmarks of an account in brief, those of withdrawn sources too. */
export function allBookmarks(db: ReadDb, account: AccountId): Answer<'bookmark.all'>['bookmarks'] {
  // The primary key.
  return db
    .prepare<[number], { message: MessageId; note: string }>(
      'SELECT message, note FROM bookmark WHERE account = ? ORDER BY message',
    )
    .all(account)
}
