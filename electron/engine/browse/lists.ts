import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns, onlyVisible, type Range } from '../sources/index.ts'
import { type IdList, listed, stretch } from './id-list.ts'
import { timeOrder } from './time-order.ts'

type ListOf = Params<'list.open'>['of']

/**
 * The rows that a list shows, in time order.
 * @throws WinnowError not.found, call.cancelled
 */
export function listIds(seat: ReadSeat, of: ListOf, cancelled: () => boolean): IdList {
  const { db } = seat
  const hidden = hiddenRuns(db)
  const counting = (ids: number[]) => onlyVisible(hidden, Uint32Array.from(ids))
  const inOrder = (ids: number[]) => listed(timeOrder(seat).sort(counting(ids), cancelled))
  switch (of.kind) {
    case 'all':
      return timeOrder(seat).all()
    case 'conversation':
      mustExist(db, 'conversation', of.conversation)
      return listed(counting(ofConversation(db, of.conversation)))
    case 'handle':
      mustExist(db, 'handle', of.handle)
      return listed(counting(ofHandle(db, of.handle)))
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
      return ofSource(seat, of.source, hidden, cancelled)
    case 'media':
      // The primary key (message, ordinal) gives them in order.
      return inOrder(ids(db, 'SELECT DISTINCT message FROM message_media ORDER BY message'))
  }
}

function ofConversation(db: ReadDb, conversation: number): number[] {
  // message_conversation (conversation, sent_at, and the id at its end) covers both halves; a sort by "is null" would not use it.
  const dated = 'SELECT id FROM message WHERE conversation = ? AND sent_at IS NOT NULL ORDER BY sent_at, id'
  const undated = 'SELECT id FROM message WHERE conversation = ? AND sent_at IS NULL ORDER BY id'
  return ids(db, dated, conversation).concat(ids(db, undated, conversation))
}

/** Sent by the handle: message_sender. Received: through its conversations, since recipients have no index of their own. */
function ofHandle(db: ReadDb, handle: number): number[] {
  return db
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
}

/** Its import run, and those in which rejected rows came in after all. Nothing of a withdrawn one. */
function ofSource(
  seat: ReadSeat,
  source: number,
  hidden: readonly Range[],
  cancelled: () => boolean,
): IdList {
  // import_run_source serves it.
  const runs = seat.db
    .prepare<[number], Range>(
      'SELECT first_id AS first, last_id AS last FROM import_run WHERE source = ? AND first_id IS NOT NULL ORDER BY first_id',
    )
    .all(source)
    .filter((run) => !hidden.some(({ first }) => first === run.first))
  const [only] = runs
  if (runs.length <= 1)
    return only === undefined ? stretch(1, 0) : stretch(only.first, only.last - only.first + 1)
  const ids = new Uint32Array(runs.reduce((sum, { first, last }) => sum + last - first + 1, 0))
  let length = 0
  for (const { first, last } of runs) for (let id = first; id <= last; id++) ids[length++] = id
  return listed(timeOrder(seat).sort(ids, cancelled))
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
