import type { Selection } from '../../../shared/contract/bundle.ts'
import { WinnowError } from '../../../shared/contract/error.ts'
import type { ConversationId } from '../../../shared/domain/ids.ts'
import type { ReadDb } from '../db/connection.ts'
import type { CaseAccess } from '../seat.ts'
import { chooseIds } from './choose.ts'

/** A conversation of which messages were chosen. */
export interface ChosenConversation {
  readonly id: ConversationId
  readonly name: string
  /** Ascending message ids. */
  readonly chosen: Uint32Array
}

/** @throws WinnowError call.cancelled */
export function check(cancelled: () => boolean): void {
  if (cancelled()) throw new WinnowError('call.cancelled', 'Cancelled.')
}

/** The chosen messages by conversation; conversations by name, as the bundle shows them. */
export function chosenConversations(
  db: ReadDb,
  access: CaseAccess,
  selection: Selection,
  cancelled: () => boolean,
): ChosenConversation[] {
  const ids = chooseIds(db, access, selection, cancelled)
  const byConversation = new Map<ConversationId, number[]>()
  // json_each drives, message is reached by its primary key.
  const find = db
    .prepare<[string], [number, ConversationId]>(
      'SELECT m.id, m.conversation FROM json_each(?) AS j CROSS JOIN message AS m ON m.id = j.value',
    )
    .raw()
  for (const slice of slices(ids, 10_000)) {
    check(cancelled)
    for (const [id, conversation] of find.all(JSON.stringify(slice))) {
      const list = byConversation.get(conversation)
      if (list === undefined) byConversation.set(conversation, [id])
      else list.push(id)
    }
  }
  const name = db.prepare<[number], string>('SELECT name FROM conversation WHERE id = ?').pluck()
  return [...byConversation]
    .map(([id, chosen]) => ({ id, name: name.get(id) ?? '', chosen: Uint32Array.from(chosen) }))
    .sort((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || a.id - b.id)
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export function* slices(ids: Uint32Array, size: number): Generator<number[]> {
  for (let from = 0; from < ids.length; from += size) yield Array.from(ids.subarray(from, from + size))
}
