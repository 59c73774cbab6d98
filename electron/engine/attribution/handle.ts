import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import { dayText } from '../../../shared/domain/days.ts'
import type { ConversationId, HandleId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { aliasesOf } from './aliases.ts'
import { lookalikes } from './alike.ts'
import { attributionsByIds } from './get.ts'
import { handlesByIds } from './handles.ts'
import { standings } from './standing.ts'

type HandlePage = Answer<'handle.get'>

/** One handle with its days, its contacts, the names that are like its own, and what has been said of its user. */
export function getHandle(seat: ReadSeat, id: HandleId): HandlePage {
  const { db } = seat
  const [handle] = handlesByIds(db, [id], standings(db))
  if (handle === undefined) throw new WinnowError('not.found', `This case has no handle ${id}.`)
  return {
    ...handle,
    days: daysOf(db, id, handle.received > 0),
    contacts: contactsOf(db, id),
    aliases: aliasesOf(db, id, handle.name),
    alike: lookalikes(seat).of(handle.name),
    attributions: attributionsByIds(db, attributionIds(db, id)),
  }
}

/** Days since 1970-01-01; the import takes no time before that. */
const day = 'sent_at / 86400000'

function daysOf(db: ReadDb, handle: number, receives: boolean): HandlePage['days'] {
  type Days = [day: number, rows: number][]
  // message_sender (sender, sent_at) covers what was sent.
  const sent = db
    .prepare<[number]>(
      `SELECT ${day}, count(*) FROM message WHERE sender = ? AND sent_at IS NOT NULL GROUP BY 1`,
    )
    .raw()
    .all(handle) as Days
  // What was received lies in the handle's conversations: participant_handle, then message_conversation.
  const received = receives
    ? (db
        .prepare<[{ handle: number }]>(
          `SELECT ${day}, count(*) FROM participant AS p CROSS JOIN message AS m ON m.conversation = p.conversation
           WHERE p.handle = @handle AND m.recipient = @handle AND m.sent_at IS NOT NULL GROUP BY 1`,
        )
        .raw()
        .all({ handle }) as Days)
    : []
  const days = new Map(sent.map(([at, rows]) => [at, { sent: rows, received: 0 }]))
  for (const [at, rows] of received) days.set(at, { sent: days.get(at)?.sent ?? 0, received: rows })
  return [...days].sort(([a], [b]) => a - b).map(([at, counts]) => ({ day: dayText(at), ...counts }))
}

/** In a busy channel everybody is everybody's contact; those beyond this many are its quietest conversations. */
const mostContacts = 1000

function contactsOf(db: ReadDb, handle: number): HandlePage['contacts'] {
  return db
    .prepare<
      [number, number],
      HandlePage['contacts'][number] & { handle: HandleId; conversation: ConversationId }
    >(
      `SELECT o.handle, h.name, o.conversation, coalesce(s.rows, 0) AS rows, s.first_at AS firstAt, s.last_at AS lastAt
       FROM participant AS p
       CROSS JOIN participant AS o ON o.conversation = p.conversation AND o.handle <> p.handle
       JOIN handle AS h ON h.id = o.handle LEFT JOIN conversation_stat AS s ON s.conversation = o.conversation
       WHERE p.handle = ? ORDER BY s.rows DESC, h.name, o.handle LIMIT ?`,
    )
    .all(handle, mostContacts)
}

function attributionIds(db: ReadDb, handle: number): number[] {
  // attribution_handle serves it.
  return db
    .prepare<[number], number>('SELECT id FROM attribution WHERE handle = ? ORDER BY id DESC')
    .pluck()
    .all(handle)
}
