import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { type IdList, listed, stretch } from './id-list.ts'
import { timeOrder } from './time-order.ts'

type ListOf = Params<'list.open'>['of']

/**
 * The rows that a list shows, in time order.
 * @throws WinnowError not.found, call.cancelled
 */
export function listIds(seat: ReadSeat, of: ListOf, cancelled: () => boolean): IdList {
  const { db } = seat
  const inOrder = (ids: number[]) => listed(timeOrder(seat).sort(Uint32Array.from(ids), cancelled))
  switch (of.kind) {
    case 'all':
      return timeOrder(seat).all()
    case 'conversation':
      mustExist(db, 'conversation', of.conversation)
      return listed(ofConversation(db, of.conversation))
    case 'handle':
      mustExist(db, 'handle', of.handle)
      return listed(ofHandle(db, of.handle))
    case 'tag':
      mustExist(db, 'tag_def', of.def)
      // tag_def_state (def, state, message) covers it.
      return inOrder(
        ids(
          db,
          `SELECT DISTINCT message FROM tag WHERE def = ? AND state IN ('proposed', 'approved', 'returned')
           ORDER BY message`,
          of.def,
        ),
      )
    case 'source':
      mustExist(db, 'source', of.source)
      return ofSource(db, of.source)
    case 'media':
      // The primary key (message, ordinal) gives them in order.
      return inOrder(ids(db, 'SELECT DISTINCT message FROM message_media ORDER BY message'))
  }
}

function ofConversation(db: ReadDb, conversation: number): Uint32Array {
  // message_conversation (conversation, sent_at, and the id at its end) covers both halves; a sort by "is null" would not use it.
  const dated = 'SELECT id FROM message WHERE conversation = ? AND sent_at IS NOT NULL ORDER BY sent_at, id'
  const undated = 'SELECT id FROM message WHERE conversation = ? AND sent_at IS NULL ORDER BY id'
  return Uint32Array.from(ids(db, dated, conversation).concat(ids(db, undated, conversation)))
}

/** Sent by the handle: message_sender. Received: through its conversations, since recipients have no index of their own. */
function ofHandle(db: ReadDb, handle: number): Uint32Array {
  const sorted = db
    .prepare<[{ handle: number }], number>(
      `SELECT id FROM (
         SELECT id, sent_at FROM message WHERE sender = @handle
         UNION ALL
         SELECT m.id, m.sent_at FROM participant AS p CROSS JOIN message AS m ON m.conversation = p.conversation
         WHERE p.handle = @handle AND m.recipient = @handle AND m.sender IS NOT @handle)
       ORDER BY sent_at IS NULL, sent_at, id`,
    )
    .pluck()
    .all({ handle })
  return Uint32Array.from(sorted)
}

function ofSource(db: ReadDb, source: number): IdList {
  const run = db
    .prepare<[number], { first: number; last: number }>(
      'SELECT first_id AS first, last_id AS last FROM import_run WHERE source = ? AND first_id IS NOT NULL',
    )
    .get(source)
  return run === undefined ? stretch(1, 0) : stretch(run.first, run.last - run.first + 1)
}

function ids(db: ReadDb, sql: string, ...params: number[]): number[] {
  return db
    .prepare<number[], number>(sql)
    .pluck()
    .all(...params)
}

const things = {
  conversation: 'conversation',
  handle: 'handle',
  tag_def: 'tag definition',
  source: 'source',
} as const

function mustExist(db: ReadDb, table: keyof typeof things, id: number): void {
  if (db.prepare(`SELECT 1 FROM ${table} WHERE id = ?`).get(id) !== undefined) return
  throw new WinnowError('not.found', `This case has no ${things[table]} ${id}.`)
}
