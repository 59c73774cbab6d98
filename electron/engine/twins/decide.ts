import { WinnowError } from '../../../shared/contract/error.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import { keepTwins } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Call, WriteHandler, WriteSeat } from '../seat.ts'
import { countConversationMessages } from '../sources/index.ts'
import { apply, type Decision } from './decisions.ts'
import { firstOf } from './store.ts'

/** Says that rows are one message. @throws WinnowError not.found, state.conflict when they are already */
export const joinTwins: WriteHandler<'twin.join'> = (seat, { messages, note }, call) => {
  const wanted = [...new Set(messages)]
  const groups = new Set(wanted.map((id) => firstOf(seat.db, id)))
  const uids = uidsOf(seat.db, wanted)
  if (wanted.length < 2) {
    throw new WinnowError('call.params', 'One row cannot be joined with itself: name at least two.')
  }
  if (groups.size === 1 && !groups.has(null)) {
    throw new WinnowError('state.conflict', 'These rows are one message already.')
  }
  return decide(seat, { kind: 'join', messages: wanted }, uids, note, call)
}

/** Says that a row is a message of its own. @throws WinnowError not.found, state.conflict when it is already */
export const splitTwin: WriteHandler<'twin.split'> = (seat, { message, note }, call) => {
  const uids = uidsOf(seat.db, [message])
  if (firstOf(seat.db, message) === null) {
    throw new WinnowError('state.conflict', 'This row is a message of its own already.')
  }
  return decide(seat, { kind: 'split', messages: [message] }, uids, note, call)
}

/** Puts a decision down and applies it; the opposite decision takes it back. */
function decide(
  { db }: WriteSeat,
  decision: Decision,
  uids: string[],
  note: string,
  call: Call,
): Record<string, never> {
  const { kind, messages } = decision
  const before = membersWith(db, messages)
  apply(db, decision)
  keepTwins(db, [...before, ...membersWith(db, messages)])
  db.prepare('INSERT INTO twin_decision (kind, messages, note, account, at) VALUES (?, ?, ?, ?, ?)').run(
    kind,
    JSON.stringify(messages),
    note,
    call.actor.account,
    call.now(),
  )
  countConversationMessages(db, before)
  const [target = ''] = uids
  call.record({ action: `twin.${kind}`, target, detail: { messages: uids, note } })
  call.changed('twins', 'messages')
  return {}
}

/** The rows and all that are linked to them. */
function membersWith(db: ReadDb, messages: readonly number[]): number[] {
  return db
    .prepare<[{ ids: string }], number>(
      `SELECT value FROM json_each(@ids)
       UNION SELECT o.message FROM json_each(@ids) AS wanted
       JOIN twin AS t ON t.message = wanted.value JOIN twin AS o ON o.first = t.first`,
    )
    .pluck()
    .all({ ids: JSON.stringify(messages) })
}

/** Lasting names of messages, in their order. @throws WinnowError not.found */
function uidsOf(db: ReadDb, messages: readonly number[]): string[] {
  const find = db.prepare<[number], { sha256: string; sheet: string | null; row: number }>(
    'SELECT f.sha256, f.sheet, m.row FROM message AS m JOIN source AS f ON f.id = m.source WHERE m.id = ?',
  )
  return messages.map((id) => {
    const place = find.get(id)
    if (place === undefined) throw new WinnowError('not.found', `This case has no message ${id}.`)
    return formatUid(place)
  })
}
