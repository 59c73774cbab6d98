import type { ConversationHead } from '../../../shared/bundle/messages-page.ts'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Plan } from './plan.ts'
import { ShownReader } from './shown.ts'

/** One place in the order of a bundle, before any message is read. */
export type Slot =
  | { readonly kind: 'conversation'; readonly head: ConversationHead }
  | { readonly kind: 'message'; readonly id: number; readonly role: 'chosen' | 'context' }
  | { readonly kind: 'omitted'; readonly conversation: MessageRow['conversation']; readonly count: number }

/** The plan's conversations as the contents list shows them. */
export function headsOf({ conversations }: Plan): ConversationHead[] {
  return conversations.map(({ name, rows, shown, chosen }, index) => ({
    number: index + 1,
    name,
    rows,
    chosen: chosen.length,
    context: shown - chosen.length,
  }))
}

/** Everything that the bundle shows, in its order: conversation by conversation, with marks for what is left out between. */
export function* outlineOf(
  db: ReadDb,
  plan: Plan,
  context: number,
  cancelled: () => boolean,
): Generator<Slot> {
  const reader = new ShownReader(db)
  const heads = headsOf(plan)
  for (const [index, conversation] of plan.conversations.entries()) {
    const head = heads[index]
    if (head !== undefined) yield { kind: 'conversation', head }
    const { ids, windows, chosen } = reader.of(conversation, context, cancelled)
    const omitted = (count: number): Slot => ({ kind: 'omitted', conversation, count })
    let next = 0
    for (const { from, to } of windows) {
      if (from > next) yield omitted(from - next)
      for (const id of ids.subarray(from, to + 1)) {
        yield { kind: 'message', id, role: chosen.has(id) ? 'chosen' : 'context' }
      }
      next = to + 1
    }
    if (ids.length > next) yield omitted(ids.length - next)
  }
}
