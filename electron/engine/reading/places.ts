import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import type { AccountId, ConversationId, MessageId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { WriteHandlers } from '../seat.ts'
import { andVisible, hiddenRuns } from '../sources/index.ts'
import { mustBeWritable } from './own.ts'

export const placeWrites: WriteHandlers<'place.put'> = {
  'place.put': (seat, { conversation, message }, call) => {
    mustBeWritable(seat)
    const { db } = seat
    const own = db
      .prepare('SELECT 1 FROM message WHERE id = ? AND conversation = ?')
      .get(message, conversation)
    if (own === undefined) {
      throw new WinnowError('not.found', `Conversation ${conversation} has no message ${message}.`)
    }
    db.prepare(
      `INSERT INTO reading_place (account, conversation, message, at) VALUES (?, ?, ?, ?)
       ON CONFLICT (account, conversation) DO UPDATE SET message = excluded.message, at = excluded.at`,
    ).run(call.actor.account, conversation, message, call.now())
    return {}
  },
}

/** Where an account stood last in a conversation; a row of a withdrawn source is no place to come back to. */
export function placeIn(db: ReadDb, conversation: ConversationId, account: AccountId): Answer<'place.get'> {
  // The primary key.
  const place = db
    .prepare<[number, number], { message: MessageId; at: number }>(
      `SELECT message, at FROM reading_place WHERE account = ? AND conversation = ?${andVisible(hiddenRuns(db), 'message')}`,
    )
    .get(account, conversation)
  return place ?? { message: null, at: null }
}
