import { WinnowError } from '../../../shared/contract/error.ts'
import type { Answer } from '../../../shared/contract/index.ts'
import { dayText } from '../../../shared/domain/days.ts'
import type { ConversationId, HandleId } from '../../../shared/domain/ids.ts'
import { columns, postings } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { hiddenRuns, onlyVisible } from '../sources/index.ts'
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
    days: daysOf(seat, id),
    contacts: contactsOf(db, id),
    aliases: aliasesOf(seat, id, handle.name),
    alike: lookalikes(seat).of(handle.name),
    attributions: attributionsByIds(db, attributionIds(db, id)),
  }
}

const dayMs = 86_400_000

/** What the handle sent and received on each day, of the rows that count. */
function daysOf(seat: ReadSeat, handle: number): HandlePage['days'] {
  const hidden = hiddenRuns(seat.db)
  const days = new Map<number, { sent: number; received: number }>()
  const count = (kind: 'sender' | 'recipient', what: 'sent' | 'received') => {
    const ids = onlyVisible(hidden, postings(seat).of(kind, handle))
    for (const at of columns(seat).times(ids)) {
      if (Number.isNaN(at)) continue
      const day = Math.floor(at / dayMs)
      const counts = days.get(day) ?? { sent: 0, received: 0 }
      counts[what]++
      days.set(day, counts)
    }
  }
  count('sender', 'sent')
  count('recipient', 'received')
  return [...days].sort(([a], [b]) => a - b).map(([day, counts]) => ({ day: dayText(day), ...counts }))
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
