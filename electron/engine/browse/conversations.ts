import type { Conversation } from '../../../shared/contract/browse.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ConversationId, HandleId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { ReadSeat } from '../seat.ts'
import { nameBook } from './name-book.ts'
import { Orders } from './orders.ts'

type Sort = Params<'conversation.list'>['sort']

const orders: Record<Sort, string> = {
  rows: 's.rows DESC, c.name, c.id',
  name: 'c.name COLLATE NOCASE, c.id',
  first: 's.first_at IS NULL, s.first_at, c.id',
  last: 's.last_at IS NULL, s.last_at DESC, c.id',
}

const makeOrders = (seat: ReadSeat) =>
  new Orders<Sort>(
    seat.db,
    (sort) =>
      `SELECT c.id FROM conversation AS c JOIN conversation_stat AS s ON s.conversation = c.id ORDER BY ${orders[sort]}`,
  )

/** A page of conversations; with a text the best matches first, equal ones in the order asked for. */
export function listConversations(
  seat: ReadSeat,
  { text, sort, from, count }: Params<'conversation.list'>,
): { total: number; conversations: Conversation[] } {
  const ordered = seat.held(makeOrders).get(sort)
  const ids = text.trim() === '' ? ordered : matching(seat, text, ordered)
  const page = Array.from(ids.slice(from, from + count))
  return { total: ids.length, conversations: conversationsByIds(seat.db, page) }
}

/** @throws WinnowError not.found */
export function getConversation(db: ReadDb, id: ConversationId): Conversation {
  const [conversation] = conversationsByIds(db, [id])
  if (conversation === undefined) throw new WinnowError('not.found', `This case has no conversation ${id}.`)
  return conversation
}

/** Found by a name of its own or by a participant's. */
function matching(seat: ReadSeat, text: string, ordered: Uint32Array): Uint32Array {
  const scores = new Map<number, number>()
  const add = (id: number, score: number) => {
    const known = scores.get(id)
    if (known === undefined || score < known) scores.set(id, score)
  }
  const names = nameBook(seat)
  for (const { id, score } of names.conversations.search(text)) add(id, score)
  // participant_handle (handle, conversation) covers it.
  const of = seat.db
    .prepare<[number], number>('SELECT conversation FROM participant WHERE handle = ?')
    .pluck()
  for (const { id, score } of names.handles.search(text)) {
    for (const conversation of of.all(id)) add(conversation, score)
  }
  const found = ordered.filter((id) => scores.has(id))
  // A typed array's sort is stable: equal scores keep the order asked for.
  return found.sort((a, b) => (scores.get(a) ?? 0) - (scores.get(b) ?? 0))
}

interface Row {
  id: ConversationId
  name: string
  rows: number
  messages: number
  firstAt: number | null
  lastAt: number | null
}

function conversationsByIds(db: ReadDb, ids: readonly number[]): Conversation[] {
  const wanted = JSON.stringify(ids)
  const people = db
    .prepare<[string], { conversation: number; id: HandleId; name: string }>(
      `SELECT p.conversation, h.id, h.name FROM json_each(?) AS wanted
       CROSS JOIN participant AS p ON p.conversation = wanted.value JOIN handle AS h ON h.id = p.handle
       ORDER BY p.conversation, h.name`,
    )
    .all(wanted)
  const participants = Map.groupBy(people, ({ conversation }) => conversation)
  return db
    .prepare<[string], Row>(
      `SELECT c.id, c.name, coalesce(s.rows, 0) AS rows, coalesce(s.messages, 0) AS messages, s.first_at AS firstAt, s.last_at AS lastAt
       FROM json_each(?) AS wanted CROSS JOIN conversation AS c ON c.id = wanted.value
       LEFT JOIN conversation_stat AS s ON s.conversation = c.id ORDER BY wanted.key`,
    )
    .all(wanted)
    .map((row) => ({
      ...row,
      participants: (participants.get(row.id) ?? []).map(({ id, name }) => ({ id, name })),
    }))
}
