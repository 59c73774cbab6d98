import { WinnowError } from '../../../shared/contract/error.ts'
import { formatUid } from '../../../shared/domain/address.ts'
import { rowsWith, TwinEditor } from '../columns/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Call, WriteHandler, WriteSeat } from '../seat.ts'
import { countConversationMessages } from '../sources/index.ts'
import { apply, type Decision } from './decisions.ts'
import { isOneMessage } from './groups.ts'

/** Says that rows are one message. @throws WinnowError not.found, state.conflict when they are already */
export const joinTwins: WriteHandler<'twin.join'> = (seat, { messages, note }, call) => {
  const wanted = [...new Set(messages)]
  const uids = uidsOf(seat.db, wanted)
  if (wanted.length < 2) {
    throw new WinnowError('call.params', 'One row cannot be joined with itself: name at least two.')
  }
  const links = new TwinEditor(seat.db)
  if (isOneMessage(links, wanted)) {
    throw new WinnowError('state.conflict', 'These rows are one message already.')
  }
  return decide(seat, links, { kind: 'join', messages: wanted }, uids, note, call)
}

/** Says that a row is a message of its own. @throws WinnowError not.found, state.conflict when it is already */
export const splitTwin: WriteHandler<'twin.split'> = (seat, { message, note }, call) => {
  const uids = uidsOf(seat.db, [message])
  const links = new TwinEditor(seat.db)
  if (rowsWith(links, message).length === 0) {
    throw new WinnowError('state.conflict', 'This row is a message of its own already.')
  }
  return decide(seat, links, { kind: 'split', messages: [message] }, uids, note, call)
}

/** Puts a decision down and applies it; the opposite decision takes it back. */
function decide(
  { db }: WriteSeat,
  links: TwinEditor,
  decision: Decision,
  uids: string[],
  note: string,
  call: Call,
): Record<string, never> {
  const { kind, messages } = decision
  const touched = [...new Set(messages.flatMap((id) => [id, ...rowsWith(links, id)]))]
  apply(db, links, decision)
  links.save()
  db.prepare('INSERT INTO twin_decision (kind, messages, note, account, at) VALUES (?, ?, ?, ?, ?)').run(
    kind,
    JSON.stringify(messages),
    note,
    call.actor.account,
    call.now(),
  )
  countConversationMessages(db, touched)
  const [target = ''] = uids
  call.record({ action: `twin.${kind}`, target, detail: { messages: uids, note } })
  call.changed('twins', 'messages')
  return {}
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
